import { baselinePath, withBaseline } from "../../pipeline/baseline.js";
import { REMOTE_OPTION, readRemote } from "../allow-remote.js";
import { UsageError } from "../arguments.js";
import { type Command, defineCommand } from "../command.js";
import { type LintRun, openLint } from "../open-lint.js";
import { FORMAT_OPTION, readOutputs, refusal, writeOutputs } from "../outputs.js";
import type { Terminal } from "../terminal.js";
import { couldNotRun, exitCodeOf, THRESHOLD_OPTIONS } from "../threshold.js";

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
  async run({ options, positionals }, terminal) {
    const outputs = readOutputs(options.format);
    const frame = options.frame || terminal.stdout.isTTY === true;
    const run = await openLint(terminal, positionals, readRemote(options["allow-remote"]));
    const refused = "refused" in run;
    const { root } = refused ? { root: terminal.cwd } : run;
    const findings = refused ? run.refused : await compare(run, options, terminal);
    const failures = await writeOutputs({ findings, root, frame, outputs }, terminal);
    for (const failure of failures) terminal.stderr.write(`concordat: ${failure}\n`);
    return refused || failures.length > 0 || couldNotRun(findings) ? 2 : exitCodeOf(findings, options);
  },
});

interface BaselineOptions {
  readonly baseline: string | undefined;
  readonly "update-baseline": boolean;
  readonly prune: boolean;
}

async function compare({ findings, root, config, scope }: LintRun, options: BaselineOptions, terminal: Terminal) {
  const path = baselinePath(root, terminal.cwd, options.baseline);
  const update = options["update-baseline"];
  const report = await withBaseline({ findings, root, path, scope, config, update, prune: options.prune }).catch(
    (error) => {
      throw new UsageError(refusal(options.baseline ?? path, error));
    },
  );
  if (report.written !== undefined) {
    const { file, added, dropped } = report.written;
    terminal.stderr.write(`${file}: ${added} accepted, ${dropped} dropped\n`);
  }
  return report.findings;
}
