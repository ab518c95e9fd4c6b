import { defineRule, type Rule } from "../../rule.js";

export const secretRead: Rule = defineRule({
  id: "contract/secret-read",
  severity: "error",
  title: "A binding reads a value that the document marks as secret",
  why: "Results are logged and shown. Who reads a link or a key that opens something can use it.",
  help: "Read another member. If the value is no secret, remove `x-concordat-secret` from the overlay that set it.",
  examples: {
    as: "shown",
    wrong: `set: { /message: $response.body#/pickup_link }   # x-concordat-secret: true
`,
    right: `set: { /message: $response.body#/note }
`,
  },
});
