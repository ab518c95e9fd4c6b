import type { ApiModel, EventData, MediaType, Schema } from "../model/model.js";
import { deriveModel } from "../model/scope.js";
import { resolved } from "./files-in-forms.js";
import { parsedEvent } from "./parsed-event.js";

type Schemas = Pick<ApiModel, "schemas">;

/** The model with each event stream as the array of events that its users are given, or that it is not said to be. */
export function eventModel(model: ApiModel): ApiModel {
  const content = (all: readonly MediaType[]) => all.map((media) => eventMedia(media, model));
  const operations = model.operations.map((operation) => {
    const { requestBody: body } = operation;
    const responses = operation.responses.map((response) => ({ ...response, content: content(response.content) }));
    return { ...operation, responses, ...(body && { requestBody: { ...body, content: content(body.content) } }) };
  });
  return deriveModel(model, { operations });
}

/**
 * What events are is said by `itemSchema`, whose fields are text (OpenAPI 3.2, 4.14.3.2), or by `schema`, of which OpenAPI 3.0 and 3.1
 * do not say what it describes. There it is taken as documents mean it: a list is one of events, an object with the fields of an event is
 * an event, and any other object or list stands as JSON in each event's `data`. A text may be the whole stream, and says nothing of
 * an event.
 */
export function eventMedia(media: MediaType, model: Schemas): MediaType {
  if (media.kind !== "event-stream" || media.schema === undefined) return media;
  const { schema: whole, ...bare } = media;
  const { items } = resolved(whole, model);
  const event =
    media.isSequence !== true
      ? assumedEvent(items ?? whole, model)
      : items && (parsedEvent(items, model) ?? { schema: items });
  if (event === undefined) return bare;
  const { eventData, schema } = event;
  const { location, pointer } = whole;
  const events: Schema = { location, pointer, types: ["array"], items: schema };
  return { ...bare, schema: events, isSequence: true, ...(eventData && { eventData }) };
}

interface Event {
  readonly schema: Schema;
  readonly eventData?: EventData;
}

function assumedEvent(own: Schema, model: Schemas): Event | undefined {
  const forms = alternatives(own, model);
  if (!forms.every((form) => isStructured(form))) return undefined;
  if (forms.every((form) => isEvent(form, model))) {
    const isJson = forms.some((form) => hasJsonData(form, model));
    return { schema: own, ...(isJson && { eventData: { form: "json-or-text" } }) };
  }
  const { location, pointer } = own;
  const properties = new Map([["data", own]]);
  return {
    schema: { location, pointer, types: ["object"], properties, required: ["data"] },
    eventData: { form: "json-or-text", isAssumed: true },
  };
}

/** Alternatives within alternatives are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/** What a value may be, each resolved: the schema, or those that it chooses from. */
function alternatives(schema: Schema, model: Schemas, depth = 0): readonly Schema[] {
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

/** The fields of an event (WHATWG HTML, 9.2.5), with the types that each can have; that of `data` is looked at apart. */
const FIELDS: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ["data", undefined],
  ["event", ["string"]],
  ["id", ["string"]],
  ["retry", ["integer", "number"]],
]);

function isEvent({ properties }: Schema, model: Schemas): boolean {
  if (properties?.has("data") !== true) return false;
  return [...properties].every(([name, property]) => {
    const possible = FIELDS.get(name);
    const stated = resolved(property, model).types ?? [];
    return FIELDS.has(name) && stated.every((type) => possible?.includes(type) ?? true);
  });
}

function hasJsonData({ properties }: Schema, model: Schemas): boolean {
  const data = properties?.get("data");
  return data !== undefined && alternatives(data, model).every(isStructured);
}
