import { lintWorkspace } from "../../pipeline/lint.js";
import { type Command, defineCommand } from "../command.js";
import { openWorkspace } from "../open-workspace.js";
import { FORMAT_OPTION, readOutputs, writeOutputs } from "../outputs.js";
import { exitCodeOf, THRESHOLD_OPTIONS } from "../threshold.js";

export const lint: Command = defineCommand({
  name: "lint",
  summary: "Shows where the documents drift, with file, line and column.",
  operands: "[providers...]",
  options: {
    format: FORMAT_OPTION,
    frame: { kind: "flag", summary: "show the lines of each place; in a terminal this is the default" },
    ...THRESHOLD_OPTIONS,
  },
  async run({ options, positionals }, terminal) {
    const outputs = readOutputs(options.format);
    const frame = options.frame || terminal.stdout.isTTY === true;
    const opened = openWorkspace(terminal, positionals);
    if ("refused" in opened) {
      const failures = await writeOutputs({ findings: opened.refused, root: terminal.cwd, frame, outputs }, terminal);
      for (const failure of failures) terminal.stderr.write(`concordat: ${failure}\n`);
      return 2;
    }
    const { findings } = await lintWorkspace(opened.workspace);
    const root = opened.workspace.project.root;
    const failures = await writeOutputs({ findings, root, frame, outputs }, terminal);
    for (const failure of failures) terminal.stderr.write(`concordat: ${failure}\n`);
    return failures.length > 0 ? 2 : exitCodeOf(findings, options);
  },
});
