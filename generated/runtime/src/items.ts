import { EventFraming, eventText } from "./events.js";
import { hasRoundedNumber } from "./exact-numbers.js";
import { JsonLines, JsonTextSequence, jsonItemText } from "./json-items.js";
import { essenceOf } from "./media.js";
import type { ContentKind, ContentSpec } from "./operation.js";
import { Unreadable } from "./raw-pairs.js";
import type { Framing } from "./sequence.js";

/** Whether a body is read and written item by item (OpenAPI 3.2, 4.14.3). */
export function isSequence(kind: ContentKind): kind is "event-stream" | "json-sequence" {
  return kind === "event-stream" || kind === "json-sequence";
}

/**
 * How the items of a body are read.
 *
 * @param maxLength of one item: bytes of JSON, characters of an event
 * @param parse reads JSON; what it throws at is none
 */
export function framingOf(
  content: ContentSpec,
  maxLength: number,
  parse: (text: string) => unknown = parseExactly,
): Framing {
  if (content.kind === "event-stream") return new EventFraming({ content, maxLength, parse });
  return isTextSequence(content) ? new JsonTextSequence({ maxLength, parse }) : new JsonLines({ maxLength, parse });
}

/** One item as it goes over the wire. @throws Unwritable */
export function itemText(content: ContentSpec, item: unknown): string {
  return content.kind === "event-stream" ? eventText(content, item) : jsonItemText(item, isTextSequence(content));
}

/** The item that a text is, as who receives it is given it. */
export function itemOf(content: ContentSpec, text: string): unknown {
  const framing = framingOf(content, Number.POSITIVE_INFINITY, JSON.parse);
  const [item] = [...framing.push(new TextEncoder().encode(text)), ...framing.end()];
  return item;
}

/** RFC 7464, and RFC 8091 for the suffix. */
function isTextSequence({ mediaType }: ContentSpec): boolean {
  return /(?:\/|\+)json-seq$/.test(essenceOf(mediaType));
}

/** JSON in which no number loses digits. @throws SyntaxError, Unreadable */
function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (hasRoundedNumber(text)) throw new Unreadable("has a number beyond 2^53, which would lose digits");
  return value;
}
