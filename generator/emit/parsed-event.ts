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
  const eventData = eventDataOf(
    json,
    all.filter((each) => !json.includes(each)),
    model,
  );
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

function eventDataOf(json: readonly Kind[], text: readonly Kind[], model: Schemas): EventData {
  const named = namesOf(json);
  const others = namesOf(text);
  const areApart = text.length > 0 && named !== undefined && others?.every((name) => !named.includes(name)) === true;
  const mayBeText = json.some(({ data }) => data?.contentSchema !== undefined && isText(data.contentSchema, model));
  // Text that is given where JSON may be text is that JSON; where events cannot be told apart, a text is one of the other kind.
  const form = mayBeText && (text.length === 0 || areApart) ? "json" : "json-or-text";
  return { form, ...(areApart && { events: named }) };
}

function namesOf(kinds: readonly Kind[]): readonly string[] | undefined {
  const names = kinds.map(({ events }) => events);
  return names.every((each) => each !== undefined) ? names.flat() : undefined;
}

function isText(schema: Schema, model: Schemas): boolean {
  const { always, const: only, enum: values, properties, types } = resolved(schema, model);
  if (types !== undefined) return types.includes("string");
  if (only !== undefined) return typeof only.value === "string";
  if (values !== undefined) return values.some((value) => typeof value === "string");
  return properties === undefined || always === true;
}

function eventsOf(branch: Schema, model: Schemas): readonly string[] | undefined {
  const event = propertyOf(branch, "event", model);
  if (event === undefined) return undefined;
  const { const: only, enum: values } = resolved(event, model);
  const listed = only === undefined ? values : [only.value];
  return listed?.filter((value) => typeof value === "string");
}

/** Parts within parts are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/** A property of the schema, or of a part of its `allOf`. */
function propertyOf(schema: Schema, name: string, model: Schemas, depth = 0): Schema | undefined {
  if (depth === DEEPEST) return undefined;
  const { allOf = [], properties } = resolved(schema, model);
  const own = properties?.get(name);
  return own ?? allOf.map((part) => propertyOf(part, name, model, depth + 1)).find((found) => found !== undefined);
}

function dataOf(schema: Schema, model: Schemas): Schema | undefined {
  const data = propertyOf(schema, "data", model);
  return data && resolved(data, model);
}

/** The schema with the value of `data` as its only word of it. */
function withData(schema: Schema, data: Schema | undefined, model: Schemas): Schema {
  const bare = withoutData(schema, model);
  if (data === undefined) return bare;
  return { ...bare, properties: new Map([...(bare.properties ?? []), ["data", data.contentSchema ?? data]]) };
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
