import type { Fix } from "../repair/overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft, RelatedLocation, Severity } from "../source/draft.js";
import type { Location } from "../source/origin.js";
import { type PointerToken, parsePointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import { placeOf, placeOfPointer, subjectOf } from "./fingerprint.js";
import type { Problem } from "./rule.js";

/** A finding before it has severity, words, status and fingerprint. */
export interface Occurrence {
  readonly rule: string;
  readonly message: string;
  readonly location: Location;
  readonly place: string;
  readonly subject: string;
  readonly once: boolean;
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
  readonly related: readonly RelatedLocation[];
  readonly group: string | null;
  readonly fix: Fix | undefined;
}

/** A rule's problem, with its place in the published file. */
export function ofProblem(context: Context, rule: string, problem: Problem): Occurrence {
  const { at } = problem;
  const location = isLocation(at) ? at : context.locate(at, problem.point);
  const place = isLocation(at)
    ? `${placeOf(context.document.root, parsePointer(at.pointer) ?? [])}${sectionOf(context.document, at)}`
    : placeOf(context.document.root, at);
  return {
    rule,
    message: problem.message,
    location: context.asPublished(location),
    place,
    subject: problem.subject ?? subjectOf(problem.message),
    once: problem.once === true,
    ...words(problem),
    related: (problem.related ?? []).map((one) => ({ ...one, location: context.asPublished(one.location) })),
    group: problem.group ?? null,
    fix: problem.fix,
  };
}

/** A rule that throws is a bug of ours, and a finding: the others go on. */
export function brokenRule(context: Context, rule: string, error: unknown): Occurrence {
  const reason = error instanceof Error ? error.message : String(error);
  return ofProblem(context, "lint/internal", {
    at: [],
    message: `The rule ${rule} failed on this document: ${reason}`,
  });
}

/** The headings above a place in a page's prose: two sections may hold one sentence, and are two places. */
function sectionOf({ prose, source }: SpecDocument, { line, column }: Location): string {
  const start = (source.lineStarts[line - 1] ?? 0) + column - 1;
  const block = prose.find(({ span }) => span.source === source && span.start <= start && start < span.end);
  return block === undefined || block.section.length === 0 ? "" : ` ${JSON.stringify(block.section)}`;
}

/** What another stage reported. */
export function ofDraft(draft: FindingDraft): Occurrence {
  return {
    rule: draft.rule,
    message: draft.message,
    location: draft.location,
    place: placeOfPointer(draft.location.pointer),
    subject: subjectOf(draft.message),
    once: false,
    ...words(draft),
    related: draft.related ?? [],
    group: draft.group ?? null,
    fix: undefined,
  };
}

interface Words {
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
}

function words(from: Words): Words {
  return {
    ...(from.severity === undefined ? {} : { severity: from.severity }),
    ...(from.why === undefined ? {} : { why: from.why }),
    ...(from.help === undefined ? {} : { help: from.help }),
  };
}

function isLocation(at: readonly PointerToken[] | Location): at is Location {
  return "file" in at;
}
