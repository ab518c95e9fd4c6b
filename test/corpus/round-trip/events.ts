import fc from "fast-check";
import { get, isObject, type JsonValue } from "../../../generator/source/json.js";
import type { ContentSpec, ServerSentEvent } from "../../../templates/runtime/src/index.js";
import { itemOf, itemText } from "../../../templates/runtime/src/items.js";
import { firstDifference } from "./compare.js";

/** Of a stream whose events the document does not describe. */
export function anyEvents(seed: number): readonly ServerSentEvent[] {
  const line = fc.string({ unit: fc.constantFrom(..."a:é 𝄞"), minLength: 1 });
  const event = fc.record(
    { data: fc.string({ unit: fc.constantFrom(..."a:é\n") }), event: line, retry: fc.nat() },
    { requiredKeys: ["data"] },
  );
  return fc.sample(fc.array(event, { maxLength: 4 }), { seed, numRuns: 1 })[0] ?? [];
}

/**
 * The event that a drawn object of its fields is, as it comes through: without a field that none has, with the id of the one before it
 * where it has none of its own. Undefined where no event can be so, or where it comes through as another.
 */
export function eventOf(
  value: JsonValue,
  content: ContentSpec,
  before: JsonValue | undefined,
): { readonly item: unknown } | undefined {
  if (!isObject(value)) return undefined;
  const { data = "", event, id = get(before, "id"), retry } = value;
  if (typeof data === "string" && !/^[^\r\0]*$/.test(data)) return undefined;
  if (!isLine(event) || !isLine(id)) return undefined;
  if (retry !== undefined && !(Number.isSafeInteger(retry) && Number(retry) >= 0)) return undefined;
  const item = {
    data,
    ...(event === undefined ? {} : { event }),
    ...(id === undefined ? {} : { id }),
    ...(retry === undefined ? {} : { retry: Number(retry) }),
  };
  try {
    return firstDifference(itemOf(content, itemText(content, item)), item).length === 0 ? { item } : undefined;
  } catch {
    return undefined;
  }
}

function isLine(value: JsonValue | undefined): value is string | undefined {
  return value === undefined || (typeof value === "string" && /^[^\r\n\0]+$/.test(value));
}
