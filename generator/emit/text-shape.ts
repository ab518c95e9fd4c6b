import { isPlace, type Place, placeAt, placeBelow, propertyNames, typesOf } from "../contract/schema.js";
import type { ApiModel, JsonType, MediaType, Parameter, Schema } from "../model/model.js";
import { type JsonObject, newObject } from "../source/json.js";

/** Deeper than this everything is text: a schema may contain itself. */
const DEEPEST = 8;

/** What a server reads the text of a parameter as (`TextShape` of the runtime), `types` always there. */
export function parameterShape({ schema, mediaType, style, explode }: Parameter, model: ApiModel): JsonObject {
  const place = placeAt(model, schema, []);
  const types = isPlace(place) ? ordered(typesOf(place)) : [];
  // An exploded object is known by its members' names alone.
  const keepText = (style === "form" || style === "cookie") && explode && types.includes("object");
  // What has a media type of its own is read as that.
  return mediaType === undefined ? { types, ...shapeAt(place, { model, depth: 0, keepText }) } : { types };
}

/** The same of the members of a form or multipart body; undefined where all are text, or are not known. */
export function formShape({ encoding, kind, schema }: MediaType, model: ApiModel): JsonObject | undefined {
  if ((kind !== "form" && kind !== "multipart") || schema === undefined) return undefined;
  const keepText = kind === "multipart" || [...encoding.values()].some(mayBeSpread);
  const shape = shapeAt(placeAt(model, schema, []), { model, depth: 0, keepText });
  return shape.members === undefined && shape.others === undefined ? undefined : shape;
}

/** A member that is an exploded object is known by its own members' names alone. */
function mayBeSpread(encoding: JsonObject): boolean {
  const { allowReserved, explode, style } = encoding;
  const isStated = style !== undefined || explode !== undefined || allowReserved !== undefined;
  return isStated && (style ?? "form") === "form" && explode !== false;
}

interface Context {
  readonly model: ApiModel;
  readonly depth: number;
  /** Whether text has a shape too: it is told from files, and names its member. */
  readonly keepText: boolean;
}

function shapeAt(place: ReturnType<typeof placeAt>, context: Context): JsonObject {
  const { depth, keepText, model } = context;
  if (!isPlace(place) || depth > DEEPEST) return {};
  const types = ordered(typesOf(place));
  const shape: { [key: string]: JsonObject[string] } = newObject();
  const isText = types.length === 1 && types[0] === "string";
  if (types.length > 0 && !(isText && (!keepText || isFile(place)))) shape.types = types;
  const inner = { ...context, depth: depth + 1 };
  const below = (token: string) => {
    const next = placeBelow(model, place, [token]);
    return next === undefined ? {} : shapeAt(next, inner);
  };
  if (types.includes("array")) setUnlessEmpty(shape, "items", below("0"));
  if (!types.includes("object")) return shape;
  const members = newObject();
  for (const name of propertyNames(place)) setUnlessEmpty(members, name, below(name));
  if (Object.keys(members).length > 0) shape.members = members;
  const others = additional(place);
  if (others !== undefined) setUnlessEmpty(shape, "others", shapeAt(placeAt(model, others, []), inner));
  return shape;
}

function setUnlessEmpty(shape: { [key: string]: JsonObject[string] }, key: string, value: JsonObject): void {
  if (Object.keys(value).length > 0) shape[key] = value;
}

function additional({ variants }: Place): Schema | undefined {
  return variants.flat().find(({ additionalProperties: own }) => own !== undefined && own.always === undefined)
    ?.additionalProperties;
}

/** Bytes and not text (OpenAPI 3.0, 4.7.14.2; OpenAPI 3.1 says it by the absence of a type). */
function isFile({ variants }: Place): boolean {
  return variants.flat().some(({ format }) => format === "binary");
}

/** Text after what it could be taken for, because it fits whatever is written; but a text may say `null`, and null is not written. */
function ordered(types: ReadonlySet<JsonType>): JsonType[] {
  const rank = (type: JsonType) => (type === "null" ? 2 : type === "string" ? 1 : 0);
  return [...types].sort((a, b) => rank(a) - rank(b));
}
