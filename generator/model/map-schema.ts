import type { Schema } from "./model.js";

const single = [
  ...(["items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties"] as const),
  ...(["propertyNames", "not", "if", "then", "else", "contentSchema"] as const),
] as const;
const lists = ["prefixItems", "allOf", "anyOf", "oneOf"] as const;
const maps = ["properties", "patternProperties", "dependentSchemas"] as const;

/** The schema with `change` made to each schema directly inside it; the same schema where none changes. */
export function mapSubschemas(schema: Schema, change: (inner: Schema) => Schema): Schema {
  const changed: { -readonly [K in keyof Schema]: Schema[K] } = { ...schema };
  let isSame = true;
  const one = (inner: Schema): Schema => {
    const made = change(inner);
    if (made !== inner) isSame = false;
    return made;
  };
  for (const key of single) if (schema[key] !== undefined) changed[key] = one(schema[key]);
  for (const key of lists) if (schema[key] !== undefined) changed[key] = schema[key].map(one);
  for (const key of maps) {
    if (schema[key] !== undefined) changed[key] = new Map([...schema[key]].map(([name, inner]) => [name, one(inner)]));
  }
  return isSame ? schema : changed;
}
