import type { BindingPlan } from "../contract/plan.js";
import { applyActions, applyFixes } from "../repair/apply.js";
import type { Overlay } from "../repair/overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import { DEFAULT_LIMITS } from "../source/limits.js";
import { assumedFacts } from "./assumed.js";
import { withoutCascades } from "./cascade.js";
import { catalogue } from "./catalogue.js";
import { type LintConfig, NO_CONFIG } from "./config.js";
import { Context } from "./context.js";
import { MAX_EXAMPLES, uncheckedExamples } from "./examples.js";
import type { Finding } from "./finding.js";
import { type Findings, finish } from "./finish.js";
import { brokenRule, type Occurrence, ofDraft, ofProblem } from "./occurrence.js";
import { PublishedPointers } from "./published-pointers.js";
import { runRedocly } from "./redocly.js";
import { familyOf, type Rule } from "./rule.js";

/** What `lint` is given. Every stage's own findings come as drafts. */
export interface LintInput extends RunInput {
  readonly published: SpecDocument;
  /** The rules whose checks are run; by default the catalogue's. */
  readonly rules?: readonly Rule[];
}

/** What may differ between two runs on one published document. */
export interface RunInput {
  /** The published document with committed repairs and assumptions applied; by default the published one. */
  readonly effective?: SpecDocument;
  readonly overlays?: readonly Overlay[];
  readonly plans?: readonly BindingPlan[];
  readonly drafts?: readonly FindingDraft[];
  readonly config?: LintConfig;
  /** How long all checks of one document may take, as published and as repaired. */
  readonly seconds?: number;
}

/** The published document with its safe fixes applied in memory. */
interface Normalised {
  readonly document: SpecDocument;
  /** The findings that are still there: what has no safe fix, or one that does not hold. */
  readonly unmended: readonly Occurrence[];
}

/**
 * Every finding of one provider, sorted by file, line, column and rule. Shape rules read the document as published, every other
 * rule reads it with the safe fixes of the first pass applied; a finding that the effective document no longer has is `repaired`.
 * Never throws: a rule that does is itself a finding.
 */
export async function lint({ published, rules, ...input }: LintInput): Promise<readonly Finding[]> {
  return await linterOf(published, rules)(input);
}

/** `lint` of one published document under repairs that change from run to run. */
export type Linter = (input: RunInput) => Promise<readonly Finding[]>;

/** A linter that looks at the published document once for as long as no plan is bound to it: plans say which operations count. */
export function linterOf(published: SpecDocument, rules: readonly Rule[] = catalogue): Linter {
  const pointers = new PublishedPointers(published.root);
  let unbound: readonly Occurrence[] | undefined;
  return async (input) => {
    const { plans = [], seconds = DEFAULT_LIMITS.seconds } = input;
    const pass = { plans, rules, pointers, clock: new Clock(seconds * 1000) };
    const found = (plans.length === 0 ? unbound : undefined) ?? (await inspect(published, pass));
    if (plans.length === 0) unbound = found;
    return await compared(published, found, input, pass);
  };
}

/** What the published document has, beside what the effective one still has. */
async function compared(
  published: SpecDocument,
  found: readonly Occurrence[],
  input: RunInput,
  pass: Pass,
): Promise<readonly Finding[]> {
  const { effective = published, overlays = [], config = NO_CONFIG } = input;
  const left = effective.root === published.root ? undefined : await inspect(effective, pass);
  // What was not checked, for want of time or because a rule failed, is not repaired.
  const unchecked = (left ?? []).filter((one) => isUnchecked(one) && !found.some((other) => saysAs(one, other)));
  const remaining = remainingOf(found, left);
  const assumed = assumedFacts(overlays).map(ofDraft);
  const files = new Set([published.source, ...(published.parts ?? [])].map(({ file }) => file));
  // Other stages read the effective document; what it has in an overlay is told as the published document's.
  const context = new Context(effective, pass.plans, pass.pointers);
  const drafts = (input.drafts ?? []).map(ofDraft);
  const reported = withoutCascades(
    drafts.map((draft) =>
      files.has(draft.location.file) ? { ...draft, location: context.asPublished(draft.location) } : draft,
    ),
    remaining ?? found,
  );
  return finish({
    provider: published.provider,
    loose: published.provider === published.source.file,
    found,
    remaining,
    mendable: await mendable(published, { found, remaining, overlays }, pass),
    always: [...reported, ...assumed, ...unchecked],
    config,
  });
}

/**
 * What the document has whose nodes fixes name: it stands behind the repairs, to which they are added, and before the assumptions.
 * Looked at only where there are assumptions, and a fix that may be written.
 */
async function mendable(
  published: SpecDocument,
  from: Pick<Findings, "found" | "remaining"> & { readonly overlays: readonly Overlay[] },
  pass: Pass,
): Promise<readonly Occurrence[] | undefined> {
  const { found, remaining, overlays } = from;
  const assumes = overlays.some(({ kind }) => kind === "assumptions");
  if (!assumes || remaining?.every(({ fix }) => fix === undefined) !== false) return undefined;
  const repairs = overlays.flatMap(({ kind, actions }) => (kind === "repairs" ? actions : []));
  return repairs.length === 0 ? found : await inspect(applyActions(published, repairs).document, pass);
}

/**
 * What the effective document still has, as far as it was checked: after too many examples all but examples are, and those stay open as
 * they were found. Undefined where nothing is known to be gone.
 */
