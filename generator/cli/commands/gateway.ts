import { type Command, defineCommand } from "../command.js";

export const gateway: Command = defineCommand({
  name: "gateway",
  summary: "Serves the contracts themselves on loopback, with every bound provider behind them.",
  operands: "",
  options: {
    port: { kind: "value", value: "<port>", summary: "port on 127.0.0.1; default: a free one, which is printed" },
  },
  load: () => import("../run/gateway.js"),
});
