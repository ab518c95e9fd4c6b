import { basename, resolve } from "node:path";
import { type Finding, type ProposedFix, proposedFixes } from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import { applyActions } from "../repair/apply.js";
import { diffDocuments } from "../repair/diff.js";
import { problemInWords } from "../repair/stale.js";
import { orderedFixes, writeOverlay } from "../repair/write-overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import { readText } from "../source/read.js";
import { type FilesInput, lintFile, openFile, REPAIRS_ENDING } from "./files.js";
import { lintConfigOf, lintProvider } from "./lint.js";
import type { ProviderAnalysis } from "./provider.js";
import type { Workspace } from "./workspace.js";

/** What `fix` would do for one document. */
export interface ProposedRepair {
  /** The provider's name; a loose file's path. */
  readonly provider: string;
  /** The overlay, relative to the project. */
  readonly file: string;
  /** The overlay's new text; undefined where it cannot be written, and `findings` says why. */
  readonly text: string | undefined;
  readonly actions: number;
  /** What is proposed and cannot be placed behind the actions that are there, with the reason. */
  readonly unplaced: readonly UnplacedFix[];
  /** The document as it would become, against the document as it is with the repairs that are committed. */
  readonly diff: string;
  readonly findings: readonly FindingDraft[];
}

/** A fix that would not hold: a person has to place it, or a second run, once the others are written. */
export interface UnplacedFix {
  readonly finding: Finding;
  /** A sentence without its full stop. */
  readonly reason: string;
}

/** The repairs that the open findings of a workspace propose; providers that need none are left out. Writes nothing. */
export async function proposeRepairs(
  workspace: Workspace,
  options: { readonly review: boolean },
): Promise<readonly ProposedRepair[]> {
  const { root, config } = workspace.project;
  const rules = lintConfigOf(workspace.project).config;
  const proposed: ProposedRepair[] = [];
  for (const analysis of workspace.providers) {
    const findings = await lintProvider(analysis, rules, config.limits.seconds);
    const { name, source, folder } = analysis.folder;
    const subject = { root, analysis, provider: name, source, overlay: `${folder}/repairs.overlay.yaml` };
    proposed.push(...proposeFor(subject, proposedFixes(findings, options)));
  }
  return proposed;
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
    const findings = await lintFile(opened, input);
    if (analysis.published === undefined) unread.push(...findings);
    const subject = { root, analysis, provider: shown, source: shown, overlay: shown + REPAIRS_ENDING };
    repairs.push(...proposeFor(subject, proposedFixes(findings, options)));
  }
  return { repairs, unread };
}

/** What is repaired. Paths are as they are shown: relative to the project. */
interface Subject {
  readonly analysis: ProviderAnalysis;
  /** The folder that the analysis read below. */
  readonly root: string;
  readonly provider: string;
  readonly source: string;
  /** Where its repairs stand or will stand. */
  readonly overlay: string;
}

/** One repair, or none where nothing is proposed. */
function proposeFor(
  { analysis: { folder, published, overlays }, root, provider, source, overlay }: Subject,
  proposed: readonly ProposedFix[],
): readonly ProposedRepair[] {
  if (published === undefined || proposed.length === 0) return [];
  const existing = folder.repairs === undefined ? undefined : readText({ root, path: folder.repairs, shown: overlay });
  const committed = overlays.filter(({ kind }) => kind === "repairs").flatMap(({ actions }) => actions);
  const before = applyActions(published, committed).document;
  const { fixes, after, unplaced } = placed(before, orderedFixes(proposed));
  const title = `Repairs of ${basename(provider)}`;
  // What cannot be read is not written over.
  const written =
    existing !== undefined && existing.value === undefined
      ? { value: undefined, findings: existing.findings }
      : writeOverlay({ existing: existing?.value, title, fixes });
  return [
    {
      provider,
      file: overlay,
      text: written.value,
      actions: fixes.flatMap((fix) => fix.actions).length,
      unplaced,
      diff: diffDocuments({
        from: { name: source, value: before.root },
        to: { name: `${source} (repaired)`, value: after.root },
        as: "yaml",
      }),
      findings: written.findings,
    },
  ];
}

interface Placed {
  readonly fixes: readonly ProposedFix[];
  readonly unplaced: readonly UnplacedFix[];
  /** The document that the fixes lead to. */
  readonly after: SpecDocument;
}

/** The fixes that hold one after the other, whole or not at all. */
function placed(before: SpecDocument, proposed: readonly ProposedFix[]): Placed {
  const fixes: ProposedFix[] = [];
  const unplaced: UnplacedFix[] = [];
  let after = before;
  for (const fix of proposed) {
    const { document, applied } = applyActions(after, fix.actions);
    const problems = applied.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
    const [problem] = problems;
    if (problem === undefined) {
      fixes.push(fix);
      after = document;
    } else if (problems.length < applied.length || problems.some(({ kind }) => kind !== "present")) {
      unplaced.push({ finding: fix.finding, reason: problemInWords(problem) });
    }
  }
  return { fixes, unplaced, after };
}

/** Writes the overlays. The document itself is never touched. Rejects with the system's error where one cannot be written. */
export async function writeRepairs(root: string, repairs: readonly ProposedRepair[]): Promise<void> {
  for (const { file, text } of repairs) if (text !== undefined) await replaceFile(resolve(root, file), text);
}
