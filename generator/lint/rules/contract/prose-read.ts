import { defineRule, type Rule } from "../../rule.js";

export const proseRead: Rule = defineRule({
  id: "contract/prose-read",
  severity: "error",
  title: "A binding decides by words that are meant for people",
  why: "A message or a detail may be reworded or translated at any time, and then the same answer means something else.",
  help: "Decide by a code, a state or the status; `has()` may ask whether the words are there. Where the provider publishes every value, state them as an `enum` in its assumptions overlay, with where they stand.",
  examples: {
    as: "shown",
    wrong: `"409":
  switch: $response.body#/message
  cases: { Adopted.: { outcome: not_released, fault: PET_ADOPTED } }
  otherwise: { outcome: not_released, fault: PET_NOT_RELEASABLE }
`,
    right: `"409":
  switch: $response.body#/code
  cases: { adopted: { outcome: not_released, fault: PET_ADOPTED } }
  otherwise: { outcome: not_released, fault: PET_NOT_RELEASABLE }
`,
  },
});
