import type { FindingDraft, RelatedLocation } from "./draft.js";
import { type LimitName, limitHelp } from "./limits.js";
import { locationOfSpan, type Span } from "./origin.js";
import { formatPointer, type Pointer, type PointerToken } from "./pointer.js";
import type { SourceText } from "./text.js";

/** What is wrong and where; `tokens` lead to the node, if there is one. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly span: Span;
  readonly tokens?: readonly PointerToken[];
  readonly help?: string;
  readonly related?: readonly RelatedLocation[];
}

export function problem({ rule, message, span, tokens = [], help, related }: Problem): FindingDraft {
  return {
    rule,
    message,
    location: locationOfSpan(span, formatPointer(tokens)),
    ...(help === undefined ? {} : { help }),
    ...(related === undefined ? {} : { related }),
  };
}

/** A finding about a file as a whole: it stands at the file's first character. */
export function fileProblem(rule: string, file: string, message: string, help?: string): FindingDraft {
  const pointer: Pointer = "";
  const location = { file, line: 1, column: 1, endLine: 1, endColumn: 1, pointer };
  return { rule, message, location, ...(help === undefined ? {} : { help }) };
}

/** Stops a reader at a place; the reader's entry function turns it into a finding. */
export class Stop extends Error {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly help: string | undefined;

  constructor(rule: string, message: string, start: number, end: number = start + 1, help?: string) {
    super(message);
    this.rule = rule;
    this.start = start;
    this.end = end;
    this.help = help;
  }
}

/** Stops a reader where a limit is crossed. The message says the limit, and the count where more than its excess is known. */
export function limitStop(name: LimitName, message: string, start: number): Stop {
  return new Stop("source/limit", message, start, start + 1, limitHelp(name));
}

export function stopProblem(stop: Stop, source: SourceText): FindingDraft {
  const start = Math.min(stop.start, source.text.length);
  const end = Math.min(Math.max(stop.end, start), source.text.length);
  const help = stop.help === undefined ? {} : { help: stop.help };
  return problem({ rule: stop.rule, message: stop.message, span: { source, start, end }, ...help });
}

/** A document with a million equal mistakes has one finding each for the first hundred. */
export const MAX_FINDINGS = 100;
