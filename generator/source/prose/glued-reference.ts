import type { ProseBlock } from "../document.js";
import type { Span } from "../origin.js";
import type { SourceText } from "../text.js";
import { fieldsOf, gluedSchema, isFieldLine, objectSchema } from "./glued-fields.js";
import { type GluedSection, linesSpan, sectionsOf } from "./glued-sections.js";
import { documentOf, METHODS, type StatedOperation } from "./operation.js";
import {
  blockOf,
  named,
  objectPart,
  type Part,
  type ProsePage,
  part,
  textPart,
  trimmedSpan,
  withoutHeadingMark,
  wordsOf,
} from "./parts.js";

/**
 * The style of a reference page whose text was copied out of a browser: section names on lines of their own, and the name, type
 * and marks of a field glued together.
 *
 *     Close a session
 *     Request
 *     This endpoint expects an object.
 *     idstringRequiredformat: "uuid"
 *     Response
 *     statusenum
 *     Allowed values:
 *     Errors
 *     404
 *     Not Found Error
 *
 * Such a page speaks of objects and names no media type, so bodies are `application/json`. Undefined where the page has another
 * style.
 */
export function readGluedReference(source: SourceText): ProsePage | undefined {
  const [head, ...sections] = sectionsOf(source);
  const title = head.lines[0] === undefined ? undefined : textPart(withoutHeadingMark(head.lines[0]));
  if (title === undefined || !sections.some(({ kind }) => kind === "response")) return undefined;
  if (!sections.some(({ kind, lines }) => kind === "errors" || lines.some(isFieldLine))) return undefined;
  const { address, servers, description } = headOf(head.lines.slice(1));
  const stated: StatedOperation = {
    page: { source, start: 0, end: source.text.length },
    title,
    description: description === undefined ? undefined : textPart(description),
    address,
    servers,
    parameters: sections.flatMap(parametersOf),
    requestBody: sections.filter(({ kind }) => kind === "request").map(requestOf)[0],
    ...responsesOf(sections),
  };
  return { root: documentOf(stated), prose: proseOf(title, description, sections), findings: [] };
}

const ADDRESS = new RegExp(String.raw`^(${METHODS})\s*(https?:\/\/[^\s/]+)?(\/\S*)$`, "d");

/** What stands above the first section: the address where there is one, and the description. */
function headOf(
  lines: readonly Span[],
): Pick<StatedOperation, "address" | "servers"> & { readonly description?: Span } {
  const at = lines.findIndex((line) => ADDRESS.test(raw(line)));
  const line = lines[at];
  const described = lines.filter((_, index) => index !== at);
  const description = described[0] === undefined ? {} : { description: linesSpan(described, described[0]) };
  const indices = line === undefined ? undefined : ADDRESS.exec(raw(line))?.indices;
  if (line === undefined || indices === undefined) return { address: undefined, servers: [], ...description };
  const [, method, server, path] = indices.map((stretch): Part<string> | undefined => {
    if (stretch === undefined) return undefined;
    const span = { ...line, start: line.start + stretch[0], end: line.start + stretch[1] };
    return part(wordsOf(span), span);
  });
  const address = method && path && { method: { ...method, value: method.value.toLowerCase() }, path };
  return { address, servers: server === undefined ? [] : [objectPart(server.span, [["url", server]])], ...description };
}

function parametersOf({ kind, name, lines }: GluedSection): Part[] {
  if (name === undefined || (kind !== "path" && kind !== "query" && kind !== "header")) return [];
  return fieldsOf(lines).fields.map((field) =>
    objectPart(field.span, [
      ["name", part(wordsOf(field.name), field.name)],
      ["in", part(kind, name)],
      // A path parameter is always required (OpenAPI 3.1 section 4.8.12.2).
      ["required", kind === "path" ? part(true, name) : field.required && part(true, field.required)],
      ["description", textPart(field.description)],
      ["schema", gluedSchema({ ...field, description: { ...field.span, start: field.span.end } })],
    ]),
  );
}

const EXPECTS_OBJECT = /^This endpoint expects an? (?:optional )?object\.$/;

