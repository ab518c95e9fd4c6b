import { existsSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import {
  acceptOpen,
  compareWithBaseline,
  completeDrafts,
  type Finding,
  type LintConfig,
  type LocatedEntry,
  printBaseline,
  readBaseline,
  type Scope,
  staleEntries,
} from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import type { FindingDraft } from "../source/draft.js";
import { displayPath, readText } from "../source/read.js";

/** The baseline's name beside concordat.yaml. */
export const BASELINE_FILE = "concordat-baseline.json";

export interface BaselineInput {
  readonly findings: readonly Finding[];
  /** The project's folder. */
  readonly root: string;
  /** The baseline's absolute path. */
  readonly path: string;
  readonly scope: Omit<Scope, "exists">;
  readonly config: LintConfig;
  /** Accept what is open. */
  readonly update: boolean;
  /** Drop what no longer occurs. */
  readonly prune: boolean;
}

export interface BaselineReport {
  readonly findings: readonly Finding[];
  /** How many entries were added and dropped; undefined where nothing was to be written. */
  readonly written?: { readonly file: string; readonly added: number; readonly dropped: number };
}

/**
 * Compares findings with the baseline and, where that is asked for, writes it anew. A baseline that is not there is an empty one.
 * One that cannot be understood is a finding, accepts nothing, and stays as it is. Rejects with the system's error where it cannot be
 * written.
 */
export async function withBaseline(input: BaselineInput): Promise<BaselineReport> {
  const { root, path, config, update, prune } = input;
  const read = readEntries(root, path);
  const complete = (drafts: readonly FindingDraft[]): readonly Finding[] =>
    completeDrafts({ provider: "", drafts, config });
  if (read.entries === undefined) return { findings: [...complete(read.findings), ...input.findings] };

  const scope = { ...input.scope, exists: (file: string) => existsSync(resolve(root, file)) };
  const compared = compareWithBaseline({ findings: input.findings, entries: read.entries, scope });
  const stale = prune ? [] : compared.stale;
  const findings = [...complete([...read.findings, ...staleEntries(stale, compared.findings)]), ...compared.findings];
  if (!update && !prune) return { findings };

  const added = update ? acceptOpen(compared.findings) : [];
  const text = printBaseline([...compared.kept, ...stale, ...added]);
  await replaceFile(path, text);
  const dropped = compared.stale.length - stale.length;
  const written = { file: displayPath(root, path), added: added.length, dropped };
  return { findings: update ? findings.map((finding) => accepted(finding, added)) : findings, written };
}

function accepted(finding: Finding, added: ReturnType<typeof acceptOpen>): Finding {
  const isAdded = added.some(
    ({ fingerprint, file }) => fingerprint === finding.fingerprint && file === finding.location.file,
  );
  return finding.status === "open" && isAdded ? { ...finding, status: "accepted" } : finding;
}

function readEntries(
  root: string,
  path: string,
): { readonly entries: readonly LocatedEntry[] | undefined; readonly findings: readonly FindingDraft[] } {
  if (!existsSync(path)) return { entries: [], findings: [] };
  // The file was named by the settings' place or by the user: it may lie outside of the project.
  const text = readText({ root: parse(path).root, path, shown: displayPath(root, path) });
  if (text.value === undefined) return { entries: undefined, findings: text.findings.map(asInvalid) };
  const { value, findings } = readBaseline(text.value);
  return value === undefined ? { entries: value, findings: findings.map(asInvalid) } : { entries: value, findings };
}

/** Whatever is wrong with it, what it means is one: nothing is accepted. */
function asInvalid({ message, location }: FindingDraft): FindingDraft {
  return { rule: "baseline/invalid", message, location };
}

/** Where the baseline is, absolute: what the user named, else beside concordat.yaml. */
export function baselinePath(root: string, cwd: string, named: string | undefined): string {
  return named === undefined ? join(root, BASELINE_FILE) : resolve(cwd, named);
}
