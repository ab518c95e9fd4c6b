import { join } from "node:path";
import { type Finding, type ProposedFix, proposedFixes } from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import { applyActions } from "../repair/apply.js";
import { diffDocuments } from "../repair/diff.js";
import { problemInWords } from "../repair/stale.js";
import { orderedFixes, writeOverlay } from "../repair/write-overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import { readText } from "../source/read.js";
import { lintConfigOf, lintProvider } from "./lint.js";
import type { ProviderAnalysis } from "./provider.js";
import type { Workspace } from "./workspace.js";

/** What `fix` would do for one provider. */
export interface ProposedRepair {
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
  const { config } = lintConfigOf(workspace.project);
  const proposed: ProposedRepair[] = [];
  for (const provider of workspace.providers) {
    const fixes = proposedFixes(await lintProvider(provider, config, workspace.project.config.limits.seconds), options);
    const repair = fixes.length === 0 ? undefined : proposeFor(workspace.project.root, provider, fixes);
    if (repair !== undefined) proposed.push(repair);
  }
  return proposed;
}

function proposeFor(
  root: string,
  provider: ProviderAnalysis,
  proposed: readonly ProposedFix[],
): ProposedRepair | undefined {
  const { folder, published, overlays } = provider;
  if (published === undefined) return undefined;
  const file = folder.repairs ?? `${folder.folder}/repairs.overlay.yaml`;
  const existing = folder.repairs === undefined ? undefined : readText({ root, path: folder.repairs }).value;
  const committed = overlays.filter(({ kind }) => kind === "repairs").flatMap((overlay) => overlay.actions);
  const before = applyActions(published, committed).document;
  const { fixes, after, unplaced } = placed(before, orderedFixes(proposed));
  const written = writeOverlay({ existing, title: `Repairs of ${folder.name}`, fixes });
  return {
    provider: folder.name,
    file,
    text: written.value,
    actions: fixes.flatMap((fix) => fix.actions).length,
    unplaced,
    diff: diffDocuments({
      from: { name: folder.source, value: before.root },
      to: { name: `${folder.source} (repaired)`, value: after.root },
      as: "yaml",
    }),
    findings: written.findings,
  };
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

/** Writes the overlays. The provider's own document is never touched. */
export async function writeRepairs(root: string, repairs: readonly ProposedRepair[]): Promise<void> {
  for (const { file, text } of repairs) if (text !== undefined) await replaceFile(join(root, file), text);
}
