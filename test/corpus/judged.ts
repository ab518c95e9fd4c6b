import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { Drawn } from "./draw-findings.js";

export const JUDGED_FILE = "test/corpus/judged-findings.yaml";

/** A finding of the sample, by what names it and not by what it says: the documents are no part of the project. */
export interface Judged {
  readonly level: string;
  readonly rule: string;
  readonly document: string;
  readonly file: string;
  readonly pointer: string;
  /** The finding's fingerprint: another finding at the same place is not judged by this. */
  readonly finding: string;
  readonly judged: "right" | "wrong" | "not yet";
  readonly why: string;
}

const HEADER = `# Findings on documents by other people, drawn by draw-findings.ts and judged by hand, each at its place in the document. The documents
# are no part of the project: a finding is named by its rule, its file and its pointer, and judged in our own words.
#
# A rule that changes changes the sample: \`npx vitest run --config vitest.corpus.config.ts test/corpus/lint.test.ts -u\` draws again,
# keeps the judgements of what is still drawn, and writes \`not yet\` beside what is new. Judge that: is it so, and would a colleague
# who builds a client act on it? Where it is wrong, say wrong.
`;

export function readJudged(): readonly Judged[] {
  const { findings }: { readonly findings: readonly Judged[] } = parse(readFileSync(JUDGED_FILE, "utf8"));
  return findings;
}

/** The sample as the file holds it: what was judged before keeps its judgement. */
export function printJudged(sample: readonly Drawn[], before: readonly Judged[]): string {
  const known = new Map(before.map((one) => [nameOf(one), one]));
  const findings = sample.map(({ document, finding }): Judged => {
    const { severity: level, rule, location } = finding;
    const { file, pointer } = location;
    const named = { level, rule, document, file, pointer, finding: finding.fingerprint.slice(0, 12) };
    const { judged = "not yet", why = "" } = known.get(nameOf(named)) ?? {};
    return { ...named, judged, why };
  });
  return HEADER + stringify({ findings }, { lineWidth: 130, defaultStringType: "PLAIN" });
}

function nameOf({ level, rule, document, finding }: Omit<Judged, "judged" | "why">): string {
  return JSON.stringify([level, rule, document, finding]);
}
