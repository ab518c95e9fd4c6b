import { defineRule, type Rule } from "../../rule.js";

export const identityUnread: Rule = defineRule({
  id: "contract/identity-unread",
  severity: "error",
  title: "The id that an answer repeats is not compared",
  why: "An answer about something else would be taken for the one that was asked for.",
  help: "Set the result's id from the member that repeats it.",
  examples: {
    as: "shown",
    wrong: `"200":
  switch: $response.body#/status # the body has an id
`,
    right: `"200":
  switch: $response.body#/status
  set: { /petId: $response.body#/id }
`,
  },
});
