import type { NamedSchema, Schema } from "../model/model.js";
import { withHeirs } from "./wire-heirs.js";
import { withOthers } from "./wire-others.js";
import { withParts } from "./wire-parts.js";
import { withTags } from "./wire-tags.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * A schema in what TypeScript can say of values: every value that it allows is of the type that is made of it. An index
 * signature holds for the listed properties too, and for every key where a pattern means some.
 * @param schemas those that references lead to
 */
export function wireSchema(schema: Schema, schemas: Schemas): Schema {
  return withParts(withTags(withHeirs(withOthers(schema, schemas), schemas), schemas), schemas);
}
