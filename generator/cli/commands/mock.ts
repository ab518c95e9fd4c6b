import { type Command, defineCommand } from "../command.js";

export const mock: Command = defineCommand({
  name: "mock",
  summary: "Serves a provider's generated server on loopback, with a small state machine behind it.",
  operands: "<provider>",
  options: {
    port: { kind: "value", value: "<port>", summary: "port on 127.0.0.1; default: a free one, which is printed" },
    "pending-ms": { kind: "value", value: "<ms>", summary: "how long a pending state lasts; default: 5000" },
    "known-only": { kind: "flag", summary: "only objects that were put there exist (docs/mock.md); default: all do" },
    credential: { kind: "value", value: "<text>", summary: "the one credential that is taken; default: any" },
    later: {
      kind: "value",
      value: "<scenario>=<ms>",
      summary: "what becomes of an object that nothing happens to, and when after it was first named",
    },
  },
  load: () => import("../run/mock.js"),
});
