import { Overlay as BumpOverlay } from "bump-cli/dist/core/overlay.js";
// @ts-expect-error: the overlay applier of openapi-format has no types of its own.
import { openapiOverlay } from "openapi-format/utils/overlay.js";
import { expect } from "vitest";
import { parse } from "yaml";
import { type Finding, lint, linterOf } from "../../generator/lint/index.js";
import { type Run, settle } from "../../generator/pipeline/settle.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import type { Overlay } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { SourceText } from "../../generator/source/text.js";
import { plain } from "../repair/documents.js";

type APIDefinition = Parameters<BumpOverlay["run"]>[0];

/** What becomes of a document when the safe fixes of its findings are written and applied. */
export interface Fixed {
  readonly text: string;
  readonly overlay: Overlay;
  readonly document: SpecDocument;
  /** The findings of the document as it became. */
  readonly after: readonly Finding[];
}

/** Settles and applies the safe fixes; undefined where there is none. */
export async function fixSafely(published: SpecDocument, before: readonly Finding[]): Promise<Fixed | undefined> {
  const linter = linterOf(published);
  const run = async (repairs?: string): Promise<Run> => {
    if (repairs === undefined) return { analysis: { published, overlays: [] }, findings: before };
    const { overlay, document: effective } = applyText(published, repairs);
    const overlays = [overlay];
    return { analysis: { published, overlays }, findings: await linter({ effective, overlays }) };
  };
  const { provider, source } = published;
  const subject = { provider, title: "Repairs", source: source.file, overlay: "repairs.overlay.yaml", run };
  const settled = await settle({ ...subject, existing: undefined }, { review: false });
  if (settled === undefined) return undefined;
  const { text = "", unplaced } = settled;
  expect(unplaced).toEqual([]);
  const { overlay, document } = applyText(published, text);
  return { text, overlay, document, after: await lint({ published: document }) };
}

/** Reads an overlay and applies it; every action must hold. */
export function applyText(published: SpecDocument, text: string): Pick<Fixed, "overlay" | "document"> {
  const { value: overlay, findings } = readOverlay(new SourceText("repairs.overlay.yaml", text), "repairs");
  if (overlay === undefined) throw new Error(JSON.stringify(findings));
  const applied = applyOverlay(published, overlay);
  expect([...findings, ...applied.findings]).toEqual([]);
  return { overlay, document: applied.document };
}

/** That two appliers of other people make the same document of the overlay. bump-cli implements 1.0, which has no `copy`. */
export async function expectSameElsewhere(published: SpecDocument, text: string, ours: SpecDocument): Promise<void> {
  const expected = plain(ours.root);
  const { data, resultData } = await openapiOverlay(plain(published.root), { overlaySet: parse(text) });
  expect(resultData.unusedActions).toEqual([]);
  expect(data).toEqual(expected);
  if (/^ {4}copy:/m.test(text)) return;
  expect(new BumpOverlay().run(plain(published.root) as APIDefinition, parse(text))).toEqual(expected);
}

/** A finding as itself wherever lines moved to: how often each occurs. */
function counts(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule, location, message } of findings) {
    const key = `${rule} ${location.pointer} ${message}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** The rules that find more than before, wherever a repair moved what they found before. */
export function moreOf(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const count = (findings: readonly Finding[], id: string) => findings.filter(({ rule }) => rule === id).length;
  return [...new Set(after.map(({ rule }) => rule))].filter((id) => count(after, id) > count(before, id));
}

/** The findings that were not there before. */
export function addedBy(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const known = counts(before);
  return [...counts(after)].flatMap(([key, count]) => (count > (known.get(key) ?? 0) ? [key] : []));
}
