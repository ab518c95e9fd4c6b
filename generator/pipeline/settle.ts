import { type Finding, type ProposedFix, proposedFixes } from "../lint/index.js";
import { applyActions, applyFixes } from "../repair/apply.js";
import { diffDocuments } from "../repair/diff.js";
import { problemInWords } from "../repair/stale.js";
import { writeOverlay } from "../repair/write-overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { SourceText } from "../source/text.js";
import type { ProviderAnalysis } from "./provider.js";

/** What `fix` would do for one document. */
export interface ProposedRepair {
  /** The provider's name; a loose file's path. */
  readonly provider: string;
  /** The overlay, relative to the project. */
  readonly file: string;
  /** The overlay's new text; undefined where there is nothing to write, or where it cannot be written, and `findings` says why. */
  readonly text: string | undefined;
  /** How many actions the new text has more than the old one. */
  readonly actions: number;
  /** What is still proposed for the document as it would become, and cannot be placed. */
  readonly unplaced: readonly UnplacedFix[];
  /** The document as it would become, against the document as it is with the repairs that are committed. */
  readonly diff: string;
  readonly findings: readonly FindingDraft[];
}

/** A fix that does not hold, in this run or in any later one: a person has to place it. */
export interface UnplacedFix {
  readonly finding: Finding;
  /** A sentence without its full stop. */
  readonly reason: string;
}

/** A document whose repairs are tried before they are written. Paths are as they are shown: relative to the project. */
export interface Subject {
  readonly provider: string;
  readonly title: string;
  readonly source: string;
  /** Where its repairs stand or will stand. */
  readonly overlay: string;
  /** The repairs as they stand there; undefined where there are none yet. */
  readonly existing: Outcome<SourceText> | undefined;
  /** What a run finds while the repairs are these; by default those that stand there. */
  readonly run: (repairs?: string) => Promise<Run>;
}

export interface Run {
  readonly analysis: Pick<ProviderAnalysis, "published" | "overlays">;
  readonly findings: readonly Finding[];
}

/** Fixes open the way for others a few times; two that undo each other do so for ever. */
const MOST_ROUNDS = 20;

/**
 * The repairs that the open findings of a document propose, and those that they open the way for: what holds is placed in the overlay's
 * text, the document is run again with that text, and so on until a run proposes nothing that can be placed. So the next run, which is
 * that last one, has nothing to do. Undefined where nothing is proposed. Writes nothing.
 */
export async function settle(
  subject: Subject,
  options: { readonly review: boolean; readonly rounds?: number },
): Promise<ProposedRepair | undefined> {
  const { provider, title, source, overlay: file, existing } = subject;
  let run = await subject.run();
  const before = repaired(run);
  let proposed = proposedFixes(run.findings, options);
  if (before === undefined || proposed.length === 0) return undefined;
  let after = before;
  let text = existing?.value;
  let actions = 0;
  let unplaced: readonly UnplacedFix[] = [];
  let findings: readonly FindingDraft[] = [];
  for (let round = 0; ; round += 1) {
    if (round === (options.rounds ?? MOST_ROUNDS)) {
      const reason = `${round} rounds of repairs came to no end, and this is still proposed`;
      unplaced = proposed.map(({ finding }) => ({ finding, reason }));
      break;
    }
    const placed = place(after, proposed);
    unplaced = placed.unplaced;
    // What cannot be read is not written over.
    const written =
      existing !== undefined && existing.value === undefined
        ? { value: undefined, findings: existing.findings, added: 0 }
        : writeOverlay({ existing: text, title, fixes: placed.fixes });
    findings = written.findings;
    if (written.value === undefined) {
      const shown = placed.fixes.flatMap((fix) => fix.actions).length;
      const shownDiff = diff(before, placed.after);
      return { provider, file, text: undefined, actions: shown, unplaced: [], diff: shownDiff, findings };
    }
    if (written.added === 0) {
      const reason = "its actions stand in the overlay already, at a place where they do not hold";
      unplaced = [...placed.fixes.map(({ finding }) => ({ finding, reason })), ...unplaced];
      break;
    }
    actions += written.added;
    text = new SourceText(file, written.value);
    run = await subject.run(text.text);
    after = repaired(run) ?? after;
    proposed = proposedFixes(run.findings, options);
  }
  return {
    provider,
    file,
    text: actions === 0 ? undefined : text?.text,
    actions,
    unplaced,
    diff: diff(before, after),
    findings,
  };

  function diff(from: SpecDocument, to: SpecDocument): string {
    return diffDocuments({
      from: { name: source, value: from.root },
      to: { name: `${source} (repaired)`, value: to.root },
      as: "yaml",
    });
  }
}

/** The document with its repairs and without its assumptions, which stand behind all repairs. */
function repaired({ analysis: { published, overlays } }: Run): SpecDocument | undefined {
  const actions = overlays.filter(({ kind }) => kind === "repairs").flatMap((overlay) => overlay.actions);
  return published && applyActions(published, actions).document;
}

interface Placed {
  readonly fixes: readonly ProposedFix[];
  readonly unplaced: readonly UnplacedFix[];
  /** The document that the fixes lead to. */
  readonly after: SpecDocument;
}

/** The fixes that hold one after the other. */
function place(before: SpecDocument, proposed: readonly ProposedFix[]): Placed {
  const { document, applied } = applyFixes(before, proposed);
  return {
    fixes: applied.flatMap(({ fix, problem }) => (problem === undefined ? [fix] : [])),
    unplaced: applied.flatMap(({ fix: { finding }, problem }) =>
      problem === undefined ? [] : [{ finding, reason: problemInWords(problem) }],
    ),
    after: document,
  };
}
