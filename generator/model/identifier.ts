/** What stands between words: `_`, what no identifier may hold, what nobody sees, and what lies beyond the basic plane. */
const between = /(?:[^\p{ID_Continue}]|\p{Default_Ignorable_Code_Point}|[\u{10000}-\u{10ffff}_])+/u;

/**
 * The words of a document's text. Letters of every script stay, but only of the Basic Multilingual Plane: engines and TypeScript
 * releases disagree on what was added later. As `_` and `$` separate words, `__proto__` and the like cannot come out.
 */
export function words(text: string): string[] {
  return text
    .normalize("NFC")
    .split(between)
    .filter((word) => word !== "");
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
