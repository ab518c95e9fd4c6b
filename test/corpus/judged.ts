import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { Drawn } from "./draw-findings.js";

export const JUDGED_FILE = "test/corpus/judged-findings.yaml";

/** What is judged: a finding by its place and by what it says. Where any of it is another, it is another finding. */
export interface Subject {
  readonly level: string;
  readonly rule: string;
  readonly document: string;
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
  /** The beginning of the finding's fingerprint. */
  readonly finding: string;
  readonly says: string;
}

export interface Judged extends Subject {
  readonly judged: "right" | "wrong" | "not yet";
  readonly why: string;
}

const HEADER = `# Findings on documents by other people, drawn by draw-findings.ts and judged by hand, each at its place in the document. The documents
# are no part of the project: what a message quotes of them is cut, and the judgement is in our own words.
#
# A rule that changes changes the sample: \`npx vitest run --config vitest.corpus.config.ts test/corpus/lint.test.ts -u\` draws again,
# keeps the judgements of what is still drawn and still says the same, and writes \`not yet\` beside the rest. Judge that: is it so,
# and would a colleague who builds a client act on it? Where it is wrong, say wrong. Name in the reason what the finding is of.
`;

export function readJudged(): readonly Judged[] {
  const { findings }: { readonly findings: readonly Judged[] } = parse(readFileSync(JUDGED_FILE, "utf8"));
  return findings;
}

export function subjectOf({ document, finding }: Drawn): Subject {
  const { severity: level, rule, location, fingerprint, message } = finding;
  const { file, line, pointer } = location;
  return { level, rule, document, file, line, pointer, finding: fingerprint.slice(0, 12), says: shortened(message) };
}

/** The sample as the file holds it: what was judged before keeps its judgement. */
export function printJudged(sample: readonly Subject[], before: readonly Judged[]): string {
  const known = new Map(before.map((one) => [nameOf(one), one]));
  const findings = sample.map((subject): Judged => {
    const { judged = "not yet", why = "" } = known.get(nameOf(subject)) ?? {};
    return { ...subject, judged, why };
  });
  return HEADER + stringify({ findings }, { lineWidth: 130, defaultStringType: "PLAIN" });
}

function nameOf({ level, rule, document, file, line, pointer, finding, says }: Subject): string {
  return JSON.stringify([level, rule, document, file, line, pointer, finding, says]);
}

/** Words of a sentence, and characters of a message, that the file repeats. */
const WORDS = 4;
const CHARACTERS = 140;

/** A message with little of what it quotes; where something is cut, with a hash of the whole, so that no two messages look the same. */
function shortened(message: string): string {
  const quoted = message.replace(/“([^”]*)”/g, (whole, sentence: string) => {
    const words = sentence.split(/\s+/);
    return words.length > WORDS ? `“${words.slice(0, WORDS).join(" ")}…”` : whole;
  });
  const short = quoted.length > CHARACTERS ? `${quoted.slice(0, CHARACTERS).trimEnd()}…` : quoted;
  if (short === message) return message;
  return `${short} #${createHash("sha256").update(message).digest("hex").slice(0, 8)}`;
}
