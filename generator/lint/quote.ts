import type { RelatedLocation } from "../source/draft.js";
import { isArray, isObject, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import type { Passage } from "./passages.js";

/** Passages that say one thing, the first of them to point at. */
export interface Quote {
  readonly passage: Passage;
  readonly also: readonly RelatedLocation[];
}

/** The passages that match, each sentence once: a description often repeats the page. The first place in the file comes first. */
export function quotes(context: Context, test: (passage: Passage) => boolean): readonly Quote[] {
  const bySentence = new Map<string, Passage[]>();
  for (const passage of context.passages) {
    if (!test(passage)) continue;
    const key = passage.text.toLowerCase();
    bySentence.set(key, [...(bySentence.get(key) ?? []), passage]);
  }
  return [...bySentence.values()].flatMap(([passage, ...also]) =>
    passage === undefined
      ? []
      : [{ passage, also: also.map((other) => ({ message: "The same sentence", location: other.locate() })) }],
  );
}

/** All that match as one: the first sentence, the others beside it. */
export function quoteAll(context: Context, test: (passage: Passage) => boolean): Quote | undefined {
  const [first, ...others] = quotes(context, test);
  if (first === undefined) return undefined;
  return {
    passage: first.passage,
    also: [
      ...first.also,
      ...others.map(({ passage }) => ({ message: inQuotes(passage.text), location: passage.locate() })),
    ],
  };
}

/** A sentence as a message quotes it: whole where it is short. */
export function inQuotes(text: string): string {
  return text.length > 160 ? `“${text.slice(0, 160).trimEnd()}…”` : `“${text}”`;
}

/** Characters of a name or a value that a message shows. */
const LONGEST = 60;

/** A name of a document as a message shows it: as code, and cut where it is long. The empty one in quotes: nobody sees it otherwise. */
export function inCode(name: PointerToken): string {
  if (name === "") return '`""`';
  return `\`${cut(String(name).replaceAll("`", "'"))}\``;
}

/** A value in a few words: what it is, and itself where it is short. */
export function inWords(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  if (isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isObject(value)) return "an object";
  return typeof value === "string" ? `the string ${cut(JSON.stringify(value))}` : String(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
