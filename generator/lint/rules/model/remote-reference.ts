import { defineRule, type Rule } from "../../rule.js";

export const remoteReference: Rule = defineRule({
  id: "model/remote-reference",
  severity: "error",
  title: "A reference leads outside the document",
  why: "Nothing is fetched for a document, so what it stands for is unknown.",
  help: "Put the component into the document, save the file beside it and refer to that, or allow its origin with --allow-remote.",
  examples: {
    as: "shown",
    wrong: `$ref: https://example.test/pet.yaml
`,
    right: `$ref: "#/components/schemas/Pet"
`,
  },
});
