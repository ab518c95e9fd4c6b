import type { ProseBlock } from "../document.js";
import type { Span } from "../origin.js";
import type { SourceText } from "../text.js";
import { doubtsOf } from "./listed-doubts.js";
import { fieldTree, schemaMembers, schemaPart } from "./listed-fields.js";
import { bodyOf, isLined, type Marker, type MarkerKind, markersOf } from "./listed-markers.js";
import { documentOf, type StatedOperation, spanOf } from "./operation.js";
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
 * The style of API reference that publishing tools write for language models: headings for servers, parameters and responses,
 * one list item for each field.
 *
 *     # Close a session
 *     **POST /sessions/{id}/close**
 *     ## Parameters
 *     ### Path parameters
 *     - **id** (string)
 *       The session.
 *     ## Responses
 *     ### 200
 *     Closed.
 *     #### Body: application/json (object)
 *     - **closed_at** (integer(int64) | null)
 *
 * A copy of such a page may have lost its line ends; the marks alone are read, so both say the same. Undefined where the page
 * has another style.
 */
export function readListedReference(source: SourceText): ProsePage | undefined {
  const markers = markersOf(source);
  const title = markers.find(({ kind }) => kind === "title");
  const titleText = title === undefined ? undefined : textPart(bodyOf(title));
  const lined = isLined(source);
  const addressed = markers.some(({ kind }) => kind === "address");
  // Without line ends nothing but the address says where the title ends.
  if (title === undefined || titleText === undefined || !(lined || addressed)) return undefined;
  if (!markers.some(({ kind }) => kind === "status")) return undefined;
  const root = documentOf(operationOf(source, markers, title, titleText));
  return { root, prose: proseOf(markers), findings: doubtsOf(markers, lined) };
}

function operationOf(
  source: SourceText,
  markers: readonly Marker[],
  title: Marker,
  titleText: Part<string>,
): StatedOperation {
  const address = markers.find(({ kind }) => kind === "address");
  const requests = markers.filter(({ kind, inResponse }) => kind === "body" && !inResponse);
  const content = contentOf(requests);
  const below = textPart(trimmedSpan(source, bodyOf(title).end, title.next));
  return {
    page: { source, start: 0, end: source.text.length },
    title: titleText,
    description: (address && textPart(bodyOf(address))) ?? below,
    address: address === undefined ? undefined : addressOf(address),
    servers: markers.filter(({ kind }) => kind === "servers").flatMap(serversOf),
    parameters: markers.filter(({ kind }) => kind === "parameters").flatMap(parametersOf),
    requestBody: content === undefined ? undefined : objectPart(content.span, [["content", content]]),
    responses: responsesOf(markers),
  };
}

function addressOf({ groups }: Marker): StatedOperation["address"] {
  const [method, path] = groups;
  if (method === undefined || path === undefined) return undefined;
  return { method: part(wordsOf(method).toLowerCase(), method), path: part(wordsOf(path), path) };
}

const SERVER = /-[ \t]+([^\r\n]*?):\s+(https?:\/\/[^\s()]+)/g;

function serversOf(marker: Marker): Part[] {
  const { source, start, end } = bodyOf(marker);
  return [...source.text.slice(start, end).matchAll(SERVER)].map((match) => {
    const [whole, label = "", url = ""] = match;
    const from = start + match.index;
    const labelSpan = { source, start: from + whole.indexOf(label), end: from + whole.indexOf(label) + label.length };
    const span = { source, start: from, end: from + whole.length };
    const urlSpan = { source, start: span.end - url.length, end: span.end };
    return objectPart(span, [
      ["url", part(url, urlSpan)],
      ["description", textPart(labelSpan)],
    ]);
  });
}

function parametersOf({ groups, fields }: Marker): Part[] {
  const [place] = groups;
  if (place === undefined) return [];
  const where = wordsOf(place).toLowerCase();
  return fieldTree(fields).map((field) =>
    objectPart(field.span, [
      ["name", part(wordsOf(field.name), field.name)],
      ["in", part(where, place)],
      // A path parameter is always required (OpenAPI 3.1 section 4.8.12.2).
      ["required", where === "path" ? part(true, place) : undefined],
      ["description", textPart(field.description)],
      ["schema", schemaPart(schemaMembers(field), field.type ?? field.span)],
    ]),
  );
}

function responsesOf(markers: readonly Marker[]): Map<string, Part> {
  const responses = new Map<string, Part>();
  for (const marker of markers) {
    const [status] = marker.groups;
    if (marker.kind !== "status" || status === undefined) continue;
    const description = textPart(bodyOf(marker)) ?? part("", marker.span);
    const content = contentOf(marker.bodies);
    const span = spanOf(content === undefined ? [description] : [description, content], marker.span);
    const response = objectPart(span, [
      ["description", description],
      ["content", content],
    ]);
    responses.set(wordsOf(status), named(status, response));
  }
  return responses;
}

/** The content of a request or a response: its bodies by media type. */
function contentOf(bodies: readonly Marker[]): Part | undefined {
  const entries = bodies.flatMap((body): (readonly [string, Part])[] => {
    const [media, type] = body.groups;
    if (media === undefined) return [];
    const description = bodyOf(body);
    const children = fieldTree(body.fields);
    const members = schemaMembers({ span: body.span, type, description, children });
    const span = spanOf(
      members.map(([, member]) => member),
      body.span,
    );
    const schema = objectPart(span, [...members, ["description", textPart(description)]]);
    return [[wordsOf(media), named(media, objectPart(span, [["schema", schema]]))]];
  });
  const [first] = entries;
  if (first === undefined) return undefined;
  return objectPart(
    spanOf(
      entries.map(([, entry]) => entry),
      first[1].span,
    ),
    entries,
  );
}

/** The page's words as prose. The name of a field and the number of a status are the innermost heading of what is said of them. */
function proseOf(markers: readonly Marker[]): ProseBlock[] {
  const headings: string[] = [];
  return markers.flatMap((marker): ProseBlock[] => {
    const body = bodyOf(marker);
    const keep = LEVELS[marker.kind];
    if (keep !== undefined) headings.length = Math.min(headings.length, keep);
    switch (marker.kind) {
      case "title":
        headings.push(wordsOf(body));
        return [blockOf("heading", body, []), ...paragraph(trimmedSpan(body.source, body.end, marker.next), headings)];
      case "footer":
        return [];
      case "address":
        return paragraph(body, headings);
      case "field": {
        const section = [
          ...headings,
          ...marker.groups.slice(0, 1).map((name) => (name === undefined ? "" : wordsOf(name))),
        ];
        return body.start === body.end ? [] : [blockOf("item", body, section)];
      }
      default: {
        const words = withoutHeadingMark(marker.span);
        const heading = blockOf("heading", words, [...headings]);
        headings.push(wordsOf(words));
        return [heading, ...paragraph(body, headings)];
      }
    }
  });
}

function paragraph(span: Span, headings: readonly string[]): ProseBlock[] {
  return span.start === span.end ? [] : [blockOf("paragraph", span, [...headings])];
}

/** How many headings above stay when a mark of this kind begins a section. */
const LEVELS: Partial<Record<MarkerKind, number>> = {
  title: 0,
  servers: 1,
  heading: 1,
  responses: 1,
  parameters: 2,
  status: 2,
  body: 3,
};
