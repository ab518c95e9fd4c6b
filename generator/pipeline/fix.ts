import { basename, resolve } from "node:path";
import { type Finding, linterOf } from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import type { Outcome } from "../source/draft.js";
import { readText } from "../source/read.js";
import { SourceText } from "../source/text.js";
import { type FilesInput, lintFile, openFile, REPAIRS_ENDING } from "./files.js";
import { lintConfigOf, lintProvider } from "./lint.js";
import type { Known, ProviderAnalysis } from "./provider.js";
import { type ProposedRepair, type Run, settle } from "./settle.js";
import { analyseFolder, type Workspace } from "./workspace.js";

export type { ProposedRepair, UnplacedFix } from "./settle.js";

/** The repairs that the open findings of a workspace propose; providers that need none are left out. Writes nothing. */
export async function proposeRepairs(
  workspace: Workspace,
  options: { readonly review: boolean },
): Promise<readonly ProposedRepair[]> {
  const { project, contracts } = workspace;
  const { config } = lintConfigOf(project);
  const repairs: ProposedRepair[] = [];
  for (const analysis of workspace.providers) {
    const { folder, published } = analysis;
    if (published === undefined) continue;
    const { name, source } = folder;
    const overlay = `${folder.folder}/repairs.overlay.yaml`;
    const linter = linterOf(published);
    const run = async (text?: string): Promise<Run> => {
      const known = knownWith(analysis, overlay, text);
      const current = known === undefined ? analysis : analyseFolder({ project, contracts, folder, known });
      const findings = await lintProvider(current, config, project.config.limits.seconds, linter);
      return { analysis: current, findings };
    };
    const existing = readExisting(analysis, project.root, overlay);
    const repair = await settle({ provider: name, title: titleOf(name), source, overlay, existing, run }, options);
    if (repair !== undefined) repairs.push(repair);
  }
  return repairs;
}

/** The same for loose files, whose repairs stand beside them; and what kept a file from being read. Writes nothing. */
export async function proposeFileRepairs(
  input: FilesInput,
  options: { readonly review: boolean },
): Promise<{ readonly repairs: readonly ProposedRepair[]; readonly unread: readonly Finding[] }> {
  const repairs: ProposedRepair[] = [];
  const unread: Finding[] = [];
  for (const file of input.files) {
    const opened = openFile(file, input);
    const { root, shown, analysis } = opened;
    if (analysis.published === undefined) {
      unread.push(...(await lintFile(opened, input)));
      continue;
    }
    const overlay = shown + REPAIRS_ENDING;
    const linter = linterOf(analysis.published);
    const run = async (text?: string): Promise<Run> => {
      const known = knownWith(analysis, analysis.folder.source + REPAIRS_ENDING, text);
      const current = known === undefined ? opened : openFile(file, input, known);
      return { analysis: current.analysis, findings: await lintFile(current, input, linter) };
    };
    const existing = readExisting(analysis, root, overlay);
    const subject = { provider: shown, title: titleOf(shown), source: shown, overlay, existing, run };
    const repair = await settle(subject, options);
    if (repair !== undefined) repairs.push(repair);
  }
  return { repairs, unread };
}

/** What a run with other repairs need not read: the document, and the repairs under the name that the run knows them by. */
function knownWith({ published }: ProviderAnalysis, name: string, text: string | undefined): Known | undefined {
  return published && text !== undefined ? { published, repairs: new SourceText(name, text) } : undefined;
}

function readExisting({ folder }: ProviderAnalysis, root: string, shown: string): Outcome<SourceText> | undefined {
  return folder.repairs === undefined ? undefined : readText({ root, path: folder.repairs, shown });
}

function titleOf(provider: string): string {
  return `Repairs of ${basename(provider)}`;
}

/** Writes the overlays. The document itself is never touched. Rejects with the system's error where one cannot be written. */
export async function writeRepairs(root: string, repairs: readonly ProposedRepair[]): Promise<void> {
  for (const { file, text } of repairs) if (text !== undefined) await replaceFile(resolve(root, file), text);
}
