import type { JsonObject } from "../../source/json.js";
import { formatPointer } from "../../source/pointer.js";
import { type Context, withoutUndefined } from "../context.js";
import { object } from "../json-object.js";
import { mediaKind } from "../media-kind.js";
import { isStructured } from "../media-type.js";
import type { Example, MediaType, RequestBody, Schema } from "../model.js";
import { child, locationOf, type ObjectPlace, type Place } from "../place.js";
import { readBoolean, readString } from "../read.js";
import { readSchema } from "../schema.js";
import { delimiter, readOwnSchema } from "./parameter.js";

/** A schema in each media type that an operation consumes or produces. It is read once. */
export function readContent2(
  context: Context,
  input: {
    readonly schema: Place;
    readonly mediaTypes: readonly string[];
    readonly examples?: (mediaType: string) => readonly Example[];
  },
): MediaType[] {
  const { schema, mediaTypes, examples = () => [] } = input;
  const structured = isStructured(context, schema);
  const isFile = child(schema, "type")?.value === "file";
  const read = readSchema(context, schema);
  return mediaTypes.map((mediaType) => ({
    location: locationOf(schema),
    pointer: schema.pointer,
    mediaType,
    kind: isFile ? "binary" : mediaKind(mediaType, structured),
    schema: read,
    encoding: new Map(),
    examples: examples(mediaType),
  }));
}

/** A parameter in `body` (Swagger 2.0, Parameter Object). */
export function readBody(
  context: Context,
  { place, consumes }: { readonly place: ObjectPlace; readonly consumes: readonly string[] },
): RequestBody {
  const schema = child(place, "schema");
  return withoutUndefined<RequestBody>({
    location: locationOf(place),
    pointer: place.pointer,
    required: readBoolean(context, place, "required") ?? false,
    description: readString(context, place, "description"),
    content: schema === undefined ? [] : readContent2(context, { schema, mediaTypes: consumes }),
  });
}

export interface FormInput {
  readonly operation: ObjectPlace;
  readonly fields: readonly ObjectPlace[];
  readonly consumes: readonly string[];
}

/** The parameters in `formData` as one object, in each form type that the operation consumes; a file needs a multipart one. */
export function readForm(context: Context, { operation, fields, consumes }: FormInput): RequestBody | undefined {
  if (fields.length === 0) return undefined;
  const properties = new Map<string, Schema>();
  const required: string[] = [];
  const encoding = new Map<string, JsonObject>();
  for (const field of fields) {
    const name = readString(context, field, "name");
    if (name === undefined) continue;
    const description = readString(context, field, "description");
    properties.set(name, withoutUndefined<Schema>({ ...readOwnSchema(context, field), description }));
    if (readBoolean(context, field, "required") === true) required.push(name);
    if (child(field, "type")?.value === "array")
      encoding.set(name, object({ ...delimiter(context, field, "formData") }));
  }
  const node = {
    location: locationOf(child(operation, "parameters") ?? operation),
    pointer: operation.pointer + formatPointer(["parameters"]),
  };
  const schema: Schema = { ...node, types: ["object"], properties, ...(required.length > 0 && { required }) };
  const hasFile = fields.some((field) => child(field, "type")?.value === "file");
  const stated = consumes.filter((mediaType) => {
    const kind = mediaKind(mediaType, true);
    return kind === "multipart" || (kind === "form" && !hasFile);
  });
  const fallback = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded";
  const content = (stated.length > 0 ? stated : [fallback]).map(
    (mediaType): MediaType => ({
      ...node,
      mediaType,
      kind: mediaKind(mediaType, true),
      schema,
      encoding,
      examples: [],
    }),
  );
  return { ...node, required: required.length > 0, content };
}
