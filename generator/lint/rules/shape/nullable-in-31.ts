import type { Fix, OverlayAction } from "../../../repair/overlay.js";
import { isArray, type JsonObject, type JsonValue } from "../../../source/json.js";
import { addMembers, exchange, inOrder, removeNode, replaceMembers, review, safe } from "../../fixes.js";
import { booleanIn } from "../../literals.js";
import { listsNull, Nulls, typesNull } from "../../nulls.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

const ID = "shape/nullable-in-31";

export const nullableIn31: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "`nullable` is no keyword since OpenAPI 3.1",
  why: "Schemas of 3.1 are JSON Schema, which ignores the word: null is refused where the provider sends it.",
  help: "Name `null` among the types.",
  mends: "`concordat fix` proposes the repair.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` proposes nothing where the document does not tell what is to allow null:",
      items: [
        "a schema that is a composition other than a reference, one `anyOf` or one `oneOf`, and refuses null.",
        "a `oneOf` of which some alternatives allow null, or none can be told not to: one more would make two match, or more.",
        "a schema that lists its values with both `const` and `enum`.",
      ],
    },
  ],
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
    { rule: "openapi/nullable-type-sibling", where: "here" },
  ],
  examples: {
    openapi: "3.1.0",
    wrong: `components:
  schemas:
    Owner: { type: string, nullable: true }
`,
    right: `components:
  schemas:
    Owner: { type: [string, "null"] }
`,
  },
  *check({ document, sites, resolver }) {
    if (document.version === "2.0" || document.version === "3.0") return;
    const nulls = new Nulls(sites, resolver);
    for (const site of sites.of("schema")) {
      const written = Object.hasOwn(site.node, "nullable") ? site.node.nullable : undefined;
      const nullable = typeof written === "string" ? booleanIn(written) : written;
      if (written === undefined || typeof nullable !== "boolean") continue;
      const idle = isIdle({ nulls, site, nullable });
      const fix = mend({ root: document.root, nulls, site, written, idle });
      yield {
        at: [...site.tokens, "nullable"],
        message: `\`nullable: ${nullable}\` says nothing in OpenAPI ${document.version}`,
        subject: "nullable",
        group: "nullable-in-31",
        ...(idle ? IDLE[nullable ? "true" : "false"] : {}),
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

/** What is said where the schema means the same without the word. */
const IDLE = {
  true: {
    why: "Schemas of 3.1 are JSON Schema, which ignores the word. Null is allowed here without it.",
    help: "Leave `nullable` out. `concordat fix` proposes the repair.",
  },
  false: {
    why: "Schemas of 3.1 are JSON Schema, which ignores the word: it neither allows nor refuses null.",
    help: "Leave `nullable` out. `concordat fix` proposes the repair.",
  },
} as const;

/** Whether nothing but the word is to go: it says no, or null is allowed without it, by the schema or by another alternative beside it. */
function isIdle(from: { readonly nulls: Nulls; readonly site: Site; readonly nullable: boolean }): boolean {
  const { nulls, site, nullable } = from;
  if (!nullable || nulls.crowds(site) === "here") return true;
  const own = typesNull(site.node) && listsNull(site.node);
  return own && nulls.compose(site.node, "meant") === "yes";
}

interface Nullable {
  readonly root: JsonObject;
  readonly nulls: Nulls;
  readonly site: Site;
  readonly written: JsonValue;
  /** Nothing but the word is to go. */
  readonly idle: boolean;
}

/**
 * The same meaning in 3.1, or undefined where a person must say it. A list of values without null refuses it whatever `nullable` says
 * (OpenAPI 3.0.3, 4.7.24.1): which of the two holds is for a person to say.
 */
function mend({ root, nulls, site, written, idle }: Nullable): Fix | undefined {
  const { node, tokens } = site;
  const change = { rule: ID, root, tokens, reason: "Schemas of OpenAPI 3.1 have no `nullable`; null is a type." };
  const dropped = removeNode({ ...change, tokens: [...tokens, "nullable"], expected: written });
  if (idle) return safe(dropped);
  const listing = listNull(change, node);
  if (listing === undefined) return undefined;
  const typing = typeNull(change, node);
  const composed = nulls.compose(node, "meant");
  if (composed === "yes") {
    const actions = inOrder([...typing, ...listing], [dropped]);
    // A `oneOf` elsewhere may come to refuse null, which two of its alternatives then allow.
    return listing.length === 0 && nulls.crowds(site) === undefined ? safe(...actions) : review(...actions);
  }
  const present = COMPOSED.filter((keyword) => Object.hasOwn(node, keyword));
  const [key, ...more] = present;
  if (more.length > 0) return undefined;
  const alternatives = key === "anyOf" || key === "oneOf" ? node[key] : undefined;
  if (key !== undefined && isArray(alternatives)) {
    const refused = alternatives.every((one) => nulls.take(one, "meant") === "no");
    if (key === "oneOf" && !refused) return undefined;
    const expected = { [key]: alternatives };
    const other = replaceMembers({ ...change, update: { [key]: [{ type: "null" }] }, expected });
    return review(...inOrder([...typing, other, ...listing], [dropped]));
  }
  if (key !== "$ref" || typeof node.$ref !== "string") return undefined;
  const either = addMembers({ ...change, update: { anyOf: [{ $ref: node.$ref }, { type: "null" }] } });
  // The reference goes last: it is what the target may be known by.
  const referred = removeNode({ ...change, tokens: [...tokens, "$ref"], expected: node.$ref });
  return review(...inOrder([...typing, either, ...listing, dropped], [referred]));
}

/** Beside these it is not for `type` alone to say what a value is. */
const COMPOSED = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if"];

type Change = Omit<Parameters<typeof addMembers>[0], "update">;

/** Null among the types, where they are stated. */
function typeNull(change: Change, node: JsonObject): readonly OverlayAction[] {
  const { type } = node;
  if (typesNull(node)) return [];
  if (typeof type === "string") return exchange({ ...change, key: "type", from: type, to: [type, "null"] });
  return [replaceMembers({ ...change, update: { type: ["null"] }, expected: { type: type ?? null } })];
}

/** Null among the values that are listed: in the enum, or in one that takes the place of `const`; undefined where there are both. */
function listNull(change: Change, node: JsonObject): readonly OverlayAction[] | undefined {
  if (listsNull(node)) return [];
  if (!Object.hasOwn(node, "const"))
    return [replaceMembers({ ...change, update: { enum: [null] }, expected: { enum: node.enum ?? null } })];
  if (Object.hasOwn(node, "enum")) return undefined;
  const only = node.const ?? null;
  const removed = removeNode({ ...change, tokens: [...change.tokens, "const"], expected: only });
  return [removed, addMembers({ ...change, update: { enum: [only, null] } })];
}
