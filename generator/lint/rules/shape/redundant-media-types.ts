import { getObject, type JsonValue } from "../../../source/json.js";
import { listed } from "../../literals.js";
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
    const seen = new Set<string>();
    for (const operation of operations) {
      const repeated = operation.responses.flatMap(({ node, tokens, status }) => {
        const types = redundant(getObject(node, "content"));
        return types === undefined ? [] : [{ types, tokens, status, key: JSON.stringify(tokens) }];
      });
      const [first, ...more] = repeated.filter(({ key }) => !seen.has(key));
      for (const { key } of repeated) seen.add(key);
      if (first === undefined) continue;
      const statuses = [first, ...more].map(({ status }) => status);
      yield {
        at: [...first.tokens, "content"],
        point: "key",
        message: `${listed(first.types)} are declared with one schema, for ${listed(statuses)} of ${operation.name}`,
        subject: operation.name,
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
