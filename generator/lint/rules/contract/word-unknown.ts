import { defineRule, type Rule } from "../../rule.js";

export const wordUnknown: Rule = defineRule({
  id: "contract/word-unknown",
  severity: "error",
  title: "A success, how a resource ended, or what comes next rests on what nobody is known to use for it",
  why: "`ok`, `true` and `accepted` often say that the request arrived, and not that it was done. A code that nobody named may say anything, and so may a state of which a guard only says what it is not. A step that some words ask for (`steps` of the contract) does nothing, or harm, where they did not come.",
  help: "Decide by the word that says it. Where this provider says it with another, say where it promises that with `because`.",
  examples: {
    as: "shown",
    wrong: `cases:
  OK: { outcome: released }
`,
    right: `cases:
  OK: { outcome: released, because: The page calls OK the state of a pet that is free. }
`,
  },
});
