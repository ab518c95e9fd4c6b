import { listed } from "../../literals.js";
import { reachableSchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const closedResponse: Rule = defineRule({
  id: "shape/closed-response",
  severity: "warning",
  title: "A response forbids new fields",
  why: "With `additionalProperties: false` any field that the provider adds later makes a strict client refuse the response.",
  help: "Leave `additionalProperties` out of what a server sends. Validators made from this document should report such a field and go on.",
  examples: {
    wrong: `paths:
  /pets:
    get:
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet:
      type: object
      properties: { name: { type: string } }
      additionalProperties: false
`,
    right: `paths:
  /pets:
    get:
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
components:
  schemas:
    Pet:
      type: object
      properties: { name: { type: string } }
`,
  },
  *check(context) {
    for (const { node, tokens, statuses } of reachableSchemas(context)) {
      if (!Object.hasOwn(node, "additionalProperties") || node.additionalProperties !== false) continue;
      yield {
        at: [...tokens, "additionalProperties"],
        message: `A schema of a response (${listed([...statuses])}) has \`additionalProperties: false\`: any new field breaks a strict client`,
        subject: "additionalProperties",
        group: "closed-responses",
      };
    }
  },
});
