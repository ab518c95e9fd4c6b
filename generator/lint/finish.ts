import type { Severity } from "../source/draft.js";
import { ruleOf } from "./catalogue.js";
import type { LintConfig } from "./config.js";
import type { Finding, FindingFix, FindingStatus } from "./finding.js";
import { fingerprintOf, identityKey } from "./fingerprint.js";
import { gathered } from "./gather.js";
import type { Occurrence } from "./occurrence.js";
import { adviceOf, familyOf, type Rule } from "./rule.js";
import { levelOf } from "./severity.js";

export interface Findings {
  readonly provider: string;
  /** A file without a provider's folder: its name is no part of a fingerprint. */
  readonly loose: boolean;
  /** What the published document has. */
  readonly found: readonly Occurrence[];
  /** What the effective document still has; undefined where it is the published one. */
  readonly remaining: readonly Occurrence[] | undefined;
  /** What the document has that fixes are written for, where it is neither. */
  readonly mendable?: readonly Occurrence[] | undefined;
  /** What stands whatever the effective document says. */
  readonly always: readonly Occurrence[];
  readonly config: LintConfig;
}

/** The families whose findings count where a repair brought them in or uncovered them, though the published document has none such. */
const STRUCTURAL: ReadonlySet<string> = new Set(["shape", "openapi", "example"]);

/** Completes occurrences into findings: severity, words, status, fingerprint, order. */
export function finish(input: Findings): readonly Finding[] {
  const { found, remaining, mendable = [], always } = input;
  const left = remaining === undefined ? undefined : new Set(remaining.flatMap(traces));
  const isLeft = (occurrence: Occurrence) => left === undefined || traces(occurrence).some((trace) => left.has(trace));
  const fixes = remaining === undefined ? undefined : new Map([...remaining, ...mendable].flatMap(keyed));
  const seen = new Map<string, number>();
  const all = [
    ...found.map((occurrence) =>
      isLeft(occurrence) ? { occurrence: withFixOf(occurrence, fixes), left: true } : { occurrence, left: false },
    ),
    ...added(input).map((occurrence) => ({ occurrence: withFixOf(occurrence, fixes), left: true })),
    ...always.map((occurrence) => ({ occurrence, left: true })),
  ]
    .sort((a, b) => compare(a.occurrence, b.occurrence))
    .flatMap(({ occurrence, left }) => {
      const key = identityKey({ ...occurrence, provider: input.loose ? "" : input.provider });
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      const fingerprint = fingerprintOf(key, count);
      const severity = severityOf(occurrence, input.provider, input.config);
      if (severity === undefined) return [];
      const status: FindingStatus = left ? "open" : "repaired";
      return [toFinding({ occurrence, provider: input.provider, severity, status, fingerprint })];
    });
  return gathered(all);
}

/**
 * How a finding is known again in the effective document: by its place there, or, where an action moved the node, by the place in
 * the file that it came from. What is said of the whole document is known by what it says.
 */
function traces(occurrence: Occurrence): readonly string[] {
  const { rule, subject, location, once } = occurrence;
  return [
    ...(once ? [JSON.stringify([rule, subject])] : []),
    ofPlace(occurrence),
    JSON.stringify([rule, location.file, location.line, location.column, subject]),
  ];
}

function keyed(occurrence: Occurrence): readonly (readonly [string, Occurrence])[] {
  return traces(occurrence).map((trace) => [trace, occurrence] as const);
}

/** What is still open has the fix of the document that is to be mended: one of the published document would not hold behind the repairs. */
function withFixOf(occurrence: Occurrence, fixes: ReadonlyMap<string, Occurrence> | undefined): Occurrence {
  if (fixes === undefined) return occurrence;
  const [there] = traces(occurrence).flatMap((trace) => fixes.get(trace) ?? []);
  return { ...occurrence, fix: there?.fix };
}

/** What only the effective document has: a repair brought it in, or what covered it is repaired. */
function added({ found, remaining = [] }: Findings): readonly Occurrence[] {
  const known = new Set(found.flatMap(traces));
  return remaining.filter(
    (occurrence) =>
      STRUCTURAL.has(familyOf({ id: occurrence.rule })) && !traces(occurrence).some((trace) => known.has(trace)),
  );
}

function ofPlace({ rule, place, subject }: Occurrence): string {
  return JSON.stringify([rule, place, subject]);
}

/** What a rule's own severity is, and what the project makes of it; undefined where it is off. */
function severityOf(occurrence: Occurrence, provider: string, config: LintConfig): Severity | undefined {
  const { rule, location } = occurrence;
  const own = occurrence.severity ?? ruleOf(rule)?.severity ?? "error";
  const level = levelOf(config, { rule, provider, location, own });
  return level === "off" ? undefined : level;
}

function toFinding(from: {
  readonly occurrence: Occurrence;
  readonly provider: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly fingerprint: string;
}): Finding {
  const { occurrence } = from;
  const rule = ruleOf(occurrence.rule);
  return {
    rule: occurrence.rule,
    severity: from.severity,
    status: from.status,
    provider: from.provider,
    message: occurrence.message,
    why: occurrence.why ?? rule?.why ?? "",
    help: occurrence.help ?? helpOf(rule, occurrence),
    location: occurrence.location,
    related: occurrence.related,
    group: occurrence.group,
    fix: fixOf(occurrence),
    fingerprint: from.fingerprint,
  };
}

function helpOf(rule: Rule | undefined, { fix }: Occurrence): string {
  if (rule === undefined) return "";
  return fix === undefined ? rule.help : adviceOf(rule);
}

function fixOf({ fix }: Occurrence): FindingFix | null {
  if (fix === undefined) return null;
  const [action, ...then] = fix.actions;
  return { safety: fix.safety, action, then };
}

/** File, line, column, rule, then what is left, so that no two runs differ. Code units, never a locale. */
function compare(a: Occurrence, b: Occurrence): number {
  return (
    order(a.location.file, b.location.file) ||
    a.location.line - b.location.line ||
    a.location.column - b.location.column ||
    order(a.rule, b.rule) ||
    order(a.location.pointer, b.location.pointer) ||
    order(a.message, b.message)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
