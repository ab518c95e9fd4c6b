import { REMOTE_OPTION } from "../allow-remote.js";
import { type Command, defineCommand } from "../command.js";

export const generate: Command = defineCommand({
  name: "generate",
  summary: "Writes the packages; all of them or, where something stands in the way, none.",
  operands: "[providers...]",
  options: {
    check: { kind: "flag", summary: "write nothing; exit 1 where the output on disk is stale" },
    "all-operations": { kind: "flag", summary: "whole documents, also where settings or bindings name operations" },
    "allow-remote": REMOTE_OPTION,
    watch: { kind: "flag", summary: "generate again whenever a specification changes" },
  },
  load: () => import("../run/generate.js"),
});
