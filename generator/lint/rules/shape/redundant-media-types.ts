import { getObject, type JsonValue } from "../../../source/json.js";
import { byCodeUnit } from "../../../source/order.js";
import { formatPointer, type PointerToken } from "../../../source/pointer.js";
import { listed } from "../../literals.js";
import type { ResponseView } from "../../operations.js";
import { defineRule, type Rule } from "../../rule.js";

export const redundantMediaTypes: Rule = defineRule({
  id: "shape/redundant-media-types",
  severity: "warning",
  title: "One schema is declared under several media types",
  why: "Generators make one result for each media type, and a body of JSON that comes as text/plain is handed over as text.",
  help: "Declare the media type that the server sends. A client must read each declared one as JSON until then.",
  examples: {
    wrong: `paths:
  /pets:
    get:
      responses:
        "200":
          description: Pets
          content:
            text/plain:
              schema: { $ref: "#/components/schemas/Pet" }
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet: { type: object }
`,
    right: `paths:
  /pets:
    get:
      responses:
        "200":
          description: Pets
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet: { type: object }
`,
  },
  *check({ sites, operations }) {
    const shared = new Map<string, Shared>();
    for (const operation of operations) {
      const own: (ResponseView & { readonly types: readonly string[] })[] = [];
      for (const response of operation.responses) {
        const types = redundant(getObject(response.node, "content"));
        if (types === undefined) continue;
        const place = formatPointer(response.tokens);
        const uses = [...(shared.get(place)?.uses ?? []), `${response.status} of ${operation.name}`];
        if (place === formatPointer(response.entry)) own.push({ ...response, types });
        else shared.set(place, { types, tokens: response.tokens, uses });
      }
      const [first, ...more] = own.sort((a, b) => byCodeUnit(a.status, b.status));
      if (first === undefined) continue;
      const statuses = [first, ...more].map(({ status }) => status);
      yield {
        at: [...first.tokens, "content"],
        point: "key",
        message: `${listed(first.types)} are declared with one schema, for ${listed(statuses)} of ${operation.name}`,
        subject: operation.name,
      };
    }
    for (const { types, tokens, uses } of shared.values()) {
      const more = uses.length > 1 ? ` and ${uses.length - 1} more` : "";
      yield {
        at: [...tokens, "content"],
        point: "key",
        message: `${listed(types)} are declared with one schema, for ${[...uses].sort(byCodeUnit)[0]}${more}`,
        subject: "response",
      };
    }
    for (const { node, tokens } of sites.of("requestBody")) {
      const types = redundant(getObject(node, "content"));
      if (types !== undefined)
        yield {
          at: [...tokens, "content"],
          point: "key",
          message: `${listed(types)} are declared with one schema`,
          subject: "body",
        };
    }
  },
});

/** A response that operations refer to: one finding, however many there are, that none of them names. */
interface Shared {
  readonly types: readonly string[];
  readonly tokens: readonly PointerToken[];
  /** `400 of GET /pets` */
  readonly uses: readonly string[];
}

/** The names that share one referenced schema, where at least one of them is not a JSON media type proper. */
function redundant(content: JsonValue | undefined): readonly string[] | undefined {
  const byReference = new Map<string, string[]>();
  for (const [type, media] of Object.entries((content ?? {}) as Record<string, JsonValue>)) {
    const reference = getObject(media, "schema")?.$ref;
    if (typeof reference !== "string") continue;
    byReference.set(reference, [...(byReference.get(reference) ?? []), type]);
  }
  return [...byReference.values()].find(
    (types) => types.length > 1 && types.some(isJson) && types.some((type) => /^text\//.test(type)),
  );
}

function isJson(type: string): boolean {
  return /[/+]json\b/i.test(type);
}
