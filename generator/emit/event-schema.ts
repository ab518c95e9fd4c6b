import type { ApiModel, MediaType, Schema } from "../model/model.js";
import { resolved } from "./files-in-forms.js";

/** What the document says of each event of `text/event-stream`. */
export interface EventSchema {
  /** Of the event as an object of its fields. */
  readonly schema: Schema;
  /** `json`: the schema is one of the value that the text in `data` is JSON of. */
  readonly data: "text" | "json";
}

/**
 * The schema that events are checked with: `itemSchema`, whose fields are text (OpenAPI 3.2, 4.14.3.2), or `schema`, of which OpenAPI
 * 3.0 and 3.1 do not say what it describes. There it is taken as documents mean it: a list is one of events, an object with the fields
 * of an event is an event, and any other object or list stands as JSON in each event's `data`. A text may be the whole stream, and
 * says nothing of an event.
 */
export function eventSchema(
  { isSequence, kind, schema }: MediaType,
  model: Pick<ApiModel, "schemas">,
): EventSchema | undefined {
  if (kind !== "event-stream" || schema === undefined) return undefined;
  const { items } = resolved(schema, model);
  if (isSequence === true) return items === undefined ? undefined : { schema: items, data: "text" };
  const own = items ?? schema;
  const forms = alternatives(own, model);
  if (!forms.every((form) => isStructured(form))) return undefined;
  if (forms.every(isEvent))
    return { schema: own, data: forms.some((form) => hasJsonData(form, model)) ? "json" : "text" };
  const { location, pointer } = own;
  return { schema: { location, pointer, properties: new Map([["data", own]]) }, data: "json" };
}

/** Alternatives within alternatives are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/** What a value may be, each resolved: the schema, or those that it chooses from. */
function alternatives(schema: Schema, model: Pick<ApiModel, "schemas">, depth = 0): readonly Schema[] {
  const whole = resolved(schema, model);
  const choices = whole.oneOf ?? whole.anyOf;
  if (choices === undefined || depth === DEEPEST) return [whole];
  return choices.flatMap((choice) => alternatives(choice, model, depth + 1));
}

/** Whether no text fits. */
function isStructured({ allOf, properties, types }: Schema): boolean {
  if (types !== undefined) return types.every((type) => type === "object" || type === "array");
  return properties !== undefined || allOf !== undefined;
}

const FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

function isEvent({ properties }: Schema): boolean {
  return properties?.has("data") === true && [...properties.keys()].every((name) => FIELDS.has(name));
}

function hasJsonData({ properties }: Schema, model: Pick<ApiModel, "schemas">): boolean {
  const data = properties?.get("data");
  return data !== undefined && alternatives(data, model).every(isStructured);
}
