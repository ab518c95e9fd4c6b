import { defineRule, type Rule } from "../../rule.js";

export const operationWithoutAddress: Rule = defineRule({
  id: "model/operation-without-address",
  severity: "error",
  title: "An operation has no method or no path",
  why: "No client can call it, so none is generated.",
  help: "State the address as an assumption: copy the operation to its place under `paths`.",
  examples: {
    as: "shown",
    wrong: `x-concordat-operations:
  releasePet: {}
`,
    right: `paths:
  /pets/{id}/release:
    post: {}
`,
  },
});
