import { hasStyles } from "../../../model/form-styles.js";
import { mediaKind } from "../../../model/media-kind.js";
import { get, getObject, getString, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { defineRule, type Rule } from "../../rule.js";

export const encodingNotHeeded: Rule = defineRule({
  id: "emit/encoding-not-heeded",
  severity: "warning",
  title: "A member of a form is not written as its encoding says",
  why: "Generated clients and servers write and read a member in the way that is left, which the provider may not understand.",
  help: "State one of the styles form, spaceDelimited, pipeDelimited and deepObject; JSON for objects and lists of them; and bytes in multipart/form-data, as texts of format binary.",
  examples: {
    wrong: `paths:
  /proofs:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { tags: { type: array, items: { type: string } }, proof: { type: object } } }
            encoding:
              tags: { style: simple }
              proof: { contentType: application/xml }
      responses: { "204": { description: Taken } }
`,
    right: `paths:
  /proofs:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { tags: { type: array, items: { type: string } }, proof: { type: object } } }
            encoding:
              tags: { style: form, explode: false }
              proof: { contentType: application/json }
      responses: { "204": { description: Taken } }
`,
  },
  *check(context) {
    for (const { node, parent, tokens } of context.sites.of("encoding")) {
      const mediaType = String(parent?.tokens.at(-1) ?? "");
      if (parent?.kind !== "mediaType" || !hasStyles(mediaType)) continue;
      const name = String(tokens.at(-1));
      const style = getString(node, "style");
      if (style !== undefined && PARAMETERS_ALONE.has(style)) {
        yield {
          at: [...tokens, "style"],
          message: `The style ${shown(style)} of ${shown(name)} is none of a form: the member is written as if none were stated`,
        };
      }
      // `style` and what goes with it outweigh the media type.
      if (["style", "explode", "allowReserved"].some((key) => get(node, key) !== undefined)) continue;
      const message = unwritten(context, { name, node, schema: [...parent.tokens, "schema"], mediaType });
      if (message !== undefined) yield { at: [...tokens, "contentType"], message };
    }
  },
});

/** The styles that no form has. One that OpenAPI does not know is told of as such (`openapi/struct`). */
const PARAMETERS_ALONE: ReadonlySet<string> = new Set(["simple", "label", "matrix"]);

interface Member {
  readonly name: string;
  readonly node: JsonObject;
  /** Where the schema of the whole form stands. */
  readonly schema: readonly PointerToken[];
  /** Of the form. */
  readonly mediaType: string;
}

/** What is written instead of the media type that is stated, where that is another. */
function unwritten(context: Context, { mediaType, name, node, schema }: Member): string | undefined {
  const stated = getString(node, "contentType");
  if (stated === undefined) return undefined;
  const kinds = stated.split(",").map((one) => mediaKind(one, false));
  const about = `The media type ${shown(stated)} of ${shown(name)} is not heeded`;
  if (kinds.includes("json")) return undefined;
  if (isStructured(context, memberSchema(context, schema, name)))
    return `${about}: what is an object is written as JSON`;
  const isForm = !/^\s*multipart\//i.test(mediaType);
  return isForm && !kinds.includes("text") ? `${about}: a form holds texts, and no bytes` : undefined;
}

function memberSchema(context: Context, tokens: readonly PointerToken[], name: string): JsonValue | undefined {
  const whole = context.resolver.follow(context.valueAt(tokens), tokens)?.node;
  return context.resolver.follow(get(getObject(whole, "properties"), name), tokens)?.node;
}

/** Whether it is an object, or a list of them. */
function isStructured(context: Context, schema: JsonValue | undefined): boolean {
  const types = [get(schema, "type")].flat();
  if (types.includes("object") || get(schema, "properties") !== undefined) return true;
  const item = context.resolver.follow(get(schema, "items"), [])?.node;
  return get(item, "type") === "object" || get(item, "properties") !== undefined;
}

function shown(value: JsonValue): string {
  return JSON.stringify(value);
}
