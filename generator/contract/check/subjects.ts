import { pathText } from "../guard/path.js";
import type { Subject } from "../guard/reach.js";
import type { LiteralValue } from "../guard/syntax.js";
import type { LinkedResponse } from "../link.js";
import { type Place, typesOf } from "../schema.js";

/** What an entry switches on, in order, with the values that have a case as a response would have them. */
export function subjectsOf({ switch: sources, syntax }: LinkedResponse): readonly Subject[] {
  return sources.map(({ syntax: { value }, place }) => ({
    text: pathText(value),
    values: syntax.cases.map(({ key }) => literalOf(key.value, place)),
  }));
}

/** A case is written as text; where no text can come, it is the number or the truth value that is written so. */
export function literalOf(text: string, place: Place | undefined): LiteralValue {
  const types = place === undefined ? new Set() : typesOf(place);
  if (types.size === 0 || types.has("string")) return text;
  if (text === "true" || text === "false") return text === "true";
  const number = Number(text);
  return String(number) === text ? number : text;
}