function requestOf({ name, lines }: GluedSection): Part | undefined {
  const { intro, fields } = fieldsOf(lines);
  const [stated] = intro.filter((line) => EXPECTS_OBJECT.test(raw(line)));
  const place = stated ?? fields[0]?.span ?? name;
  if (place === undefined || (stated === undefined && fields.length === 0)) return undefined;
  const described = intro.filter((line) => line !== stated);
  const optional = stated !== undefined && raw(stated).includes("optional");
  return objectPart(place, [
    ["description", described[0] && textPart(linesSpan(described, place))],
    ["required", optional ? undefined : part(true, place)],
    ["content", contentOf(objectSchema(fields, place), place)],
  ]);
}

const STATUS = /^([1-5]\d\d)(?:\s+(.*))?$/;

/** The success response, under its number where the section begins with one, and the errors under theirs. */
function responsesOf(sections: readonly GluedSection[]): Pick<StatedOperation, "responses" | "success"> {
  const responses = new Map<string, Part>();
  let success: Part | undefined;
  for (const { kind, name, lines } of sections) {
    if (kind === "errors") for (const [status, response] of errorsOf(lines)) responses.set(status, response);
    if (kind !== "response" || name === undefined) continue;
    const [first] = lines;
    const status = first === undefined ? undefined : STATUS.exec(raw(first))?.[1];
    if (first === undefined || status === undefined) success = responseOf(lines, name);
    else responses.set(status, named({ ...first, end: first.start + status.length }, responseOf(lines.slice(1), name)));
  }
  return { responses, success };
}

function responseOf(lines: readonly Span[], name: Span): Part {
  const { intro, fields } = fieldsOf(lines);
  const description = textPart(linesSpan(intro, name)) ?? part("", name);
  return objectPart(linesSpan(lines, name), [
    ["description", description],
    ["content", fields.length === 0 ? undefined : contentOf(objectSchema(fields, name), name)],
  ]);
}

function errorsOf(lines: readonly Span[]): (readonly [string, Part])[] {
  return errorLines(lines).map(([status, words, key]) => {
    const description = textPart(words) ?? part("", key);
    const span = { ...key, end: Math.max(key.end, words.end) };
    return [status, named(key, objectPart(span, [["description", description]]))];
  });
}

/** Each status of an errors section, the words said of it, and where its number stands. */
function errorLines(lines: readonly Span[]): (readonly [status: string, words: Span, key: Span])[] {
  const starts = lines.flatMap((line, index) => (STATUS.test(raw(line)) ? [index] : []));
  return starts.flatMap((start, at) => {
    const [line, ...below] = lines.slice(start, starts[at + 1] ?? lines.length);
    const status = line === undefined ? undefined : STATUS.exec(raw(line))?.[1];
    if (line === undefined || status === undefined) return [];
    const key = { ...line, end: line.start + status.length };
    const words = linesSpan([line, ...below], line);
    return [[status, trimmedSpan(line.source, key.end, words.end), key] as const];
  });
}

function contentOf(schema: Part, place: Span): Part {
  const media = objectPart(schema.span, [["schema", schema]]);
  return objectPart(schema.span, [["application/json", named(place, media)]]);
}

/** The page's words as prose. The name of a field and the number of a status are the innermost heading of what is said of them. */
function proseOf(title: Part<string>, description: Span | undefined, sections: readonly GluedSection[]): ProseBlock[] {
  const blocks = [blockOf("heading", title.span, [])];
  if (description !== undefined) blocks.push(blockOf("paragraph", description, [title.value]));
  for (const { kind, name, lines } of sections) {
    if (name === undefined) continue;
    const section = [title.value, wordsOf(withoutHeadingMark(name))];
    blocks.push(blockOf("heading", name, [title.value]));
    if (kind === "errors") {
      for (const [status, words] of errorLines(lines)) blocks.push(blockOf("paragraph", words, [...section, status]));
      continue;
    }
    const { intro, fields } = fieldsOf(lines);
    if (intro[0] !== undefined) blocks.push(blockOf("paragraph", linesSpan(intro, intro[0]), section));
    for (const field of fields) {
      const below = [...section, wordsOf(field.name)];
      if (field.description.start < field.description.end) blocks.push(blockOf("item", field.description, below));
    }
  }
  return blocks;
}

function raw({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}
