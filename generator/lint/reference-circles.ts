import {
  getString,
  isArray,
  isContainer,
  isObject,
  type JsonObject,
  type JsonValue,
  newObject,
} from "../source/json.js";
import { tokensOf } from "./resolver.js";

/**
 * The document without the references that lead through references back to themselves and so never to a value: Redocly stops at
 * the first of them and says nothing about all the rest. The model reports them.
 */
export function withoutReferenceCircles(root: JsonObject): JsonValue {
  const circles = circlesOf(root);
  if (circles.size === 0) return root;
  const copies = new Map<JsonValue, JsonValue>();
  const copy = (value: JsonValue): JsonValue => {
    if (!isContainer(value)) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const made = isArray(value) ? value.map(copy) : copyObject(value as JsonObject, circles.has(value), copy);
    copies.set(value, made);
    return made;
  };
  return copy(root);
}

function copyObject(from: JsonObject, isCircle: boolean, copy: (value: JsonValue) => JsonValue): JsonObject {
  const to = newObject();
  for (const [key, value] of Object.entries(from)) if (!isCircle || key !== "$ref") to[key] = copy(value);
  return to;
}

/** The objects whose reference needs, to be followed, to be followed itself: at its end, or on the way that its pointer takes. */
function circlesOf(root: JsonObject): ReadonlySet<JsonValue> {
  const circles = new Set<JsonValue>();
  const open: JsonObject[] = [];
  const ends = new Map<JsonObject, JsonValue | undefined>();
  const follow = (holder: JsonObject): JsonValue | undefined => {
    if (ends.has(holder)) return ends.get(holder);
    const start = open.indexOf(holder);
    if (start >= 0) {
      for (const member of open.slice(start)) circles.add(member);
      return undefined;
    }
    open.push(holder);
    let target: JsonValue | undefined = root;
    for (const token of tokensOf(getString(holder, "$ref") ?? "") ?? []) {
      if (memberOf(target, token) === undefined && isReference(target)) target = follow(target);
      target = memberOf(target, token);
    }
    if (isReference(target)) target = follow(target);
    open.pop();
    ends.set(holder, target);
    return target;
  };
  const seen = new Set<JsonValue>();
  const pending: JsonValue[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (!isContainer(value) || seen.has(value)) continue;
    seen.add(value);
    if (isReference(value)) follow(value);
    for (const member of isArray(value) ? value : Object.values(value)) pending.push(member);
  }
  return circles;
}

function memberOf(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isArray(value)) return value[Number(token)];
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

function isReference(value: JsonValue | undefined): value is JsonObject {
  return getString(value, "$ref") !== undefined;
}
