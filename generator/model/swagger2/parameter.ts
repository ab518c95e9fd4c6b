import { cloneObject } from "../../source/origin.js";
import { type Context, report, withoutUndefined } from "../context.js";
import type { Parameter, ParameterStyle, Schema } from "../model.js";
import { child, locationOf, type ObjectPlace } from "../place.js";
import { readBoolean, readString, unusable } from "../read.js";
import { readSchema } from "../schema.js";

/** The Parameter Object of Swagger 2.0 in a path, a query or a header: its schema is the parameter itself. */
export function readParameter2(context: Context, place: ObjectPlace): Parameter | undefined {
  const name = readString(context, place, "name");
  const where = readString(context, place, "in");
  if (name === undefined) return unusable(context, place, "an object with name");
  if (where !== "path" && where !== "query" && where !== "header") {
    return unusable(context, child(place, "in") ?? place, "path, query, header, formData or body");
  }
  if (where === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase())) return undefined;
  return withoutUndefined<Parameter>({
    location: locationOf(place),
    pointer: place.pointer,
    name,
    in: where,
    required: where === "path" || (readBoolean(context, place, "required") ?? false),
    deprecated: false,
    description: readString(context, place, "description"),
    ...delimiter(context, place, where),
    allowReserved: false,
    schema: readOwnSchema(context, place),
  });
}

/** A parameter, header or form field read as the schema that it is; its `required` is no list of properties. */
export function readOwnSchema(context: Context, place: ObjectPlace): Schema {
  const { clone } = cloneObject(place.value);
  for (const key of ["name", "in", "required", "description"]) delete clone[key];
  return readSchema(context, { ...place, value: clone });
}

/** `collectionFormat` as style and explode (OpenAPI 3.1, 4.8.12.3 says which are which). */
export function delimiter(
  context: Context,
  place: ObjectPlace,
  where: "path" | "query" | "header" | "formData",
): { readonly style: ParameterStyle; readonly explode: boolean } {
  const format = readString(context, place, "collectionFormat") ?? "csv";
  const plain = where === "path" || where === "header" ? "simple" : "form";
  switch (format) {
    case "csv":
      return { style: plain, explode: false };
    case "multi":
      return { style: plain, explode: plain === "form" };
    case "ssv":
      return { style: plain === "form" ? "spaceDelimited" : plain, explode: false };
    case "pipes":
      return { style: plain === "form" ? "pipeDelimited" : plain, explode: false };
    default:
      report(context, {
        rule: "model/unsupported-keyword",
        place: child(place, "collectionFormat") ?? place,
        message: `Lists are not written with the collectionFormat ${JSON.stringify(format)}, but with commas`,
      });
      return { style: plain, explode: false };
  }
}
