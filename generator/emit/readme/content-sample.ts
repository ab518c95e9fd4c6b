import { splitDirections } from "../../model/directions.js";
import type { ApiModel, MediaType, Schema } from "../../model/model.js";
import { requiredSampleOf, sampleOf } from "../../model/sample.js";
import { isObject, type JsonValue } from "../../source/json.js";
import { type Code, code, join, json, propertyKey } from "../code/index.js";
import { mustBeSaid } from "../content-type.js";
import { replaceFiles } from "../files-in-forms.js";
import { receivableModel } from "../receivable-model.js";

/** The model as the types of an example's values are made of it. */
export function sampledModel(model: ApiModel): ApiModel {
  return splitDirections(receivableModel(model), "responses");
}

/**
 * A body as an example writes it, and its media type where that has to be said; as members of an object.
 *
 * @param media of a sampled model
 * @param stated the document's own example, in place of one that is made of the schema
 */
export function contentSample(media: MediaType, model: ApiModel, stated?: JsonValue): readonly Code[] {
  const { kind, schema } = media;
  switch (kind) {
    case "text":
      return [code`body: "text"`];
    case "binary":
      return [code`body: new Blob()`, ...(mustBeSaid(media) ? [code`contentType: "image/png"`] : [])];
    case "event-stream":
    case "json-sequence":
      return [code`body: ${itemsSample(media, model)}`];
    case "multipart":
      return [code`body: ${schema === undefined ? code`{}` : partsSample(schema, model)}`];
    case "json":
    case "form":
      return [code`body: ${schema === undefined ? code`{}` : json(stated ?? shownSample(schema, model))}`];
    default:
      return kind satisfies never;
  }
}

/** One item; who writes the real ones replaces it by a loop. */
function itemsSample({ kind, schema }: MediaType, model: ApiModel): Code {
  const item = schema?.items;
  const sample = item === undefined ? undefined : shownSample(item, model);
  const isEvent = kind === "event-stream" && (!isObject(sample) || !Object.hasOwn(sample, "data"));
  const data = isEvent && isObject(sample) ? { ...sample, data: "text" } : { data: "text" };
  return code`(async function* () { yield ${json(isEvent ? data : (sample ?? {}))}; })()`;
}

/** What stands for a file until it is printed; a text of no document, because none can hold it. */
const FILE = "\0file";

function partsSample(schema: Schema, model: ApiModel): Code {
  const marked = replaceFiles(schema, model, ({ location, pointer }) => {
    return { location, pointer, const: { value: FILE } };
  });
  const sample = shownSample(marked, model);
  if (!isObject(sample)) return json(sample);
  const members = Object.entries(sample).map(([name, value]) => code`${propertyKey(name)}: ${partSample(value)}`);
  return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
}

function partSample(value: JsonValue): Code {
  if (value === FILE) return code`new Blob()`;
  return Array.isArray(value) && value.includes(FILE) ? code`[new Blob()]` : json(value);
}

/** In characters of JSON: some ten lines. */
const LONGEST_SAMPLE = 400;

/** Everything that a value may have, where that is short to read; else what it must have. */
export function shownSample(schema: Schema, { schemas }: ApiModel): JsonValue {
  const whole = sampleOf(schema, schemas);
  return JSON.stringify(whole).length > LONGEST_SAMPLE ? requiredSampleOf(schema, schemas) : whole;
}
