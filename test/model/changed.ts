import fc from "fast-check";
import { isContainer, isObject, type JsonObject, type JsonValue } from "../../generator/source/json.js";
import { formatPointer } from "../../generator/source/pointer.js";

type Way = readonly string[];

/** The document with one to four of its values replaced by any JSON, by a reference to any place, or by a value from elsewhere. */
export function changed(root: JsonObject): fc.Arbitrary<JsonObject> {
  const ways = waysOf(root, []);
  const value: fc.Arbitrary<JsonValue> = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }).map((json) => json as JsonValue),
    fc.constantFrom(...ways).map((way) => ({ $ref: `#${formatPointer(way)}` })),
    fc.constantFrom(...ways).map((way) => at(root, way)),
  );
  const changes = fc.array(fc.tuple(fc.constantFrom(...ways), value), { minLength: 1, maxLength: 4 });
  return changes.map((list) => {
    const result = list.reduce<JsonValue>((document, [way, item]) => put(document, way, item), root);
    return isObject(result) ? result : {};
  });
}

function waysOf(value: JsonValue, way: Way): Way[] {
  if (!isContainer(value)) return [way];
  return [way, ...Object.entries(value).flatMap(([key, item]) => waysOf(item, [...way, key]))];
}

function at(root: JsonValue, way: Way): JsonValue {
  return way.reduce<JsonValue>(
    (value, key) => (isContainer(value) ? ((value as JsonObject)[key] ?? null) : null),
    root,
  );
}

/** The value with `item` at `way`; the way may lead nowhere by now. */
function put(value: JsonValue, [key, ...rest]: Way, item: JsonValue): JsonValue {
  if (key === undefined) return item;
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map((held, index) => (String(index) === key ? put(held, rest, item) : held));
  return { ...value, [key]: put((value as JsonObject)[key] ?? null, rest, item) };
}
