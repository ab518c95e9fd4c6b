import { plainWords } from "./words.js";

/** A code that a sentence puts beside the status that it comes with. */
export interface Refusal {
  readonly status: string;
  readonly code: string;
}

/** Words joined by underscores, in code and in one case. What is said to equal something is a member's name. */
const CODE = "\\x60([a-z]+(?:_[a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+)\\x60(?! ?=)";
const STATUS = "\\x60?(?<status>[45]\\d\\d)\\b\\x60?(?: [A-Z][a-z]+){0,3}";
const ANSWERS =
  "(?:returns?|returned|responds?|answers?|fails|rejected|refused|throws?|thrown|raises?|yields?|results? in|receives?|error|status|HTTP)";

const FORMS: readonly RegExp[] = [
  // Returns 404 `no_such_pet`; throws HTTP 409 with code `pet_kept`; fails with a 404 (`no_such_pet`).
  new RegExp(
    `\\b${ANSWERS}(?: (?:with|as|by|an?|the|HTTP|status|code|error))* ${STATUS}(?: (?:with|and|error|code|the|status))*[ :(—–-]{1,3}${CODE}`,
    "i",
  ),
  // `no_such_pet` (404): there is none; `no_such_pet` (HTTP 404).
  new RegExp(`${CODE} ?\\((?:HTTP |status |code )*${STATUS}\\)`),
  // 404 `no_such_pet`, 404: `no_such_pet`, at the start of a sentence or of an item.
  new RegExp(`^(?:[-*•] )?(?:HTTP )?${STATUS}[ :(—–-]{1,3}${CODE}`),
  // A row of a table: the status and the code in cells of their own, one after the other.
  new RegExp(`^\\|\\s*\\x60?(?<status>[45]\\d\\d)\\x60?(?: [A-Z][A-Za-z ]{0,40})?\\s*\\|\\s*${CODE}\\s*\\|`),
  new RegExp(`^\\|\\s*${CODE}\\s*\\|\\s*\\x60?(?<status>[45]\\d\\d)\\x60?[^|]{0,40}\\|`),
];

/** The status and the code that a sentence says come together; undefined where it names none, or only one of them. */
export function refusalIn(text: string): Refusal | undefined {
  const words = plainWords(text);
  for (const form of FORMS) {
    const match = form.exec(words);
    const status = match?.groups?.status;
    const code = match?.slice(1).find((part) => part !== undefined && part !== status);
    if (status !== undefined && code !== undefined) return { status, code };
  }
  return undefined;
}

const STATUS_ONLY = [
  // Returns 404 if there is none; an error 409 is returned; you will receive a 412 error.
  /\b(?:returns?|responds?|answers?|fails|rejected|refused|throws?|results? in|receives?)(?: (?:with|as|by|an?|the|HTTP|status|code|error|response|of))* [`"]?(?<status>4\d\d)\b/i,
  /\b(?:an?|the) (?:HTTP )?[`"]?(?<status>4\d\d)[`"]?(?: [A-Z][a-z]+){0,3}[`"]? (?:status |error |response )*(?:code )?(?:is|will be) (?:returned|thrown|sent)\b/i,
  /\bresponse (?:is|will be) (?:an? )?(?:HTTP )?[`"]?(?<status>4\d\d)\b/i,
];
/** Of other calls, or under which no call is refused. */
const OF_OTHER_CALLS =
  /\b(?:subsequent|later|further|other|next|previous|no longer returns?|does not return|instead of)\b/i;

/** The status that a sentence says this call is refused with; undefined where it may be about another. */
export function statusOfRefusalIn(text: string): string | undefined {
  const words = plainWords(text);
  if (OF_OTHER_CALLS.test(words)) return undefined;
  return STATUS_ONLY.map((form) => form.exec(words)?.groups?.status).find((status) => status !== undefined);
}
