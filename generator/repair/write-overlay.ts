import type { Document, YAMLSeq } from "yaml";
import type { Outcome } from "../source/draft.js";
import { equalJson, type JsonValue } from "../source/json.js";
import type { SourceText } from "../source/text.js";
import { appendItems } from "./append-items.js";
import { orderedFixes } from "./ordered-fixes.js";
import type { ActionNote, Fix, OverlayAction } from "./overlay.js";
import { PRINT, SCHEMA } from "./print-yaml.js";
import { readOverlay } from "./read-overlay.js";
import { inSteps, printStep, repairsOf } from "./steps.js";
import { yaml } from "./yaml.js";

/** What new overlays are written in. */
const VERSION = "1.1.0";

export interface OverlayEdit {
  /** The overlay as it is; undefined where there is none yet. */
  readonly existing: SourceText | undefined;
  /** `info.title` of a new overlay. */
  readonly title: string;
  readonly fixes: readonly Fix[];
}

/** How many actions an overlay has more than it had. */
interface Added {
  readonly added: number;
}

/**
 * The text of an overlay with the actions of the fixes at its end, ordered by `orderedFixes` and each in its steps. Comments and existing
 * actions are kept; a fix that is there already is not added, so the second run changes nothing. An overlay that cannot be read is not rewritten.
 */
export function writeOverlay({ existing, title, fixes }: OverlayEdit): Outcome<string> & Added {
  const read = existing === undefined ? undefined : readOverlay(existing, "repairs");
  if (read !== undefined && read.value === undefined) return { value: undefined, findings: read.findings, added: 0 };
  const known: (readonly OverlayAction[])[] = [...repairsOf(read?.value?.actions ?? [])];
  const added: OverlayAction[] = [];
  for (const { actions } of orderedFixes(fixes)) {
    if (known.some((other) => sameRepair(other, actions))) continue;
    known.push(actions);
    added.push(...inSteps(actions));
  }
  const findings = read?.findings ?? [];
  if (existing !== undefined && added.length === 0) return { value: existing.text, findings, added: 0 };
  const appended = existing && appendItems(existing.text, added.map(plainAction));
  const needsNewer = read?.value?.version === "1.0" && added.some(({ copy }) => copy !== undefined);
  const ended = (text: string): string => (existing === undefined ? text : withLineEndsOf(existing.text, text));
  if (appended !== undefined && !needsNewer) return { value: ended(appended), findings, added: added.length };
  const document = existing === undefined ? newOverlay(title) : yaml().parseDocument(existing.text, SCHEMA);
  // The earlier version has no `copy`.
  if (needsNewer) document.set("overlay", VERSION);
  const list = actionList(document);
  for (const action of added)
    list?.items.push(document.createNode(plainAction(action), { aliasDuplicateObjects: false }));
  return { value: ended(document.toString(PRINT)), findings, added: added.length };
}

/** A text with CRLF where all lines of the one before it end so. */
function withLineEndsOf(existing: string, text: string): string {
  return /\r\n/.test(existing) && !/(?<!\r)\n/.test(existing) ? text.replace(/\r?\n/g, "\r\n") : text;
}

function sameRepair(a: readonly OverlayAction[], b: readonly OverlayAction[]): boolean {
  return a.length === b.length && a.every((action, index) => b[index] !== undefined && sameChange(action, b[index]));
}

/**
 * Two actions that do the same to the same for the same reason, whatever else they say about themselves. A list that two repairs change
 * one after the other is removed twice, and each time as another one.
 */
function sameChange({ note, ...a }: OverlayAction, { note: other, ...b }: OverlayAction): boolean {
  return (
    agree(note?.expected, other?.expected) &&
    agree(premisesOf(note), premisesOf(other)) &&
    a.target === b.target &&
    a.copy === b.copy &&
    (a.remove === true) === (b.remove === true) &&
    equalJson(a.update, b.update)
  );
}

/** What one of two leaves unsaid is no difference. */
function agree(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === undefined || b === undefined || equalJson(a, b);
}

function premisesOf(note: ActionNote | undefined): JsonValue | undefined {
  return note?.premises?.map(({ target, expected, absent }) => ({
    target,
    ...(expected === undefined ? {} : { expected }),
    ...(absent === undefined ? {} : { absent }),
  }));
}

function newOverlay(title: string): Document {
  const { Document } = yaml();
  return new Document({ overlay: VERSION, info: { title, version: "1.0.0" }, actions: [] }, SCHEMA);
}

function actionList(document: Document): YAMLSeq | undefined {
  const { isMap, isSeq } = yaml();
  const list = isMap(document.contents) ? document.contents.get("actions", true) : undefined;
  if (!isSeq(list)) return undefined;
  list.flow = false;
  return list;
}

/** The action as it is written: members in the order of the specification, the note last. */
function plainAction({ target, description, update, remove, copy, note }: OverlayAction): object {
  return withoutUndefined({ target, description, update, remove, copy, "x-concordat": note && plainNote(note) });
}

/** A note as it is written, what it says of the document before what it says of itself. */
function plainNote({ rule, expected, absent, premises, step, reason, source }: ActionNote): object {
  return withoutUndefined({ rule, expected, absent, premises, step: step && printStep(step), reason, source });
}

function withoutUndefined(members: Readonly<Record<string, JsonValue | object | undefined>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
