import type { FindingDraft, Outcome } from "../source/draft.js";
import { get, getArray, getString, isObject, type JsonObject } from "../source/json.js";
import { byCodeUnit } from "../source/order.js";
import { type Location, locate } from "../source/origin.js";
import { parseJson } from "../source/parse-json.js";
import type { PointerToken } from "../source/pointer.js";
import { fileProblem } from "../source/problem.js";
import type { SourceText } from "../source/text.js";

/** A finding that was accepted. The fingerprint decides; the other members are for people, and for telling files apart. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly provider: string;
  readonly file: string;
  readonly pointer: string;
  readonly message: string;
}

/** An entry, and where it stands in the file. */
export interface LocatedEntry extends BaselineEntry {
  readonly location: Location;
}

const VERSION = 1;
const MEMBERS = ["fingerprint", "rule", "provider", "file", "pointer", "message"] as const;

/** Reads a baseline. No value where any of it is not understood. */
export function readBaseline(source: SourceText): Outcome<readonly LocatedEntry[]> {
  const { value: root, findings } = parseJson({ source });
  if (root === undefined) return { value: undefined, findings };
  if (!isObject(root)) return refused(fileProblem("baseline/invalid", source.file, "The baseline must be an object."));
  const refuse = (tokens: readonly PointerToken[], message: string): Outcome<readonly LocatedEntry[]> => {
    const location = locate(root, tokens);
    const draft = fileProblem("baseline/invalid", source.file, message);
    return refused(location === undefined ? draft : { ...draft, location });
  };
  if (get(root, "version") !== VERSION) return refuse(["version"], `The baseline's \`version\` must be ${VERSION}.`);
  const list = getArray(root, "findings");
  if (list === undefined) return refuse(["findings"], "The baseline's `findings` must be a list.");
  const entries: LocatedEntry[] = [];
  for (const [index, item] of list.entries()) {
    const tokens = ["findings", index];
    const location = locate(root, tokens);
    const entry = isObject(item) ? entryOf(item) : undefined;
    if (entry === undefined || location === undefined) {
      return refuse(tokens, `An entry of the baseline must have the texts ${MEMBERS.join(", ")}.`);
    }
    entries.push({ ...entry, location });
  }
  return { value: entries, findings };
}

function entryOf(item: JsonObject): BaselineEntry | undefined {
  const [fingerprint, rule, provider, file, pointer, message] = MEMBERS.map((key) => getString(item, key));
  if (fingerprint === undefined || rule === undefined || provider === undefined) return undefined;
  if (file === undefined || pointer === undefined || message === undefined) return undefined;
  return { fingerprint, rule, provider, file, pointer, message };
}

function refused(finding: FindingDraft): Outcome<readonly LocatedEntry[]> {
  return { value: undefined, findings: [finding] };
}

/** The text of a baseline: the same entries give the same bytes, in whatever order they come. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const findings = entries
    .map(({ fingerprint, rule, provider, file, pointer, message }) => ({
      fingerprint,
      rule,
      provider,
      file,
      pointer,
      message,
    }))
    .sort(inOrder);
  return `${JSON.stringify({ version: VERSION, findings }, undefined, 2)}\n`;
}

/** By place and then by rule, so that a change of one file is one stretch of the difference. */
function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return (
    byCodeUnit(a.provider, b.provider) ||
    byCodeUnit(a.file, b.file) ||
    byCodeUnit(a.pointer, b.pointer) ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.fingerprint, b.fingerprint)
  );
}
