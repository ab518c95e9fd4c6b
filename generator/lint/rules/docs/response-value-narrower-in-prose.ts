import { getArray, getObject } from "../../../source/json.js";
import { reachableSchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const responseValueNarrowerInProse: Rule = defineRule({
  id: "docs/response-value-narrower-in-prose",
  severity: "warning",
  title: "The prose promises one value where the schema allows several",
  why: "Who believes the prose has no branch for the other values; who believes the schema writes branches that never run.",
  help: "Handle each value of the schema. Ask the provider which of the two holds.",
  examples: {
    as: "page",
    wrong: `# Release a pet

* **status** — the state (always \`FREE\`)

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema:
                type: object
                properties:
                  status: { type: string, enum: [FREE, KEPT] }
\`\`\`
`,
    right: `# Release a pet

* **status** — the state (always \`FREE\`)

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema:
                type: object
                properties:
                  status: { type: string, enum: [FREE] }
\`\`\`
`,
  },
  *check(context) {
    for (const { node } of reachableSchemas(context, context.boundOperations)) {
      for (const [name, property] of Object.entries(getObject(node, "properties") ?? {})) {
        const values = getArray(context.resolver.follow(property, [])?.node, "enum");
        if (values === undefined || values.length < 2) continue;
        const passage = context.passages.find(
          ({ text }) => opensWith(text, name) && values.includes(alwaysIn(text) ?? null),
        );
        if (passage === undefined) continue;
        yield {
          at: passage.locate(),
          message: `\`${name}\` is said to be always \`${alwaysIn(passage.text)}\`, and its enum has ${values.length} values`,
          subject: name,
        };
      }
    }
  },
});

function alwaysIn(text: string): string | undefined {
  return /\balways `([^`]+)`/.exec(text)?.[1];
}

/** An item of a list of fields begins with the field's name, in bold or as code. */
function opensWith(text: string, name: string): boolean {
  return text.replace(/^[-*\s_`]+/, "").startsWith(name);
}
