import { join } from "node:path";
import { proposedFixes } from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import { applyActions } from "../repair/apply.js";
import { diffDocuments } from "../repair/diff.js";
import type { Fix } from "../repair/overlay.js";
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
  /** Fixes that would not hold behind the actions that are committed; a person has to place them. */
  readonly unplaced: number;
  /** The document as it would become, against the document as it is with the repairs that are committed. */
  readonly diff: string;
  readonly findings: readonly FindingDraft[];
}

/** The repairs that the open findings of a workspace propose; providers that need none are left out. Writes nothing. */
export async function proposeRepairs(
  workspace: Workspace,
  options: { readonly review: boolean },
): Promise<readonly ProposedRepair[]> {
  const { config } = lintConfigOf(workspace.project);
  const proposed: ProposedRepair[] = [];
  for (const provider of workspace.providers) {
    const fixes = proposedFixes(await lintProvider(provider, config), options);
    const repair = fixes.length === 0 ? undefined : proposeFor(workspace.project.root, provider, fixes);
    if (repair !== undefined) proposed.push(repair);
  }
  return proposed;
}

function proposeFor(root: string, provider: ProviderAnalysis, proposed: readonly Fix[]): ProposedRepair | undefined {
  const { folder, published, overlays } = provider;
  if (published === undefined) return undefined;
  const file = folder.repairs ?? `${folder.folder}/repairs.overlay.yaml`;
  const existing = folder.repairs === undefined ? undefined : readText({ root, path: folder.repairs }).value;
  const committed = overlays.filter(({ kind }) => kind === "repairs").flatMap((overlay) => overlay.actions);
  const before = applyActions(published, committed).document;
  const { fixes, after } = placed(before, orderedFixes(proposed));
  const written = writeOverlay({ existing, title: `Repairs of ${folder.name}`, fixes });
  return {
    provider: folder.name,
    file,
    text: written.value,
    actions: fixes.flatMap((fix) => fix.actions).length,
    unplaced: proposed.length - fixes.length,
    diff: diffDocuments({
      from: { name: folder.source, value: before.root },
      to: { name: `${folder.source} (repaired)`, value: after.root },
      as: "yaml",
    }),
    findings: written.findings,
  };
}

/** The fixes that hold one after the other, whole or not at all, and the document that they lead to. */
function placed(
  before: SpecDocument,
  proposed: readonly Fix[],
): { readonly fixes: readonly Fix[]; readonly after: SpecDocument } {
  const fixes: Fix[] = [];
  let after = before;
  for (const fix of proposed) {
    const { document, applied } = applyActions(after, fix.actions);
    if (applied.some(({ problem }) => problem !== undefined)) continue;
    fixes.push(fix);
    after = document;
  }
  return { fixes, after };
}

/** Writes the overlays. The provider's own document is never touched. */
export async function writeRepairs(root: string, repairs: readonly ProposedRepair[]): Promise<void> {
  for (const { file, text } of repairs) if (text !== undefined) await replaceFile(join(root, file), text);
}
