import type { Context } from "./context.js";
import { child, items, type Place } from "./place.js";
import { isObjectPlace, unusable } from "./read.js";
import { resolveObject } from "./reference.js";

/** The fields of an event (WHATWG HTML, 9.2.5) with the types that each can have. */
const FIELDS: readonly (readonly [name: string, types: readonly string[]])[] = [
  ["data", ["string"]],
  ["event", ["string"]],
  ["id", ["string"]],
  ["retry", ["integer", "number"]],
];

/** Alternatives within alternatives are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/**
 * Whether a schema of the items of `text/event-stream` can be one of events, whose fields are text (OpenAPI 3.2, 4.14.3.2). Where it
 * says that one is an object, it is a finding: such an event never comes.
 */
export function describesEvents(context: Context, place: Place, depth = 0): boolean {
  const quiet = { ...context, findings: [] };
  const schema = isObjectPlace(place) && depth < DEEPEST ? resolveObject(quiet, place) : undefined;
  // What is wrong with the reference is said where it is read.
  if (schema === undefined) return true;
  const properties = child(schema, "properties");
  const own = FIELDS.map(([name, types]) => {
    const field = properties === undefined ? undefined : child(properties, name);
    const read = field !== undefined && isObjectPlace(field) ? resolveObject(quiet, field) : undefined;
    const stated = read === undefined ? undefined : child(read, "type");
    if (stated === undefined || [stated.value].flat().every((type) => types.some((one) => one === type))) return true;
    unusable(context, stated, `${types.join(" or ")}, as every event's ${name} is`);
    return false;
  });
  const inner = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const list = child(schema, keyword);
    return list === undefined ? [] : items(list).map((item) => describesEvents(context, item, depth + 1));
  });
  return [...own, ...inner].every(Boolean);
}
