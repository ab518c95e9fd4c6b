import { defineRule, type Rule } from "../../rule.js";

export const namesCrossed: Rule = defineRule({
  id: "contract/names-crossed",
  severity: "error",
  title: "A value is put where another one belongs",
  why: "Two times, or two ids, have the same type: what is swapped compiles, and is wrong. The time of the last change is none that a result tells. An idempotency key that two calls share makes the provider answer the second with what it answered the first; in a header that is not for it, a call without an answer is sent again and may be done twice.",
  help: "Put the value where its name says. Where the name misleads, say why with `because`.",
  examples: {
    as: "shown",
    wrong: `set:
  /releasedAt: $response.body#/expires_at
  /expiresAt: $response.body#/released_at
`,
    right: `set:
  /releasedAt: $response.body#/released_at
  /expiresAt: $response.body#/expires_at
`,
  },
});
