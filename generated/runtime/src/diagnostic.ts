import { type Attempt, headersOf } from "./reply.js";

/** UTF-16 code units. */
const longest = 256;

/** C0, DEL and C1, what breaks a line or turns the direction of one, and halves of characters. */
const unprintable = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A provider's text as it may stand in a log line: each character that controls what shows it is U+FFFD, and of more than 256 UTF-16
 * code units the rest is `…`.
 */
export function diagnostic(text: string): string {
  // Cut before it is cleaned, so that the half of a character at the end is cleaned too.
  const cut = text.length > longest ? text.slice(0, longest - 1) : text;
  const clean = cut.replace(unprintable, "\ufffd");
  return cut === text ? clean : `${clean}…`;
}

/** The names in use for the id that a provider's support asks for. */
const requestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "correlation-id", "x-trace-id"];

/** The provider's own id of an answer, as it came. */
export function requestIdOf(attempt: Attempt): string | undefined {
  const headers = headersOf(attempt);
  for (const name of requestIdHeaders) {
    const value = headers?.get(name);
    if (value !== null && value !== undefined && value !== "") return value;
  }
  return undefined;
}
