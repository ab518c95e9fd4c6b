import type { JsonObject, JsonValue } from "../source/json.js";
import { type EntryOrigin, entryOrigin, valueAt } from "../source/origin.js";
import { formatPointer, type Pointer, type PointerToken } from "../source/pointer.js";
import type { DraftDocument } from "./draft-document.js";
import { type Difference, isSaid, isSet, removalDifference, updateDifference } from "./expectation.js";
import { kindOf, mergeConflict } from "./merge.js";
import type { OverlayAction, Premise } from "./overlay.js";
import { type BrokenPremise, breakOf } from "./premise.js";
import type { Room } from "./room.js";
import { select } from "./target.js";

/** What became of an action. One that has a problem changed nothing, at none of its matches. */
export interface AppliedAction<A extends OverlayAction = OverlayAction> {
  readonly action: A;
  /** What the target selected, in the document as it was before the action. */
  readonly matches: readonly Pointer[];
  readonly problem?: ActionProblem;
}

/**
 * `unmatched`, `present` and `changed` say that the document moved away under the action, `groundless` that its reason is gone;
 * `unfit`, that the action is wrong; `undone`, that another step of its repair has one of these.
 */
export type ActionProblem =
  | { readonly kind: "undone" }
  | { readonly kind: "unmatched"; readonly query: string }
  | { readonly kind: "present"; readonly path: readonly PointerToken[] }
  | ({ readonly kind: "changed" } & Difference)
  | {
      readonly kind: "groundless";
      readonly premise: Premise;
      readonly broken: Exclude<BrokenPremise, { why: "refused" }>;
    }
  | { readonly kind: "unfit"; readonly message: string; readonly path?: readonly PointerToken[] };

/** An action that was read from a file carries its node, and what it adds has its place there. */
interface Placed {
  readonly node?: JsonObject;
}

/** A value that is merged into each match, and where it came from. */
interface Addition {
  readonly value: JsonValue;
  readonly origin: EntryOrigin | undefined;
}

type Paths = readonly (readonly PointerToken[])[];

/** One action of Overlay 1.1, section 4.4.3, on a draft: all of its matches or, where its note does not hold at one of them, none. */
export function applyAction<A extends OverlayAction>(
  draft: DraftDocument,
  action: A & Placed,
  room: Room,
): AppliedAction<A> {
  const selection = select(draft.root, action.target, room);
  if (selection.kind === "refused")
    return failed(action, { kind: "unfit", message: `The target ${selection.problem}.` });
  const paths = selection.paths;
  if (paths.length === 0) return failed(action, { kind: "unmatched", query: action.target });
  const groundless = brokenPremise(draft, action, room);
  if (groundless !== undefined) return failed(action, groundless);
  const problem = action.remove === true ? remove(draft, action, paths) : add(draft, action, paths, room);
  const matches = paths.map(formatPointer);
  return problem === undefined ? { action, matches } : { action, matches, problem };
}

function brokenPremise(draft: DraftDocument, { note }: OverlayAction, room: Room): ActionProblem | undefined {
  for (const premise of note?.premises ?? []) {
    const broken = breakOf(premise, draft.root, room);
    if (broken?.why === "refused") return { kind: "unfit", message: `The target of a premise ${broken.problem}.` };
    if (broken !== undefined) return { kind: "groundless", premise, broken };
  }
  return undefined;
}

function failed<A extends OverlayAction>(action: A, problem: ActionProblem): AppliedAction<A> {
  return { action, matches: [], problem };
}

function remove(draft: DraftDocument, action: OverlayAction, paths: Paths): ActionProblem | undefined {
  const expected = action.note?.expected;
  for (const path of paths) {
    if (path.length === 0) return { kind: "unfit", message: "The whole document cannot be removed." };
    if (expected === undefined) continue;
    const difference = removalDifference(valueAt(draft.root, path), expected);
    if (difference !== undefined) return changed(path, difference);
  }
  for (const path of [...paths].sort(lastFirst)) draft.remove(path);
  return undefined;
}

/** The reverse of the document's order, so that no removal moves what is still to be removed. */
function lastFirst(a: readonly PointerToken[], b: readonly PointerToken[]): number {
  for (const [depth, token] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return -1;
    if (token !== other) return token > other ? -1 : 1;
  }
  return b.length - a.length;
}

function add(
  draft: DraftDocument,
  action: OverlayAction & Placed,
  paths: Paths,
  room: Room,
): ActionProblem | undefined {
  const addition = additionOf(draft, action, room);
  if ("kind" in addition) return addition;
  const deepest = paths.reduce((most, path) => Math.max(most, path.length), 0);
  if (!room.take(addition.value, paths.length, deepest))
    return { kind: "unfit", message: "The document would grow to more values than are read." };
  const problem = firstProblem(draft, action, paths, addition.value);
  if (problem !== undefined) return problem;
  for (const path of paths) {
    if (action.copy === undefined) draft.merge(path, addition.value, addition.origin);
    else draft.copy(path, addition.value, addition.origin);
  }
  return undefined;
}

function additionOf(draft: DraftDocument, action: OverlayAction & Placed, room: Room): Addition | ActionProblem {
  if (action.copy === undefined) {
    if (action.update === undefined)
      return { kind: "unfit", message: "The action neither updates, removes nor copies." };
    return { value: action.update, origin: action.node && entryOrigin(action.node, "update") };
  }
  const selection = select(draft.root, action.copy, room);
  if (selection.kind === "refused") return { kind: "unfit", message: `The copied path ${selection.problem}.` };
  const [path, ...more] = selection.paths;
  if (path === undefined) return { kind: "unmatched", query: action.copy };
  const value = valueAt(draft.root, path);
  if (value === undefined || more.length > 0) {
    return { kind: "unfit", message: `\`copy\` selects ${selection.paths.length} nodes; it takes one.` };
  }
  draft.disown();
  return { value, origin: action.node && entryOrigin(action.node, "copy") };
}

function firstProblem(
  draft: DraftDocument,
  action: OverlayAction,
  paths: Paths,
  value: JsonValue,
): ActionProblem | undefined {
  const kinds = new Set<string>();
  let changes = false;
  for (const path of paths) {
    const there = valueAt(draft.root, path);
    if (there === undefined) continue;
    const problem = staleness(there, action, value);
    if (problem !== undefined)
      return "path" in problem ? { ...problem, path: [...path, ...(problem.path ?? [])] } : problem;
    const conflict = mergeConflict(there, value);
    if (conflict !== undefined) {
      const at = [...path, ...conflict.path];
      const message = `\`${formatPointer(at)}\` is ${conflict.there} and the action gives ${conflict.given}.`;
      return { kind: "unfit", message, path: at };
    }
    kinds.add(kindOf(there));
    if (!isSet(there, value)) changes = true;
  }
  if (!changes) return { kind: "present", path: paths[0] ?? [] };
  if (kinds.size < 2) return undefined;
  return { kind: "unfit", message: `The target selects ${[...kinds].join(" and ")}; all must be of one kind.` };
}

function staleness(there: JsonValue, action: OverlayAction, value: JsonValue): ActionProblem | undefined {
  const note = action.note;
  if (note === undefined || (note.expected === undefined && note.absent !== true)) return undefined;
  const difference = updateDifference(there, value, note.expected);
  if (difference === undefined) return undefined;
  return isSaid(there, value) ? { kind: "present", path: difference.path } : { kind: "changed", ...difference };
}

function changed(path: readonly PointerToken[], difference: Difference): ActionProblem {
  return { kind: "changed", ...difference, path: [...path, ...difference.path] };
}
