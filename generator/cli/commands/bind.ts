import { type Command, defineCommand } from "../command.js";

export const bind: Command = defineCommand({
  name: "bind",
  summary: "Prints a binding to fill in: all that the document declares, and a `?` where a person decides.",
  operands: "<provider> <contract>",
  options: {
    operation: { kind: "value", value: "<name>", summary: "the operation: its operationId, or `METHOD /path`" },
    write: { kind: "flag", summary: "write bindings/<contract>.yaml; one that is there is left alone" },
  },
  load: () => import("../run/bind.js"),
});
