import { wordsOf } from "../shared-words.js";

/**
 * The words by which members with text for people are named: `title` and `detail` of problem details (RFC 9457, 3.1.3 and 3.1.4, which
 * asks consumers not to parse `detail`), `error_description` of OAuth (RFC 6749, 5.2), and what else providers call them.
 */
const PROSE: readonly string[] = ["message", "msg", "description", "detail", "title", "text", "explanation"];

/** What a name ends with that only begins like one of them: `message_code`, `detailType`. */
const CODES: readonly string[] = ["code", "id", "key", "kind", "number", "status", "type"];

/** Whether a member's name says that it holds words for people, which are never read for meaning. */
export function isNamedAsProse(name: string): boolean {
  const words = [...wordsOf(name)];
  return words.some((word) => PROSE.includes(word)) && !CODES.includes(words.at(-1) ?? "");
}

/** Whether a text is a sentence and no code: three words or more. */
export function isSentence(text: string): boolean {
  return text.split(/\s+/).filter((part) => /\p{L}/u.test(part)).length > 2;
}
