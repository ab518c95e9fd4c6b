import { completeDrafts, type Finding } from "../../lint/index.js";
import {
  type ProposedRepair,
  proposeFileRepairs,
  proposeRepairs,
  type UnplacedFix,
  writeRepairs,
} from "../../pipeline/fix.js";
import type { Workspace } from "../../pipeline/workspace.js";
import { readRemote } from "../allow-remote.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { visible, withoutCommands } from "../formats/visible.js";
import { openOperands } from "../open-operands.js";
import { refusal } from "../outputs.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";
import { couldNotRun } from "../threshold.js";

interface Options {
  readonly "dry-run": boolean;
  readonly write: boolean;
  readonly "allow-remote": readonly string[];
  readonly review: boolean;
}

/** What `fix` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  if (options.write && options["dry-run"]) throw new UsageError("--write and --dry-run exclude each other");
  const remote = readRemote(options["allow-remote"]);
  const opened = openOperands(terminal, positionals, { remote, providersByName: true });
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const { root, workspace, missing } = opened;
  const files = await proposeFileRepairs(opened.files, options);
  const repairs = [...(await proposeRepairs(workspace, options)), ...files.repairs];
  const unreached = [...missing, ...files.unread.filter(({ severity }) => severity !== "info")];
  const refused = [
    ...unreached,
    ...unread(workspace),
    ...repairs.flatMap(({ provider, findings }) => completeDrafts({ provider, drafts: findings })),
  ];
  if (refused.length > 0) report({ findings: refused, root }, terminal);
  if (options.write) for (const repair of repairs) await write(root, repair);
  else for (const { diff } of repairs) terminal.stdout.write(withoutCommands(diff));
  for (const { file, text, actions, unplaced } of repairs) {
    const done = options.write ? "written" : "proposed; --write records them";
    if (text !== undefined)
      terminal.stderr.write(`${visible(file)}: ${actions} action${actions === 1 ? "" : "s"} ${done}\n`);
    for (const one of unplaced) terminal.stderr.write(`${visible(file)}: not placed: ${describe(one)}\n`);
  }
  if (repairs.length === 0 && refused.length === 0)
    terminal.stderr.write(
      `Nothing to repair${options.review ? "" : "; --review also proposes what a person must agree to"}.\n`,
    );
  const left = repairs.some(({ unplaced }) => unplaced.length > 0);
  return couldNotRun(unreached) ? 2 : refused.length > 0 || left ? 1 : 0;
}

async function write(root: string, repair: ProposedRepair): Promise<void> {
  await writeRepairs(root, [repair]).catch((error) => {
    throw new UsageError(refusal(repair.file, error));
  });
}

function describe({ finding: { rule, message, location }, reason }: UnplacedFix): string {
  const place = `${location.file}:${location.line}:${location.column}`;
  return visible(
    `the fix of ${rule} at ${place} (${message}) does not hold: ${reason}. Mend it by hand: in the overlay, or where the document is kept.`,
  );
}

/** What kept `fix` from looking at a document. */
function unread({ drafts, providers }: Workspace): readonly Finding[] {
  const closed = providers.filter(({ published }) => published === undefined);
  return [
    ...completeDrafts({ provider: "", drafts }),
    ...closed.flatMap(({ folder, drafts: own }) => completeDrafts({ provider: folder.name, drafts: own })),
  ];
}
