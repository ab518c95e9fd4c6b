import type { ApiModel, Schema } from "../model/model.js";

/** A reference to a reference ends after so many. */
const LONGEST_CHAIN = 32;

/** The schema that references lead to, where nothing stands beside them. */
export function resolved(schema: Schema, model: Pick<ApiModel, "schemas">): Schema {
  let found = schema;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const target = found.ref === undefined ? undefined : model.schemas.get(found.ref);
    if (target === undefined) return found;
    found = target.schema;
  }
  return found;
}

/**
 * Whether a part of a multipart body is a file: `format: binary` (OpenAPI 3.0, 4.7.14.2), a media type without an encoding as
 * text, or nothing at all that would say what it is (OpenAPI 3.1, 4.8.14.3).
 */
export function isFile(schema: Schema, model: Pick<ApiModel, "schemas">): boolean {
  const { format, types } = resolved(schema, model);
  return format === "binary" && (types === undefined || types.includes("string"));
}

/** The schema of a multipart body with `replace` in the place of each file, in lists too. The same schema where it has none. */
export function replaceFiles(
  schema: Schema,
  model: Pick<ApiModel, "schemas">,
  replace: (file: Schema) => Schema,
): Schema {
  const whole = resolved(schema, model);
  const files = [...(whole.properties ?? [])].flatMap(([name, property]): [string, Schema][] => {
    if (isFile(property, model)) return [[name, replace(property)]];
    const list = resolved(property, model);
    if (list.items === undefined || !isFile(list.items, model)) return [];
    return [[name, { ...list, items: replace(list.items) }]];
  });
  if (files.length === 0) return schema;
  return { ...whole, properties: new Map([...(whole.properties ?? []), ...files]) };
}

/** The schema without what it says of files, of which JSON Schema knows nothing. */
export function withoutFiles(schema: Schema, model: Pick<ApiModel, "schemas">): Schema {
  return replaceFiles(schema, model, ({ location, pointer }) => ({ location, pointer, always: true }));
}
