import { getString } from "../../../source/json.js";
import { addMembers, replaceMembers, restingOn, safe, standing } from "../../fixes.js";
import { booleanIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

export const pathParameterNotRequired: Rule = defineRule({
  id: "shape/path-parameter-not-required",
  severity: "error",
  title: "A path parameter is not required",
  why: "There is no path without the value. OpenAPI demands `required: true`, and many generators stop without it.",
  help: "Add `required: true`.",
  mends: "`concordat fix` proposes the repair.",
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters:
        - name: id
          in: path
          schema: { type: string }
      responses: { "200": { description: A pet } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters:
        - name: id
          in: path
          required: true
          schema: { type: string }
      responses: { "200": { description: A pet } }
`,
  },
  *check({ document, sites }) {
    for (const { node, tokens } of sites.of("parameter")) {
      if (node.in !== "path" || node.required === true) continue;
      const written = Object.hasOwn(node, "required") ? node.required : undefined;
      if (typeof written === "string" && booleanIn(written) === true) continue;
      const change = {
        rule: this.id,
        reason: "A path parameter is always required (OpenAPI 3.1, 4.8.12.2.1).",
        root: document.root,
        tokens,
      };
      const update = { required: true };
      yield {
        at: tokens,
        message: `The path parameter \`${getString(node, "name") ?? ""}\` is not \`required: true\``,
        subject: "required",
        fix: restingOn(
          [standing(document.root, tokens, { in: "path" })],
          safe(
            written === undefined
              ? addMembers({ ...change, update })
              : replaceMembers({ ...change, update, expected: { required: written } }),
          ),
        ),
      };
    }
  },
});
