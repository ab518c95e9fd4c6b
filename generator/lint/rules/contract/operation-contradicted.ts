import { defineRule, type Rule } from "../../rule.js";

export const operationContradicted: Rule = defineRule({
  id: "contract/operation-contradicted",
  severity: "error",
  title: "The operation's names do not say that it does what the contract asks",
  why: "A sibling operation may take the same parameters and give the same answers: bound by mistake, it would do another thing, and its answer would be reported as this one.",
  help: "Bind the operation that the contract means. Where the provider has another word for it, write `operation: { name: …, because: … }`.",
  examples: {
    as: "shown",
    wrong: `operation: refundPet # for a contract that releases the pet
`,
    right: `operation: { name: freePet, because: The shop says free where others say release. }
`,
  },
});
