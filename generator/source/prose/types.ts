import type { Span } from "../origin.js";
import { listPart, objectPart, type Part, part } from "./parts.js";

/** The members of a Schema Object that a type expression states, in document order. */
export type SchemaMembers = readonly (readonly [string, Part])[];

const BASE: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean", "object", "array", "null"]);
const TERM = /^([a-z]+)(?:\(([\w.+-]+)\))?(?:\[(.*)\])?$/;

/**
 * Reads a type expression such as `string`, `integer(int64) | null` or `array[string(uuid)]` at `span`. Words that are no JSON
 * Schema type state nothing.
 */
export function typeExpression(span: Span): SchemaMembers {
  const terms = termsOf(span).map(readTerm);
  const types = terms.flatMap(({ type }) => (type === undefined ? [] : [type]));
  if (types.length === 0 || types.length < terms.length) return [];
  const [first] = types;
  const type = types.length === 1 && first !== undefined ? first : listPart(span, types);
  const format = terms.find((term) => term.format !== undefined)?.format;
  const items = terms.find((term) => term.items !== undefined)?.items;
  return [
    ["type", type],
    ...(format === undefined ? [] : [["format", format] as const]),
    ...(items === undefined ? [] : [["items", items] as const]),
  ];
}

/** The terms between bars that are in no bracket. */
function termsOf(span: Span): Span[] {
  const text = span.source.text.slice(span.start, span.end);
  const terms: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (char === "(" || char === "[") depth += 1;
    if (char === ")" || char === "]") depth -= 1;
    if (at < text.length && (char !== "|" || depth > 0)) continue;
    const term = text.slice(from, at);
    const start = span.start + from + (term.length - term.trimStart().length);
    terms.push({ source: span.source, start, end: start + term.trim().length });
    from = at + 1;
  }
  return terms;
}

function readTerm(span: Span): { type?: Part; format?: Part; items?: Part } {
  const [whole = "", base = "", format, item] = TERM.exec(span.source.text.slice(span.start, span.end)) ?? [];
  if (!BASE.has(base)) return {};
  const at = (text: string, offset: number): Span => {
    const start = span.start + offset;
    return { source: span.source, start, end: start + text.length };
  };
  const formatAt = base.length + 1;
  const itemAt = whole.length - 1 - (item?.length ?? 0);
  return {
    type: part(base, at(base, 0)),
    ...(format === undefined ? {} : { format: part(format, at(format, formatAt)) }),
    ...(item === undefined ? {} : { items: itemOf(at(item, itemAt)) }),
  };
}

function itemOf(span: Span): Part {
  return objectPart(span, typeExpression(span));
}
