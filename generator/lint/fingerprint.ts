import { createHash } from "node:crypto";
import { getObject, getString, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { formatPointer, type PointerToken, parsePointer } from "../source/pointer.js";

/** What a finding is about, whatever the lines, the file's name and the order of keys. */
export interface Identity {
  readonly rule: string;
  /** Empty for a loose file: its name may change. */
  readonly provider: string;
  /** A pointer whose list items are named by what they are and not by their index. */
  readonly place: string;
  readonly subject: string;
}

/** The members that name an item of a list, in the order in which they are tried. */
const NAMES = ["$ref", "name", "operationId", "url", "title"];

/** A pointer in which `/parameters/0` is `/parameters/[path id]`: what survives a list put in another order. */
export function placeOf(root: JsonObject, tokens: readonly PointerToken[]): string {
  let node: JsonValue | undefined = root;
  const named = tokens.map((token) => {
    const list = isArray(node);
    node = isObject(node) || isArray(node) ? (node as Record<PointerToken, JsonValue>)[token] : undefined;
    return list ? itemName(node, token) : token;
  });
  return formatPointer(named);
}

function itemName(item: JsonValue | undefined, index: PointerToken): string {
  for (const key of NAMES) {
    const name = getString(item, key);
    if (name !== undefined) return `[${[getString(item, "in"), name].filter((part) => part !== undefined).join(" ")}]`;
  }
  if (isObject(item)) return Object.keys(item).length === 1 ? `[${Object.keys(item).join("")}]` : `[${shapeOf(item)}]`;
  return typeof item === "string" || typeof item === "number" ? `[${item}]` : `[${index}]`;
}

/** The members whose values tell one nameless item from the next, and which no repair of a limit or a flag changes. */
const TELLING = ["type", "format", "pattern", "description", "enum", "const"];

/**
 * What a nameless item is known by: not its index, which the removal of an item before it would hand on, and not all of its content,
 * which the repair of another defect in it would change.
 */
function shapeOf(item: JsonObject): string {
  const properties = getObject(item, "properties");
  const shape = [
    Object.keys(item).sort(),
    properties === undefined ? [] : Object.keys(properties).sort(),
    TELLING.map((key) => (Object.hasOwn(item, key) ? item[key] : null)),
  ];
  return createHash("sha256").update(JSON.stringify(shape)).digest("hex").slice(0, 12);
}

/** The place of a finding that another stage made: the pointer without indexes, which an added item would
 * move. Three digits are a status. */
export function placeOfPointer(pointer: string): string {
  return formatPointer((parsePointer(pointer) ?? [pointer]).map((token) => (/^\d{1,2}$/.test(token) ? "[]" : token)));
}

/** The text that two findings share if, and only if, they are the same but for how often they occur. */
export function identityKey(identity: Identity): string {
  return JSON.stringify([identity.rule, identity.provider, identity.place, identity.subject]);
}

/** SHA-256 of the identity and of its occurrence, counted from 0; 32 hexadecimal digits. */
export function fingerprintOf(key: string, occurrence: number): string {
  return createHash("sha256").update(`${key}#${occurrence}`).digest("hex").slice(0, 32);
}

/** A message as a subject: white space folded. */
export function subjectOf(message: string): string {
  return message.replace(/\s+/g, " ").trim();
}
