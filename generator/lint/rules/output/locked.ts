import { defineRule, type Rule } from "../../rule.js";

export const lockedOutput: Rule = defineRule({
  id: "output/locked",
  severity: "error",
  title: "Another run is writing",
  why: "Two runs at once would mix their output.",
  help: "Wait for it to end; the lock goes with it.",
  examples: {
    as: "shown",
    wrong: `(two \`concordat generate\` at once)
`,
    right: `(one after the other)
`,
  },
});
