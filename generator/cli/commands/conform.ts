import { type Command, defineCommand } from "../command.js";

export const conform: Command = defineCommand({
  name: "conform",
  summary:
    "Runs the conformance suite against a provider's generated adapter, on loopback or in the provider's sandbox.",
  operands: "<provider>",
  options: {
    contract: { kind: "value", value: "<name>", summary: "where the provider is bound to several; default: the first" },
    expectations: {
      kind: "value",
      value: "<file>",
      summary: "what each scenario must come to; default: expectations/<contract>.yaml in the provider's folder",
    },
    scaffold: { kind: "flag", summary: "print expectations to fill in: a `?` where a person decides" },
    write: { kind: "flag", summary: "with --scaffold: write the file; one that is there is left alone" },
    "base-url": {
      kind: "value",
      value: "<url>",
      summary: "run in the provider's sandbox instead; credentials are read from the environment",
    },
    resource: {
      kind: "list",
      value: "<scenario>=<id>",
      summary: "in the sandbox: a resource that is acted on, and the scenario that it must be; in this order",
    },
    "dry-run": { kind: "flag", summary: "in the sandbox: print what would be sent, and send nothing" },
    "allow-documented-server": {
      kind: "flag",
      summary: "in the sandbox: the address may be a server of the provider's document",
    },
    format: { kind: "value", value: "<format>", summary: "of the results", choices: ["text", "json", "junit"] },
  },
  load: () => import("../run/conform.js"),
});
