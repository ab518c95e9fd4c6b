import { isContainer, isObject, type JsonObject, type JsonValue, newObject } from "../../../generator/source/json.js";
import { parsePointer } from "../../../generator/source/pointer.js";

/** One change of a JSON document, at a pointer. */
export type Edit =
  | { readonly set: string; readonly to: JsonValue }
  | { readonly remove: string }
  | { readonly rename: string; readonly to: string }
  | { readonly append: string; readonly value: JsonValue };

/** The document with one change. Shares all else; throws where the change would change nothing. */
export function edited(root: JsonObject, edit: Edit): JsonObject {
  const pointer =
    "set" in edit ? edit.set : "remove" in edit ? edit.remove : "rename" in edit ? edit.rename : edit.append;
  const path = parsePointer(pointer);
  if (path === undefined || path.length === 0) throw new Error(`no place: ${pointer}`);
  const result = at(root, path, edit);
  if (!isObject(result)) throw new Error(`${pointer} leaves no document`);
  return result;
}

function at(value: JsonValue | undefined, [token = "", ...rest]: readonly string[], edit: Edit): JsonValue {
  if (value === undefined || !isContainer(value)) throw new Error(`nothing to change at ${JSON.stringify(edit)}`);
  const entries = Object.entries(value);
  if (rest.length > 0) {
    if (!Object.hasOwn(value, token)) throw new Error(`no ${token} for ${JSON.stringify(edit)}`);
    return built(
      value,
      entries.map(([key, item]) => [key, key === token ? at(item, rest, edit) : item] as const),
    );
  }
  const there = entries.some(([key]) => key === token);
  if (!("set" in edit) && !there) throw new Error(`no ${token} for ${JSON.stringify(edit)}`);
  if ("remove" in edit)
    return built(
      value,
      entries.filter(([key]) => key !== token),
    );
  if ("rename" in edit)
    return built(
      value,
      entries.map(([key, item]) => [key === token ? edit.to : key, item] as const),
    );
  if ("append" in edit) {
    const list = entries.find(([key]) => key === token)?.[1];
    if (!Array.isArray(list)) throw new Error(`no list for ${JSON.stringify(edit)}`);
    return built(
      value,
      entries.map(([key, item]) => [key, key === token ? [...list, edit.value] : item] as const),
    );
  }
  const kept = entries.map(([key, item]) => [key, key === token ? edit.to : item] as const);
  return built(value, there ? kept : [...kept, [token, edit.to]]);
}

function built(of: JsonValue, entries: readonly (readonly [string, JsonValue])[]): JsonValue {
  if (Array.isArray(of)) return entries.map(([, item]) => item);
  const object = newObject();
  for (const [key, item] of entries) object[key] = item;
  return object;
}
