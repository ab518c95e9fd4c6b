import { type Event, parseEvents, YAMLException } from "js-yaml";
import type { Limits } from "./limits.js";
import { limitStop, Stop } from "./problem.js";
import { unclosedAt } from "./unclosed.js";

export interface YamlEvents {
  readonly events: readonly Event[];
  /** Offsets of closing brackets that were read though their lines are indented too little. */
  readonly mended: readonly number[];
}

/** How many brackets are forgiven, and how many characters are read again for it in all. */
const MOST_MENDED = 64;
const MOST_READ_AGAIN = 16_000_000;

/**
 * The events of a YAML text; throws a Stop where it is not YAML or goes over a limit. A closing bracket on a line that is not
 * indented further than its parent (YAML 1.2.2 section 7.4 asks for that) is forgiven: authors write it, most readers take it,
 * and it cannot mean anything else.
 * @param base offset of the text in its file, for the places of errors
 */
export function yamlEvents(text: string, base: number, limits: Limits): YamlEvents {
  checkIndicators(text, base, limits);
  const mended: number[] = [];
  for (let attempt = text; ; ) {
    try {
      return { events: parseEvents(attempt, { maxDepth: limits.depth + 1 }), mended };
    } catch (error) {
      const bracket = lowBracket(attempt, error);
      const again = mended.length < MOST_MENDED && (mended.length + 1) * text.length <= MOST_READ_AGAIN;
      const joined = bracket === undefined || !again ? undefined : joinLine(attempt, bracket);
      if (bracket === undefined || joined === undefined) throw asStop(error, text, base, limits);
      if (mended.at(-1) !== bracket) mended.push(bracket);
      attempt = joined;
    }
  }
}

function asStop(error: unknown, text: string, base: number, limits: Limits): unknown {
  if (error instanceof RangeError) return limitStop("depth", "The document nests too deeply to be read.", base);
  if (!(error instanceof YAMLException)) return error;
  const at = base + (error.mark?.position ?? 0);
  if (error.reason.includes("maxDepth")) {
    return limitStop("depth", `The document nests deeper than ${limits.depth} levels.`, at);
  }
  return unclosed(error, text, base) ?? new Stop("source/syntax", `This is not valid YAML: ${error.reason}.`, at);
}

/** A list or a mapping of flow style that the parser was still in where it stopped: what is wrong is where it opens. */
function unclosed({ reason, mark }: YAMLException, text: string, base: number): Stop | undefined {
  if (reason !== "deficient indentation" && !reason.includes("end of the stream")) return undefined;
  const stopped = mark?.position ?? text.length;
  const open = unclosedAt(text, stopped);
  if (open === undefined || text[stopped] === (text[open] === "{" ? "}" : "]")) return undefined;
  const isLast = text.slice(stopped).trim() === "";
  const where = isLast ? "never closed" : "not closed before a line that is indented too little to be in it";
  return new Stop("source/syntax", `This is not valid YAML: the \`${text[open]}\` here is ${where}.`, base + open);
}

function lowBracket(text: string, error: unknown): number | undefined {
  if (!(error instanceof YAMLException) || error.reason !== "deficient indentation") return undefined;
  const at = error.mark?.position ?? -1;
  return text[at] === "]" || text[at] === "}" ? at : undefined;
}

/** The text with the line break before `at` made a space, so that offsets hold; undefined where that would join a comment. */
function joinLine(text: string, at: number): string | undefined {
  let end = at;
  while (text[end - 1] === " " || text[end - 1] === "\t") end -= 1;
  const start = text[end - 1] === "\n" && text[end - 2] === "\r" ? end - 2 : end - 1;
  if (text[start] !== "\n" && text[start] !== "\r") return undefined;
  const line = text.slice(Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1, start);
  return line.includes("#") ? undefined : text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}

/**
 * Every value of a YAML document but one needs an indicator, so few indicators bound the memory before any is spent. Prose has some
 * of them as well: twice as many as values are allowed, brackets and braces apart, which are rare in it.
 */
function checkIndicators(text: string, base: number, limits: Limits): void {
  let values = 0;
  let flows = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // One of : , - ?
    if (code === 0x3a || code === 0x2c || code === 0x2d || code === 0x3f) {
      values += 1;
      if (values > limits.nodes * 2)
        throw limitStop("nodes", `The document may have more than ${limits.nodes} values.`, base + at);
    } else if (code === 0x5b || code === 0x7b) {
      flows += 1;
      if (flows > limits.containers)
        throw limitStop(
          "containers",
          `The document may have more than ${limits.containers} objects and lists.`,
          base + at,
        );
    }
  }
}
