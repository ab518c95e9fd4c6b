import type { Pointer } from "../source/pointer.js";
import { discriminated } from "./discriminator.js";
import type { ApiModel, Schema } from "./model.js";
import { schemasOf, subschemas } from "./reach.js";

/** Whether a schema lists values to which more may come: texts and numbers of which there are at least two. One is a tag. */
export function isOpenable({ enum: values }: Schema): boolean {
  const listed = (values ?? []).filter((value) => value !== null);
  return listed.length > 1 && listed.every((value) => typeof value === "string" || typeof value === "number");
}

/**
 * The properties that discriminators name, by the schema that they tell from others. They tell alternatives apart, so their enums
 * stay closed.
 */
export function tagsOf({ operations, schemas, webhooks = [] }: ApiModel): ReadonlyMap<Pointer, ReadonlySet<string>> {
  const tags = new Map<Pointer, Set<string>>();
  const add = (pointer: Pointer, name: string) => {
    const own = tags.get(pointer) ?? new Set();
    tags.set(pointer, own.add(name));
  };
  const visit = (schema: Schema): void => {
    const { discriminator } = schema;
    if (discriminator !== undefined) {
      for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
        if (branch.ref !== undefined) add(branch.ref, discriminator.propertyName);
      }
      for (const pointer of discriminated(discriminator)) add(pointer, discriminator.propertyName);
    }
    for (const inner of subschemas(schema)) visit(inner);
  };
  for (const [pointer, { schema }] of schemas) {
    if (schema.discriminator !== undefined) add(pointer, schema.discriminator.propertyName);
    visit(schema);
  }
  for (const schema of [...operations, ...webhooks].flatMap(schemasOf)) visit(schema);
  return tags;
}

/** The same for a schema that has no name. */
export function tagsHere({ discriminator }: Schema): ReadonlySet<string> {
  return new Set(discriminator === undefined ? [] : [discriminator.propertyName]);
}
