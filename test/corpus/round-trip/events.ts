import fc from "fast-check";
import { isObject, type JsonValue } from "../../../generator/source/json.js";
import type { ServerSentEvent } from "../../../templates/runtime/src/index.js";

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
 * where it has none of its own. Undefined where no event can be so.
 *
 * @param data what the text in `data` is: text, or JSON of the value
 */
export function eventOf(
  value: JsonValue,
  data: "text" | "json",
  before: ServerSentEvent | undefined,
): ServerSentEvent | undefined {
  if (!isObject(value)) return undefined;
  const { event, id = before?.id, retry } = value;
  const text = data === "json" && value.data !== undefined ? JSON.stringify(value.data) : (value.data ?? "");
  if (typeof text !== "string" || !/^[^\r\0]*$/.test(text)) return undefined;
  if (!isLine(event) || !isLine(id)) return undefined;
  if (retry !== undefined && !(Number.isSafeInteger(retry) && Number(retry) >= 0)) return undefined;
  return {
    data: text,
    ...(event === undefined ? {} : { event }),
    ...(id === undefined ? {} : { id }),
    ...(retry === undefined ? {} : { retry: Number(retry) }),
  };
}

function isLine(value: JsonValue | undefined): value is string | undefined {
  return value === undefined || (typeof value === "string" && /^[^\r\n\0]+$/.test(value));
}
