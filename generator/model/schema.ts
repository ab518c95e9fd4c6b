import type { Context } from "./context.js";
import { report } from "./context.js";
import type { Schema } from "./model.js";
import { child, locationOf, members, type ObjectPlace, type Place } from "./place.js";
import { isObjectPlace, unusable } from "./read.js";
import { resolveReference } from "./reference.js";
import { annotationKeywords, type MutableSchema, schemaKeywords } from "./schema-keywords.js";
import { upgradeSchema } from "./upgrade.js";

/** A schema nested deeper than this is taken as one that allows everything, with a finding. Real documents stay below 60. */
const deepest = 256;

/** The Schema Object (OpenAPI 3.1, 4.8.24; JSON Schema 2020-12) at `place`. What cannot be used constrains nothing. */
export function readSchema(context: Context, place: Place): Schema {
  const node = { location: locationOf(place), pointer: place.pointer };
  if (typeof place.value === "boolean") return { ...node, always: place.value };
  if (!isObjectPlace(place)) {
    unusable(context, place, "a schema");
    return { ...node, always: true };
  }
  if (place.depth > deepest) {
    report(context, {
      rule: "model/too-deep",
      place,
      message: `The schema is nested more than ${deepest} levels deep`,
    });
    return { ...node, always: true };
  }
  const { schema, orNull } = upgradeSchema(place.value, context.document.version);
  const read = readKeywords(context, { ...place, value: schema });
  return orNull ? allowNull(read) : read;
}

function readKeywords(context: Context, place: ObjectPlace): Schema {
  const schema: MutableSchema = { location: locationOf(place), pointer: place.pointer };
  const reference = child(place, "$ref");
  if (reference !== undefined) {
    const target = resolveReference(context, reference);
    if (target === undefined) return { ...schema, always: true };
    context.referenced.set(target.pointer, target);
    schema.ref = target.pointer;
  }
  for (const [key, member] of members(place)) {
    schemaKeywords.get(key)?.({ context, schema, member, parent: place, readSchema });
  }
  return schema;
}

/** The same schema with null allowed. What a schema says to people stays with the outer one. */
function allowNull(schema: Schema): Schema {
  const { location, pointer } = schema;
  const outer: Record<string, unknown> = { location, pointer };
  const inner: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) (annotationKeywords.has(key) ? outer : inner)[key] = value;
  return {
    ...outer,
    location,
    pointer,
    anyOf: [
      { ...inner, location, pointer },
      { location, pointer, types: ["null"] },
    ],
  };
}
