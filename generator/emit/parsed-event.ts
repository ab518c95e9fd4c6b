import type { ApiModel, EventData, Schema } from "../model/model.js";
import { resolved } from "./files-in-forms.js";

type Schemas = Pick<ApiModel, "schemas">;

/**
 * An event whose `data` is said to be JSON (`contentMediaType` and `contentSchema`, JSON Schema 2020-12, validation 8), as it is with
 * `data` parsed. It may be so of some events alone: of those of an alternative, which its `event` tells from others. Undefined where
 * no `data` is JSON.
 */
export function parsedEvent(
  item: Schema,
  model: Schemas,
): { readonly schema: Schema; readonly eventData: EventData } | undefined {
  const { anyOf, oneOf, ...base } = resolved(item, model);
  const common = dataOf(base, model);
  const branches = (oneOf ?? anyOf ?? []).map((branch) => ({
    branch,
    data: dataOf(branch, model) ?? common,
    events: eventsOf(branch, model),
  }));
  const all = branches.length > 0 ? branches : [{ data: common, events: undefined }];
  const json = all.filter(({ data }) => data?.contentSchema !== undefined);
  if (json.length === 0) return undefined;
  const text = all.filter((each) => !json.includes(each));
  const eventData = eventDataOf(json, text);
  if (branches.length === 0) return { schema: withData(base, common, model), eventData };
  const choices = branches.map(({ branch, data }) => withData(branch, data, model));
  const parted = { ...withoutData(base, model), ...(oneOf === undefined ? { anyOf: choices } : { oneOf: choices }) };
  return { schema: parted, eventData };
}

interface Kind {
  readonly data: Schema | undefined;
  /** The values of `event`, where the alternative lists them. */
  readonly events: readonly string[] | undefined;
}

function eventDataOf(json: readonly Kind[], text: readonly Kind[]): EventData {
  const named = namesOf(json);
  const others = namesOf(text);
  const areApart = text.length > 0 && named !== undefined && others?.every((name) => !named.includes(name)) === true;
  // Where events cannot be told apart, a text that is no JSON is one of the other kind.
  const form = text.length === 0 || areApart ? "json" : "json-or-text";
  return { form, ...(areApart && { events: named }) };
}

function namesOf(kinds: readonly Kind[]): readonly string[] | undefined {
  const names = kinds.map(({ events }) => events);
  return names.every((each) => each !== undefined) ? names.flat() : undefined;
}

function eventsOf(branch: Schema, model: Schemas): readonly string[] | undefined {
  const stated = propertiesOf(branch, "event", model).flatMap(({ const: only, enum: values }) => {
    const listed = only === undefined ? values : [only.value];
    return listed === undefined ? [] : [listed.filter((value) => typeof value === "string")];
  });
  return stated[0];
}

/** Parts within parts are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/** What the schema says of a property, itself and in the parts of its `allOf`. */
function propertiesOf(schema: Schema, name: string, model: Schemas, depth = 0): readonly Schema[] {
  if (depth === DEEPEST) return [];
  const { allOf = [], properties } = resolved(schema, model);
  const own = properties?.get(name);
  return [
    ...(own === undefined ? [] : [resolved(own, model)]),
    ...allOf.flatMap((part) => propertiesOf(part, name, model, depth + 1)),
  ];
}

/** That it is JSON says more than that it is a text. */
function dataOf(schema: Schema, model: Schemas): Schema | undefined {
  const all = propertiesOf(schema, "data", model);
  return all.find(({ contentSchema }) => contentSchema !== undefined) ?? all[0];
}

/** The schema with the value of `data` as its only word of it. An event without `data` never comes (WHATWG HTML, 9.2.6). */
function withData(schema: Schema, data: Schema | undefined, model: Schemas): Schema {
  const bare = withoutData(schema, model);
  if (data === undefined) return bare;
  const properties = new Map([...(bare.properties ?? []), ["data", data.contentSchema ?? data] as const]);
  return { ...bare, properties, required: [...new Set([...(bare.required ?? []), "data"])] };
}

function withoutData(schema: Schema, model: Schemas, depth = 0): Schema {
  const { allOf, properties, ...rest } = resolved(schema, model);
  if (depth === DEEPEST) return schema;
  return {
    ...rest,
    ...(allOf && { allOf: allOf.map((part) => withoutData(part, model, depth + 1)) }),
    ...(properties && { properties: new Map([...properties].filter(([name]) => name !== "data")) }),
  };
}
