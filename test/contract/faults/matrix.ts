import type { JsonValue } from "../../../generator/source/json.js";
import { isArray, isObject } from "../../../generator/source/json.js";
import { formatPointer, type PointerToken } from "../../../generator/source/pointer.js";
import type { Edit } from "./edit.js";

/** One change of one place of a binding. */
export interface Change {
  readonly name: string;
  readonly edit: Edit;
}

const OUTCOMES = ["cancelled", "cancel_pending", "not_cancelled", "indeterminate"];
const FAULTS = ["SESSION_NOT_FOUND", "SESSION_COMPLETED", "SESSION_EXPIRED", "INVALID_REQUEST", "NO_RESPONSE"];
const UNITS = ["epoch_seconds", "epoch_milliseconds", "date_time"];

/** Every place of a binding, misspelt, dropped, of another type, with another outcome, fault or unit. */
export function changesOf(binding: JsonValue): readonly Change[] {
  return [...placesOf(binding, [])].flatMap(({ value, tokens }) => {
    const pointer = formatPointer(tokens);
    const last = tokens.at(-1);
    const change = (what: string, edit: Edit): Change => ({ name: `${pointer} ${what}`, edit });
    const changes = [change("dropped", { remove: pointer })];
    if (typeof last === "string") changes.push(change("misspelt", { rename: pointer, to: misspelt(last) }));
    if (typeof value === "string") changes.push(change("with another text", { set: pointer, to: misspelt(value) }));
    const other: JsonValue = typeof value === "string" ? [value] : "text";
    changes.push(change("of another type", { set: pointer, to: other }));
    const words = last === "outcome" ? OUTCOMES : last === "fault" ? FAULTS : last === "as" ? UNITS : [];
    for (const to of words) if (to !== value) changes.push(change(`is ${to}`, { set: pointer, to }));
    return changes;
  });
}

function* placesOf(
  value: JsonValue,
  tokens: readonly PointerToken[],
): Generator<{ readonly value: JsonValue; readonly tokens: readonly PointerToken[] }> {
  if (tokens.length > 0) yield { value, tokens };
  const entries = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  for (const [token, inner] of entries) yield* placesOf(inner, [...tokens, token]);
}

/** The last letter of the text is another one. */
function misspelt(text: string): string {
  const at = [...text].findLastIndex((character) => /[\p{L}\p{N}]/u.test(character));
  if (at < 0) return `${text}x`;
  return `${text.slice(0, at)}${text[at] === "q" ? "k" : "q"}${text.slice(at + 1)}`;
}