function remainingOf(
  found: readonly Occurrence[],
  left: readonly Occurrence[] | undefined,
): readonly Occurrence[] | undefined {
  const unchecked = (left ?? []).filter(isUnchecked);
  if (left === undefined || unchecked.length === 0) return left;
  if (unchecked.some(({ subject }) => subject !== EXAMPLES)) return undefined;
  const examples = found.filter(({ rule }) => familyOf({ id: rule }) === "example");
  // Their fixes are of the published document, and would not hold.
  return [...examples.map((occurrence) => ({ ...occurrence, fix: undefined })), ...left];
}

/** Whether it says that something was not checked. */
function isUnchecked({ rule }: Occurrence): boolean {
  return familyOf({ id: rule }) === "lint";
}

function saysAs(one: Occurrence, other: Occurrence): boolean {
  return one.rule === other.rule && one.subject === other.subject;
}

/** Findings of stages that have no document to lint: a missing file, a project that does not read. */
export function completeDrafts(input: {
  readonly provider: string;
  readonly drafts: readonly FindingDraft[];
  readonly config?: LintConfig;
}): readonly Finding[] {
  return finish({
    provider: input.provider,
    loose: false,
    found: [],
    remaining: undefined,
    always: input.drafts.map((draft) => ofDraft(draft)),
    config: input.config ?? NO_CONFIG,
  });
}

/** What the rules of some families say about a document by itself: for a host that runs the openapi/ rules on its own. */
export function inspectAlone(document: SpecDocument, families: ReadonlySet<string>): readonly Occurrence[] {
  const shapes = run(new Context(document), isShape, UNLIMITED);
  const mended = mend(document, shapes);
  const context = new Context(mended.document, [], new PublishedPointers(document.root));
  const rest = run(context, (rule) => !isShape(rule) && families.has(familyOf(rule)), UNLIMITED);
  const causes = causesOf(shapes, mended, rest);
  return [...(families.has("shape") ? causes.shapes : []), ...causes.rest];
}

/** All safe fixes at once; of those that another one has undone the findings stay. */
function mend(published: SpecDocument, shapes: readonly Occurrence[]): Normalised {
  const fixes = shapes.flatMap((occurrence) =>
    occurrence.fix?.safety === "safe" ? [{ ...occurrence.fix, occurrence }] : [],
  );
  if (fixes.length === 0) return { document: published, unmended: shapes };
  const { document, applied } = applyFixes(published, fixes);
  const mended = new Set(applied.flatMap(({ fix, problem }) => (problem === undefined ? [fix.occurrence] : [])));
  return { document, unmended: shapes.filter((occurrence) => !mended.has(occurrence)) };
}

/** What is left of both passes without what follows from something else. What was mended before the second pass is no cause there. */
function causesOf(
  shapes: readonly Occurrence[],
  { unmended }: Normalised,
  rest: readonly Occurrence[],
): { readonly shapes: readonly Occurrence[]; readonly rest: readonly Occurrence[] } {
  return {
    shapes: withoutCascades(shapes, [...shapes, ...rest]),
    rest: withoutCascades(rest, [...unmended, ...rest]),
  };
}

/** What both passes over a document have in common. */
interface Pass {
  readonly plans: readonly BindingPlan[];
  readonly rules: readonly Rule[];
  readonly pointers: PublishedPointers;
  readonly clock: Clock;
}

function isShape(rule: Rule): boolean {
  return familyOf(rule) === "shape";
}

/** Both passes over one document: shapes as they are written, all else behind the safe fixes of those. */
async function inspect(document: SpecDocument, pass: Pass): Promise<readonly Occurrence[]> {
  const { plans, pointers, clock } = pass;
  const shapes = run(new Context(document, plans, pointers), isShape, pass);
  const mended = mend(document, shapes);
  const context = new Context(mended.document, plans, pointers);
  // Redocly's rules run in a thread of their own, beside ours.
  const redocly = runRedocly(context, clock.left);
  const rest = run(context, (rule) => !isShape(rule), pass);
  const causes = causesOf(shapes, mended, [...rest, ...(await redocly), ...tooManyExamples(context)]);
  return [...causes.shapes, ...causes.rest];
}

/** How much of a time is left. */
class Clock {
  readonly #end: number;

  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}

/** The whole catalogue, for as long as it takes. */
const UNLIMITED: Pick<Pass, "rules" | "clock"> = { rules: catalogue, clock: new Clock(Number.POSITIVE_INFINITY) };

function run(
  context: Context,
  wanted: (rule: Rule) => boolean,
  { rules: all, clock }: Pick<Pass, "rules" | "clock">,
): readonly Occurrence[] {
  const rules = all.filter((rule) => rule.check !== undefined && wanted(rule));
  const found: Occurrence[] = [];
  for (const [index, rule] of rules.entries()) {
    if (clock.left === 0) return [...found, outOfTime(context, rules.slice(index))];
    try {
      for (const problem of rule.check?.(context) ?? []) {
        found.push(ofProblem(context, rule.id, problem));
        if (clock.left === 0) return [...found, outOfTime(context, rules.slice(index))];
      }
    } catch (error) {
      found.push(brokenRule(context, rule.id, error));
    }
  }
  return found;
}

/** What is not checked where there are too many examples: nothing else depends on them. */
const EXAMPLES = "examples";

function tooManyExamples(context: Context): readonly Occurrence[] {
  const [first, ...others] = uncheckedExamples(context);
  if (first === undefined) return [];
  const message = `${MAX_EXAMPLES} examples are compared with their schemas; this one and ${others.length} after it are not`;
  return [ofProblem(context, "lint/incomplete", { at: first.inPage ? [] : first.tokens, message, subject: EXAMPLES })];
}

function outOfTime(context: Context, rules: readonly Rule[]): Occurrence {
  return ofProblem(context, "lint/incomplete", {
    at: [],
    message: `The time for this document is over; ${rules.length} rules did not run to their end, ${rules[0]?.id} the first of them`,
    subject: "time",
  });
}
