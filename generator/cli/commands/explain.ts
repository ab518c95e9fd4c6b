import { type Command, defineCommand } from "../command.js";

export const explain: Command = defineCommand({
  name: "explain",
  summary: "Says what a rule sees, why it matters and what to do; without a rule it lists them.",
  operands: "[rule]",
  options: {},
  load: () => import("../run/explain.js"),
});
