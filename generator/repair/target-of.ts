import { getString, isArray, isContainer, isObject, type JsonArray, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";

/** Members that name an item of a list in OpenAPI, in the order in which they are tried. */
const IDENTIFIERS: readonly (readonly string[])[] = [
  ["name", "in"],
  ["$ref"],
  ["name"],
  ["url"],
  ["operationId"],
  ["title"],
];

/**
 * The JSONPath of RFC 9535 that selects the node at `tokens` and nothing else. Items of a list are named by what identifies them
 * (`parameters[?@.name=='id' && @.in=='path']`), so that an overlay survives a reordered list; by index only where nothing does.
 */
export function targetOf(root: JsonValue, tokens: readonly PointerToken[]): string {
  let node: JsonValue | undefined = root;
  let target = "$";
  for (const token of tokens) {
    if (isArray(node)) {
      target += `[${itemSelector(node, Number(token))}]`;
      node = node[Number(token)];
      continue;
    }
    target += memberSegment(String(token));
    node = isObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }
  return target;
}

function itemSelector(list: JsonArray, index: number): string {
  const item = list[index];
  if (item === undefined) return String(index);
  if (!isContainer(item)) return only(list, index, (other) => other === item) ? `?@==${literal(item)}` : String(index);
  for (const members of IDENTIFIERS) {
    const values = members.map((member) => getString(item, member));
    if (values.includes(undefined)) continue;
    const same = (other: JsonValue) => members.every((member, at) => getString(other, member) === values[at]);
    if (!only(list, index, same)) continue;
    return itemHaving(Object.fromEntries(members.map((member, at) => [member, values[at] ?? ""])));
  }
  return keySelector(list, index) ?? String(index);
}

/** The selector of the items of a list that are objects with these members. */
export function itemHaving(members: Readonly<Record<string, string>>): string {
  const tests = Object.entries(members).map(([member, value]) => `@${memberSegment(member)}==${literal(value)}`);
  return filter(tests.join(" && "));
}

/** An object of one key that no other item has, such as a Security Requirement Object. */
function keySelector(list: JsonArray, index: number): string | undefined {
  const item = list[index];
  const [key, ...more] = isObject(item) ? Object.keys(item) : [];
  if (key === undefined || more.length > 0) return undefined;
  const same = (other: JsonValue) => isObject(other) && Object.hasOwn(other, key);
  if (!only(list, index, same)) return undefined;
  return filter(`@${memberSegment(key)}`);
}

/** openapi-format 1.33 takes the first `]` for the end of a filter, but for one in parentheses. */
function filter(query: string): string {
  return query.includes("]") ? `?(${query})` : `?${query}`;
}

function only(list: JsonArray, index: number, same: (item: JsonValue) => boolean): boolean {
  return list.every((item, at) => at === index || !same(item));
}

function memberSegment(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${literal(name)}]`;
}

/** A literal of RFC 9535 section 2.3.5.1; text in single quotes, as normalised paths have it. */
function literal(value: JsonValue): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const escaped = value.replace(/['\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escapeCharacter);
  return `'${escaped}'`;
}

function escapeCharacter(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  return Array.from({ length: character.length }, (_unused, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}
