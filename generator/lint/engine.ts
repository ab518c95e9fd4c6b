import type { BindingPlan } from "../contract/plan.js";
import { applyActions } from "../repair/apply.js";
import type { Overlay, OverlayAction } from "../repair/overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import { assumedFacts } from "./assumed.js";
import { withoutCascades } from "./cascade.js";
import { catalogue } from "./catalogue.js";
import { type LintConfig, NO_CONFIG } from "./config.js";
import { Context } from "./context.js";
import type { Finding } from "./finding.js";
import { finish } from "./finish.js";
import { type Occurrence, ofDraft, ofProblem } from "./occurrence.js";
import { runRedocly } from "./redocly.js";
import { familyOf, type Rule } from "./rule.js";

/** What `lint` is given. Every stage's own findings come as drafts. */
export interface LintInput {
  readonly published: SpecDocument;
  /** The published document with committed repairs and assumptions applied; by default the published one. */
  readonly effective?: SpecDocument;
  readonly overlays?: readonly Overlay[];
  readonly plans?: readonly BindingPlan[];
  readonly drafts?: readonly FindingDraft[];
  readonly config?: LintConfig;
}

/** The published document with its safe fixes applied in memory, and the actions that did it. */
export interface Normalised {
  readonly document: SpecDocument;
  readonly actions: readonly OverlayAction[];
}

/** The families whose findings count where an overlay brought them in, though the published document has none such. */
const STRUCTURAL: ReadonlySet<string> = new Set(["shape", "openapi", "example"]);

/**
 * Every finding of one provider, sorted by file, line, column and rule. Shape rules read the document as published, every other
 * rule reads it with the safe fixes of the first pass applied; a finding that the effective document no longer has is `repaired`.
 * Never throws: a rule that does is itself a finding.
 */
export async function lint(input: LintInput): Promise<readonly Finding[]> {
  const { published, effective = published, plans = [], config = NO_CONFIG } = input;
  const found = await inspect(published, plans);
  const remaining = effective.root === published.root ? undefined : await inspect(effective, plans);
  const reported = withoutCascades((input.drafts ?? []).map(ofDraft), found);
  const assumed = assumedFacts(input.overlays ?? []).map(ofDraft);
  const files = new Set([published.source, ...(published.parts ?? [])].map(({ file }) => file));
  const added = (remaining ?? []).filter(
    (occurrence) => STRUCTURAL.has(familyOf({ id: occurrence.rule })) && !files.has(occurrence.location.file),
  );
  return finish({
    provider: published.provider,
    loose: published.provider === published.source.file,
    found,
    remaining,
    always: [...reported, ...assumed, ...added],
    config,
  });
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

/** The document that the second pass reads. */
export function normalise(published: SpecDocument): Normalised {
  return mend(published, shapePass(new Context(published)));
}

/** What the rules of some families say about a document by itself: for a host that runs the openapi/ rules on its own. */
export function inspectAlone(document: SpecDocument, families: ReadonlySet<string>): readonly Occurrence[] {
  const shapes = shapePass(new Context(document));
  const context = new Context(mend(document, shapes).document);
  const rest = run(context, (rule) => familyOf(rule) !== "shape" && families.has(familyOf(rule)));
  return [...(families.has("shape") ? shapes : []), ...rest];
}

function mend(published: SpecDocument, shapes: readonly Occurrence[]): Normalised {
  const actions = shapes.flatMap((occurrence) => (occurrence.fix?.safety === "safe" ? occurrence.fix.actions : []));
  if (actions.length === 0) return { document: published, actions };
  return { document: applyActions(published, actions).document, actions };
}

function shapePass(context: Context): readonly Occurrence[] {
  return run(context, (rule) => familyOf(rule) === "shape");
}

/** Both passes over one document: shapes as they are written, all else behind the safe fixes of those. */
async function inspect(document: SpecDocument, plans: readonly BindingPlan[]): Promise<readonly Occurrence[]> {
  const shapes = shapePass(new Context(document, plans));
  const context = new Context(mend(document, shapes).document, plans);
  const rest = run(context, (rule) => familyOf(rule) !== "shape");
  return withoutCascades([...shapes, ...rest, ...(await runRedocly(context))]);
}

function run(context: Context, wanted: (rule: Rule) => boolean): readonly Occurrence[] {
  return catalogue.filter(wanted).flatMap((rule) => {
    if (rule.check === undefined) return [];
    try {
      return [...rule.check(context)].map((problem) => ofProblem(context, rule.id, problem));
    } catch (error) {
      return [broken(context, rule.id, error)];
    }
  });
}

function broken(context: Context, rule: string, error: unknown): Occurrence {
  const reason = error instanceof Error ? error.message : String(error);
  return ofProblem(context, "lint/internal", {
    at: [],
    message: `The rule ${rule} failed on this document: ${reason}`,
  });
}
