import { get, type JsonObject } from "../json.js";
import type { Span } from "../origin.js";
import { bodyOf, type Marker } from "./listed-markers.js";
import { spanOf } from "./operation.js";
import { named, objectPart, type Part, part, textPart, wordsOf } from "./parts.js";
import { type SchemaMembers, typeExpression } from "./types.js";

/** A field of a list and the fields below it. */
export interface ListedField {
  readonly span: Span;
  readonly name: Span;
  readonly type: Span | undefined;
  readonly description: Span;
  readonly children: readonly ListedField[];
}

/** Fields that are indented deeper are read as those beside them. */
const DEEPEST = 32;

interface OpenField extends ListedField {
  readonly children: OpenField[];
  readonly indent: number;
}

/** The fields as a tree, by their indentation. In a page without line ends there is none, and all are of one level. */
export function fieldTree(markers: readonly Marker[]): readonly ListedField[] {
  const top: OpenField[] = [];
  const open: OpenField[] = [];
  for (const marker of markers) {
    const [name, type] = marker.groups;
    if (name === undefined) continue;
    const description = bodyOf(marker);
    const span = { ...marker.span, end: Math.max(marker.span.end, description.end) };
    const field: OpenField = { span, name, type, description, children: [], indent: indentOf(marker.span) };
    while ((open.at(-1)?.indent ?? -1) >= field.indent || open.length >= DEEPEST) open.pop();
    (open.at(-1)?.children ?? top).push(field);
    open.push(field);
  }
  return top;
}

/** The members of a field's Schema Object, its description left out. */
export function schemaMembers(field: Omit<ListedField, "name">): SchemaMembers {
  const members = new Map(field.type === undefined ? [] : typeExpression(field.type));
  if (field.children.length === 0) return [...members];
  const properties = propertiesOf(field.children, field.span);
  const items = members.get("items");
  if (items === undefined) members.set("properties", properties);
  else
    members.set(
      "items",
      objectPart(items.span, [
        ["type", typeOf(items)],
        ["properties", properties],
      ]),
    );
  return [...members];
}

/** The Schema Object that stands at `members`, or at `otherwise` where the page states nothing of it. */
export function schemaPart(members: SchemaMembers, otherwise: Span): Part<JsonObject> {
  return objectPart(
    spanOf(
      members.map(([, member]) => member),
      otherwise,
    ),
    members,
  );
}

function propertiesOf(fields: readonly ListedField[], otherwise: Span): Part {
  const members = fields.map((field): readonly [string, Part] => {
    const schema = objectPart(field.span, [...schemaMembers(field), ["description", textPart(field.description)]]);
    return [wordsOf(field.name), named(field.name, schema)];
  });
  return objectPart(
    spanOf(
      members.map(([, member]) => member),
      otherwise,
    ),
    members,
  );
}

function typeOf({ value, span }: Part): Part | undefined {
  const type = get(value, "type");
  return type === undefined ? undefined : part(type, span);
}

/** Columns before the mark on its line; 0 where words stand before it. */
function indentOf({ source: { text }, start }: Span): number {
  let at = start;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at -= 1;
  return at === 0 || text[at - 1] === "\n" || text[at - 1] === "\r" ? start - at : 0;
}
