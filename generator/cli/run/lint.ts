import { baselinePath, withBaseline } from "../../pipeline/baseline.js";
import { readRemote } from "../allow-remote.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { type LintRun, openLint } from "../open-lint.js";
import { readOutputs, refusal, writeOutputs } from "../outputs.js";
import type { ExitCode, Terminal } from "../terminal.js";
import { couldNotRun, exitCodeOf } from "../threshold.js";

interface Options extends BaselineOptions {
  readonly format: readonly string[];
  readonly "allow-remote": readonly string[];
  readonly frame: boolean;
  readonly "fail-on": string | undefined;
  readonly "max-warnings": string | undefined;
}

/** What `lint` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  const outputs = readOutputs(options.format);
  const frame = options.frame || terminal.stdout.isTTY === true;
  const run = await openLint(terminal, positionals, readRemote(options["allow-remote"]));
  const refused = "refused" in run;
  const { root } = refused ? { root: terminal.cwd } : run;
  const findings = refused ? run.refused : await compare(run, options, terminal);
  const failures = await writeOutputs({ findings, root, frame, outputs }, terminal);
  for (const failure of failures) terminal.stderr.write(`concordat: ${failure}\n`);
  return refused || failures.length > 0 || couldNotRun(findings) ? 2 : exitCodeOf(findings, options);
}

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
