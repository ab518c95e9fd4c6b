import type { Span } from "../origin.js";
import { linesSpan } from "./glued-sections.js";
import { listPart, named, objectPart, type Part, part, textPart, wordsOf } from "./parts.js";

/** A field: the line that declares it, and what is said below. */
export interface GluedField {
  readonly span: Span;
  readonly name: Span;
  readonly type: Span;
  readonly required: Span | undefined;
  /** What follows type and mark on the line, such as `format: "uuid"`. */
  readonly rest: Span;
  readonly description: Span;
  /** The lines below "Allowed values:". */
  readonly values: readonly Span[];
}

const SINGLE = "string|integer|long|double|float|number|boolean|datetime|date|enum|object|uuid";
const PLURAL = "strings|integers|longs|doubles|floats|numbers|booleans|datetimes|dates|enums|objects|uuids";
const FORMAT = `format: "[^"]*"`;
const BOUND = String.raw`(?:[<>]=|\d+-)\d+(?: characters)?`;
const FIELD = new RegExp(
  String.raw`^([A-Za-z_$][\w.$-]{0,127}?)((?:list of (?:${PLURAL})|${SINGLE})(?: or null)?)(Required|Optional)?((?:${FORMAT}|${BOUND})*)$`,
  "d",
);
const ALLOWED = /^Allowed values:/;
const VALUE = /[\w.$/-]+/g;

export function isFieldLine(line: Span): boolean {
  return FIELD.test(textOf(line));
}

/** The lines before the first field, and the fields. */
export function fieldsOf(lines: readonly Span[]): {
  readonly intro: readonly Span[];
  readonly fields: readonly GluedField[];
} {
  const starts = lines.flatMap((line, index) => (isFieldLine(line) ? [index] : []));
  const fields = starts.map((start, at) => gluedField(lines.slice(start, starts[at + 1] ?? lines.length)));
  return { intro: lines.slice(0, starts[0] ?? lines.length), fields: fields.filter((field) => field !== undefined) };
}

/** The Schema Object of a field, with its description. */
export function gluedSchema(field: GluedField): Part {
  const values = field.values.map((span) => part(wordsOf(span), span));
  return objectPart(field.span, [
    ...typeMembers(field.type),
    ...restMembers(field.rest),
    ["enum", values.length > 0 ? listPart(linesSpan(field.values, field.span), values) : undefined],
    ["description", textPart(field.description)],
  ]);
}

function gluedField(lines: readonly Span[]): GluedField | undefined {
  const [line, ...below] = lines;
  const match = line === undefined ? null : FIELD.exec(textOf(line));
  if (line === undefined || match?.indices === undefined) return undefined;
  const [, name, type, required, rest] = match.indices.map((stretch): Span | undefined => {
    return stretch === undefined
      ? undefined
      : { ...line, start: line.start + stretch[0], end: line.start + stretch[1] };
  });
  if (name === undefined || type === undefined || rest === undefined) return undefined;
  const allowed = below.findIndex((span) => ALLOWED.test(textOf(span)));
  const described = allowed < 0 ? below : below.slice(0, allowed);
  const marked = match[3] === "Required" ? required : undefined;
  return {
    span: linesSpan(lines, line),
    name,
    type,
    required: marked,
    rest,
    description: linesSpan(described, line),
    values: allowed < 0 ? [] : below.slice(allowed).flatMap(valuesOf),
  };
}

/** The values on a line behind "Allowed values:", or on one below it; a line of prose has none. */
function valuesOf(line: Span): Span[] {
  const text = textOf(line);
  const from = ALLOWED.exec(text)?.[0].length ?? 0;
  const listed = text.slice(from);
  if (!/^[\w.$/-]*(?:\s*[,|]\s*[\w.$/-]+|\s+[\w.$/-]+)*$/.test(listed.trim())) return [];
  return [...listed.matchAll(VALUE)].map(({ index, 0: value }) => {
    const start = line.start + from + index;
    return { ...line, start, end: start + value.length };
  });
}

const TYPES: ReadonlyMap<string, { readonly type: string; readonly format?: string }> = new Map([
  ["string", { type: "string" }],
  ["enum", { type: "string" }],
  ["uuid", { type: "string", format: "uuid" }],
  ["date", { type: "string", format: "date" }],
  ["datetime", { type: "string", format: "date-time" }],
  ["integer", { type: "integer" }],
  ["long", { type: "integer", format: "int64" }],
  ["number", { type: "number" }],
  ["float", { type: "number", format: "float" }],
  ["double", { type: "number", format: "double" }],
  ["boolean", { type: "boolean" }],
  ["object", { type: "object" }],
]);

type Members = readonly (readonly [string, Part])[];

function typeMembers(span: Span): Members {
  const [, list, word = "", orNull] = /^(list of )?(\w+?)( or null)?$/.exec(textOf(span)) ?? [];
  const single = list === undefined ? word : word.replace(/s$/, "");
  const wordSpan = { ...span, start: span.start + (list?.length ?? 0) };
  const { type, format } = TYPES.get(single) ?? {};
  if (type === undefined) return [];
  const nullable = (name: string): Part =>
    orNull === undefined ? part(name, span) : listPart(span, [part(name, span), part("null", span)]);
  const members: Members = [
    ["type", list === undefined ? nullable(type) : part(type, wordSpan)],
    ...(format === undefined ? [] : [["format", part(format, wordSpan)] as const]),
  ];
  return list === undefined
    ? members
    : [
        ["type", nullable("array")],
        ["items", objectPart(wordSpan, members)],
      ];
}

function restMembers(rest: Span): Members {
  const pattern = new RegExp(`(${FORMAT})|(${BOUND})`, "g");
  return [...textOf(rest).matchAll(pattern)].flatMap(({ index, 0: whole }): Members => {
    const start = rest.start + index;
    const span = { ...rest, start, end: start + whole.length };
    const format = /^format: "([^"]*)"$/.exec(whole)?.[1];
    if (format !== undefined)
      return [["format", part(format, { ...span, start: span.end - format.length - 1, end: span.end - 1 })]];
    return boundMembers(whole, span);
  });
}

function boundMembers(text: string, span: Span): Members {
  const numbers = (text.match(/\d+/g) ?? []).map((digits) => part(Number(digits), span));
  const [low, high] = numbers;
  if (low === undefined) return [];
  const [least, most] = text.endsWith("characters") ? ["minLength", "maxLength"] : ["minimum", "maximum"];
  if (high !== undefined)
    return [
      [least, low],
      [most, high],
    ] as Members;
  return [[text.startsWith(">") ? least : most, low]] as Members;
}

function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

/** An object schema of fields: its properties, and which of them are required. */
export function objectSchema(fields: readonly GluedField[], otherwise: Span): Part {
  const [first] = fields;
  const last = fields.at(-1);
  const span = first === undefined || last === undefined ? otherwise : { ...first.span, end: last.span.end };
  const properties = fields.map((field) => [wordsOf(field.name), named(field.name, gluedSchema(field))] as const);
  const required = fields.flatMap(({ required: mark, name }) =>
    mark === undefined ? [] : [part(wordsOf(name), mark)],
  );
  return objectPart(span, [
    ["type", part("object", otherwise)],
    ["properties", properties.length > 0 ? objectPart(span, properties) : undefined],
    ["required", required.length > 0 ? listPart(span, required) : undefined],
  ]);
}
