import { REMOTE_OPTION } from "../allow-remote.js";
import { type Command, defineCommand } from "../command.js";
import { FORMAT_OPTION } from "../formats/option.js";
import { THRESHOLD_OPTIONS } from "../threshold.js";

export const lint: Command = defineCommand({
  name: "lint",
  summary: "Shows where the documents drift, with file, line and column.",
  operands: "[providers and files...]",
  options: {
    format: FORMAT_OPTION,
    "allow-remote": REMOTE_OPTION,
    frame: { kind: "flag", summary: "show the lines of each place; in a terminal this is the default" },
    ...THRESHOLD_OPTIONS,
    baseline: {
      kind: "value",
      value: "<file>",
      summary: "the findings that are accepted; default concordat-baseline.json beside concordat.yaml",
    },
    "update-baseline": { kind: "flag", summary: "accept what is open now" },
    prune: { kind: "flag", summary: "drop what no longer occurs from the baseline" },
  },
  load: () => import("../run/lint.js"),
});
