import { UNNUMBERED_SUCCESS } from "../../../source/document.js";
import { getArray, getObject } from "../../../source/json.js";
import { listed } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

export const operationAddressMissing: Rule = defineRule({
  id: "docs/operation-address-missing",
  severity: "error",
  title: "The page states no address for its operation",
  why: "There is nothing to call: no method, no path.",
  help: "Find the address on another page, and state it as an assumption with its source.",
  covers: [{ rule: "model/operation-without-address", where: "here" }],
  examples: {
    wrong: `x-concordat-operations:
  releasePet:
    responses: { "400": { description: Bad request } }
`,
    right: `paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Released } }
`,
  },
  *check({ document, operations }) {
    for (const { site, name, path } of operations) {
      if (path !== undefined) continue;
      const lacking = [
        "method",
        "path",
        ...((getArray(document.root, "servers") ?? []).length === 0 ? ["server"] : []),
        ...(getObject(site.node, UNNUMBERED_SUCCESS) === undefined ? [] : ["success status"]),
      ];
      yield { at: site.tokens, message: `The page states no ${listed(lacking, "or")} for ${name}`, subject: name };
    }
  },
});
