import { isArray, isObject, type JsonValue } from "../../source/json.js";

/** What differs between two JSON values, one line for each place; empty where nothing does. */
export function differences(
  expected: JsonValue | undefined,
  actual: JsonValue | undefined,
  at = "",
): readonly string[] {
  if (isObject(expected) && isObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
    return keys.flatMap((key) => differences(own(expected, key), own(actual, key), `${at}/${key}`));
  }
  if (isArray(expected) && isArray(actual) && expected.length === actual.length)
    return expected.flatMap((item, index) => differences(item, actual[index], `${at}/${index}`));
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
  return wanted === got ? [] : [`${at || "/"} must be ${wanted ?? "absent"}, and is ${got ?? "absent"}`];
}

function own(value: { readonly [key: string]: JsonValue }, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
