import type { SpecDocument } from "../source/document.js";
import type { FindingDraft, RelatedLocation } from "../source/draft.js";
import type { JsonValue } from "../source/json.js";
import { locate, valueAt } from "../source/origin.js";
import { formatPointer, type PointerToken } from "../source/pointer.js";
import type { ActionProblem } from "./apply-action.js";
import type { LocatedAction } from "./overlay.js";
import type { Repair } from "./steps.js";

const MAX_SHOWN = 60;

/** One change of a document can strand many actions; a person reads them together. */
export const STALE_ACTIONS = "stale-actions";

/** What keeps a repair from being applied. */
export type Cause = Exclude<ActionProblem, { readonly kind: "undone" }>;

interface Left {
  /** The actions that stand and fall together, `action` one of them. */
  readonly repair: Repair<LocatedAction>;
  readonly action: LocatedAction;
  readonly problem: Cause;
  /** Before the overlay and after it. */
  readonly document: SpecDocument;
  readonly result: SpecDocument;
  /** All actions that were left out before it, those of earlier overlays first. */
  readonly before: readonly LocatedAction[];
}

/** The finding for a repair that was not applied, at the action that does not hold, with the place in the document that explains it. */
export function problemFinding(left: Left): FindingDraft {
  const { repair, action, problem } = left;
  const base = { location: action.location, related: related(left), group: STALE_ACTIONS };
  const last = repair.at(-1) ?? action;
  const lines = `(lines ${repair[0].location.line} to ${last.location.endLine})`;
  const alone = repair.length === 1;
  const drop = alone ? `delete this action ${lines}` : `delete all ${repair.length} actions of this repair ${lines}`;
  const not = alone ? "the action was not applied" : `the repair of ${repair.length} actions was not applied`;
  switch (problem.kind) {
    case "unmatched":
      return {
        ...base,
        rule: "repair/stale",
        message: `\`${problem.query}\` selects nothing in ${left.document.source.file} any more; ${not}.`,
        help: `${sayMaker(left, problem.query)}${alone ? `If what it mended is gone, ${drop}. If it moved, correct the path.` : anew(drop)}`,
      };
    case "present":
      return {
        ...base,
        rule: "repair/stale",
        message: `The document says at \`${formatPointer(problem.path)}\` already what this action sets; ${not}.`,
        help: alone ? `The document was mended: ${drop}.` : anew(drop),
      };
    case "changed":
      return {
        ...base,
        rule: "repair/stale",
        message: `\`${formatPointer(problem.path)}\` was expected to be ${show(problem.expected)} and is ${show(problem.found)}; ${not}.`,
        help: `Read the change in the document. ${alone ? `Then ${drop} and run \`concordat fix\` again, or correct the action and its \`expected\`.` : anew(drop)}`,
      };
    case "groundless":
      return {
        ...base,
        rule: "repair/stale",
        message: `${capital(groundless(problem))}; ${not}.`,
        help: `${sayMaker(left, problem.premise.target)}The reason for the repair is gone: ${drop}; \`concordat fix\` proposes anew what is still to be mended.`,
      };
    case "unfit":
      return {
        location: action.location,
        related: related(left),
        rule: "repair/invalid-overlay",
        message: `${problem.message} ${capital(not)}.`,
        help: "Correct the action. To put a value of another kind in place, remove the node first and update it then.",
      };
  }
}

/** What a repair rests on, and how that is otherwise. */
function groundless({ premise, broken }: Extract<Cause, { readonly kind: "groundless" }>): string {
  if (broken.why === "gone") return `the repair rests on \`${premise.target}\`, which selects nothing any more`;
  const { path, expected, found } = broken.difference;
  const there = `\`${formatPointer(path)}\``;
  if (expected === undefined) return `the repair rests on there being nothing at ${there}, and there is ${show(found)}`;
  return `the repair rests on ${there} being ${show(expected)}, and it is ${show(found)}`;
}

/** A repair of several actions is seldom corrected by hand. */
function anew(drop: string): string {
  return `${capital(drop)}; \`concordat fix\` proposes anew what is still to be mended.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** How many of the actions that were left out before are looked at. */
const LOOKED_BACK = 100;

/** The nearest action of a repair that was left out before and would have made what a path selects. */
function sayMaker({ before, action }: Left, query: string): string {
  const maker = before
    .slice(-LOOKED_BACK)
    .reverse()
    .find((other) => makes(other, query));
  if (maker === undefined) return "";
  const { file, line } = maker.location;
  const place = file === action.location.file ? `line ${line}` : `line ${line} of ${file}`;
  return `The action at ${place}, which was left out too, makes this node: see to that one first. `;
}

function makes({ target, copy, update }: LocatedAction, query: string): boolean {
  const tokens = query.startsWith(target) ? keysOf(query.slice(target.length)) : undefined;
  if (tokens === undefined || tokens.length === 0) return false;
  return copy !== undefined || (update !== undefined && valueAt(update, tokens) !== undefined);
}

/** The keys of a path that has nothing but plain ones, in either notation of RFC 9535 (2.5.1). */
function keysOf(path: string): readonly string[] | undefined {
  const steps = [...path.matchAll(/\.([A-Za-z_][A-Za-z0-9_]*)|\['([^'\\]*)'\]/g)];
  const read = steps.reduce((length, [step]) => length + step.length, 0);
  return read === path.length ? steps.map(([, name, quoted]) => name ?? quoted ?? "") : undefined;
}

/** Why an action does not hold, as a sentence without its full stop. */
export function problemInWords(problem: Cause): string {
  switch (problem.kind) {
    case "unmatched":
      return `\`${problem.query}\` selects nothing`;
    case "present":
      return `the document says at \`${formatPointer(problem.path)}\` already what it sets`;
    case "changed":
      return `\`${formatPointer(problem.path)}\` was to be ${show(problem.expected)} and is ${show(problem.found)}`;
    case "groundless":
      return groundless(problem);
    case "unfit":
      return problem.message.replace(/\.$/, "");
  }
}

function related({ problem, document, result }: Left): readonly RelatedLocation[] {
  const path = pathOf(problem);
  const location = path && (locate(result.root, path) ?? locate(document.root, path));
  return location === undefined ? [] : [{ message: "what stands there now", location }];
}

/** The place in the document that explains a problem. */
function pathOf(problem: Cause): readonly PointerToken[] | undefined {
  if (problem.kind === "groundless")
    return problem.broken.why === "otherwise" ? problem.broken.difference.path : undefined;
  return "path" in problem ? problem.path : undefined;
}

function show(value: JsonValue | undefined): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return `\`${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text}\``;
}
