import type { FindingDraft } from "../source/draft.js";
import type { BaselineEntry, LocatedEntry } from "./baseline.js";
import type { Finding } from "./finding.js";
import { familyOf } from "./rule.js";

/** What a run looked at: an entry about anything else is neither matched nor missed. */
export interface Scope {
  /** Names of the providers that were linted. */
  readonly providers: ReadonlySet<string>;
  /** Whether these are all that the project has. */
  readonly complete: boolean;
  /** Files without a provider that were linted. */
  readonly files: ReadonlySet<string>;
  /** Whether a file that an entry names is there. */
  readonly exists: (file: string) => boolean;
}

export interface Comparison {
  /** The findings, those that the baseline knows as `accepted`. */
  readonly findings: readonly Finding[];
  /** Entries that still hold, in today's words, and those that the run did not look at. */
  readonly kept: readonly BaselineEntry[];
  /** Entries that should have occurred and did not. */
  readonly stale: readonly LocatedEntry[];
}

/** Compares findings with a baseline. One entry accepts one finding. */
export function compareWithBaseline(input: {
  readonly findings: readonly Finding[];
  readonly entries: readonly LocatedEntry[];
  readonly scope: Scope;
}): Comparison {
  const { entries, scope } = input;
  const open = input.findings.filter((finding) => finding.status === "open" && isAcceptable(finding));
  const matched = new Map<Finding, LocatedEntry>();
  for (const [print, recorded] of groupBy(entries, ({ fingerprint }) => fingerprint)) {
    const found = open.filter(({ fingerprint }) => fingerprint === print);
    for (const [finding, entry] of pairs(found, recorded, scope)) matched.set(finding, entry);
  }
  const used = new Set(matched.values());
  const unused = entries.filter((entry) => !used.has(entry));
  const findings = input.findings.map((finding) =>
    matched.has(finding) ? { ...finding, status: "accepted" as const } : finding,
  );
  return {
    findings,
    kept: [...[...matched.keys()].map(toEntry), ...unused.filter((entry) => !wasLookedAt(entry, scope))],
    stale: unused.filter((entry) => wasLookedAt(entry, scope)),
  };
}

type Pair = readonly [Finding, LocatedEntry];

/**
 * Findings and entries of one fingerprint. Where they are of a provider there is one of each at most. Files without a provider may
 * have one defect in common: an entry is for its own file; and where that file is gone, for the one file that may be it under a new
 * name. Where two may be, it is for neither: what was not accepted must not become so.
 */
function pairs(found: readonly Finding[], recorded: readonly LocatedEntry[], { exists }: Scope): readonly Pair[] {
  const exact = found.flatMap((finding): Pair[] => {
    const entry = recorded.find(
      ({ provider, file }) => file === finding.location.file || (!isLoose(finding) && provider === finding.provider),
    );
    return entry === undefined ? [] : [[finding, entry]];
  });
  const settled = new Set<unknown>(exact.flat());
  const gone = recorded.filter((entry) => !settled.has(entry) && isLooseEntry(entry) && !exists(entry.file));
  const homeless = found.filter((finding) => !settled.has(finding) && isLoose(finding));
  const moved = gone.flatMap((entry): Pair[] => {
    const alike = homeless.filter(({ location }) => nameOf(location.file) === nameOf(entry.file));
    const [finding, second] = alike.length > 0 || gone.length > 1 ? alike : homeless;
    return finding === undefined || second !== undefined ? [] : [[finding, entry]];
  });
  const taken = new Set<Finding>();
  return [...exact, ...moved].filter(([finding]) => !taken.has(finding) && taken.add(finding));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** What `--update-baseline` writes beside what is kept: everything that is open now. */
export function acceptOpen(findings: readonly Finding[]): readonly BaselineEntry[] {
  return findings.filter((finding) => finding.status === "open" && isAcceptable(finding)).map(toEntry);
}

/** What is reported for entries that no longer occur. */
export function staleEntries(stale: readonly LocatedEntry[], findings: readonly Finding[]): readonly FindingDraft[] {
  const repaired = new Set(
    findings.filter(({ status }) => status === "repaired").map(({ fingerprint }) => fingerprint),
  );
  return stale.map(({ rule, provider, message, fingerprint, location }) => ({
    rule: "baseline/stale",
    message: `${rule} of ${provider === "" ? "the project" : provider} ${repaired.has(fingerprint) ? "is repaired by an overlay" : "no longer occurs"}: ${message}`,
    location,
  }));
}

/** Mistakes of the settings and of the tool itself are never accepted: they change what every other finding means. */
function isAcceptable({ rule }: Finding): boolean {
  const family = familyOf({ id: rule });
  return family !== "baseline" && family !== "lint" && rule !== "source/config";
}

function wasLookedAt({ provider }: BaselineEntry, { providers, complete, files, exists }: Scope): boolean {
  if (files.has(provider) || providers.has(provider)) return true;
  // A provider whose folder is gone, or a file that is: a run over all of their kind would have met them.
  return isPathLike(provider) ? files.size > 0 && !exists(provider) : complete;
}

/** A loose file stands in the place of a provider by its path. */
function isPathLike(provider: string): boolean {
  return /\/|\.[A-Za-z0-9]+$/.test(provider);
}

function isLoose({ provider, location }: Finding): boolean {
  return provider === location.file;
}

function isLooseEntry({ provider, file }: BaselineEntry): boolean {
  return provider === file;
}

function toEntry({ fingerprint, rule, provider, location, message }: Finding): BaselineEntry {
  return { fingerprint, rule, provider, file: location.file, pointer: location.pointer, message };
}
