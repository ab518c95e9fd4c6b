/**
 * Identifiers from a document's text. Letters of every script stay; only the Basic Multilingual Plane, which every JavaScript
 * engine and TypeScript release agrees on. `_` and `$` separate words, so that `$`, `_` and `__proto__` cannot come out.
 */
export function words(text: string): string[] {
  const parts = text.normalize("NFC").split(/[^\p{ID_Continue}]+|_+/u);
  return parts
    .map((part) => [...part].filter((character) => character.length === 1).join(""))
    .filter((part) => part !== "");
}

/** `payment_session` → `PaymentSession`; `APIKey` and `iOS` keep their inner letters. Empty where the text has no letter or digit. */
export function pascalCase(text: string): string {
  return words(text).map(capitalise).join("");
}

/** `Get pet by id` → `getPetById`, `GETPet` → `getPet`, `ID` → `id`. */
export function camelCase(text: string): string {
  const [first, ...rest] = words(text);
  if (first === undefined) return "";
  return [lowerStart(first), ...rest.map(capitalise)].join("");
}

/** Whether the text, as an identifier's beginning, is allowed to stand first: a digit or a combining mark is not. */
export function startsIdentifier(text: string): boolean {
  return /^\p{ID_Start}/u.test(text);
}

function capitalise(word: string): string {
  return upper(word.slice(0, 1)) + word.slice(1);
}

function lowerStart(word: string): string {
  const capitals = /^\p{Lu}+/u.exec(word)?.[0] ?? "";
  const whole = capitals.length === word.length || !/^\p{Ll}/u.test(word.slice(capitals.length));
  const length = whole ? capitals.length : Math.max(1, capitals.length - 1);
  return capitals === "" ? word : word.slice(0, length).toLowerCase() + word.slice(length);
}

/** Upper case without change of length: the capital of `ß` is two letters and stays small. */
function upper(letter: string): string {
  const capital = letter.toUpperCase();
  return capital.length === 1 ? capital : letter;
}
