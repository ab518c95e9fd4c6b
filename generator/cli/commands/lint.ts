import { lintWorkspace } from "../../pipeline/lint.js";
import { type Command, defineCommand } from "../command.js";
import { formats } from "../formats/index.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import { exitCodeOf, THRESHOLD_OPTIONS } from "../threshold.js";

export const lint: Command = defineCommand({
  name: "lint",
  summary: "Shows where the documents drift, with file, line and column.",
  operands: "[providers...]",
  options: {
    format: {
      kind: "value",
      value: "<format>",
      summary: "how findings are shown; default stylish",
      choices: [...formats.keys()],
    },
    frame: { kind: "flag", summary: "show the lines of each place; in a terminal this is the default" },
    ...THRESHOLD_OPTIONS,
  },
  async run({ options, positionals }, terminal) {
    const opened = openWorkspace(terminal, positionals);
    if ("refused" in opened) {
      report({ findings: opened.refused, root: terminal.cwd, format: options.format }, terminal);
      return 2;
    }
    const { findings } = await lintWorkspace(opened.workspace);
    const frame = options.frame || terminal.stdout.isTTY === true;
    report({ findings, root: opened.workspace.project.root, format: options.format, frame }, terminal);
    return exitCodeOf(findings, options);
  },
});
