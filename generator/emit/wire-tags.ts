import type { Discriminator, NamedSchema, Schema } from "../model/model.js";
import { parsePointer } from "../source/pointer.js";
import { holding, typeOfValue, typesOf } from "./wire-types-of.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * A choice with a discriminator, each branch with the values of the property that choose it (OpenAPI 3.1, 4.8.25.3), so that code
 * that asks for one of them knows the branch, wherever the property is described. A branch that lists values keeps those that choose no other; one that refuses all of
 * its own, or whose property is no text, stays as it is, and so does the one for values that choose none (`defaultMapping`).
 */
export function withTags(schema: Schema, schemas: Schemas): Schema {
  const { anyOf, discriminator, oneOf } = schema;
  if (discriminator === undefined) return schema;
  const chosen = choices([...(oneOf ?? []), ...(anyOf ?? [])], discriminator, schemas);
  const around = [...holding(schema, schemas)];
  const tagged = (branch: Schema): Schema => {
    const tag = tagOf(branch, { around, discriminator, chosen, schemas });
    return tag === undefined ? branch : { location: branch.location, pointer: branch.pointer, allOf: [branch, tag] };
  };
  return {
    ...schema,
    ...(oneOf !== undefined && { oneOf: oneOf.map(tagged) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(tagged) }),
  };
}

/** The pointers of schemas by the values that choose them: those that are mapped, or the schema's own name in the document. */
function choices(
  branches: readonly Schema[],
  { mapping }: Discriminator,
  schemas: Schemas,
): ReadonlyMap<string, string> {
  const chosen = new Map(mapping);
  const mapped = new Set(mapping.values());
  for (const { ref } of branches) {
    const target = ref === undefined || mapped.has(ref) ? undefined : schemas.get(ref);
    const name = target === undefined ? undefined : parsePointer(target.schema.pointer)?.at(-1);
    if (ref !== undefined && name !== undefined && !chosen.has(name)) chosen.set(name, ref);
  }
  return chosen;
}

interface Choosing {
  /** What holds for the values of every branch. */
  readonly around: readonly Schema[];
  readonly discriminator: Discriminator;
  readonly chosen: ReadonlyMap<string, string>;
  readonly schemas: Schemas;
}

/** What a branch's values have besides; undefined: nothing that is sure. */
function tagOf(branch: Schema, { around, discriminator, chosen, schemas }: Choosing): Schema | undefined {
  const { fallback, propertyName } = discriminator;
  const { location, pointer, ref } = branch;
  if (ref === undefined) return undefined;
  const held = [...around, ...holding(branch, schemas)];
  const said = held
    .flatMap(({ properties }) => properties?.get(propertyName) ?? [])
    .flatMap((property) => [...holding(property, schemas)]);
  const lists = said.flatMap(({ const: constant, enum: values, open }) => {
    if (constant !== undefined) return [[constant.value]];
    return values === undefined || open === true ? [] : [values];
  });
  const isOwn = (value: unknown) => typeof value !== "string" || (chosen.get(value) ?? ref) === ref;
  const [first, ...further] = lists;
  const listed = first?.filter((value) => further.every((list) => list.includes(value)));
  const types = said.flatMap(({ enum: values, open, types }) => {
    // An open enum is of the texts that it lists and of any other.
    return types !== undefined ? [types] : open === true && values !== undefined ? [values.map(typeOfValue)] : [];
  });
  if (listed === undefined && (fallback === ref || !types.some((one) => one.includes("string")))) return undefined;
  if (listed?.every(isOwn) === true) return undefined;
  const named = [...chosen].filter(([, to]) => to === ref).map(([value]) => value);
  const values = listed?.filter(isOwn) ?? [...named, ...(types.every((one) => one.includes("null")) ? [null] : [])];
  if (!values.some((value) => typeof value === "string")) return undefined;
  const own = typesOf(branch, schemas);
  return {
    location,
    pointer,
    ...(own !== undefined && own.length > 1 && { types: own }),
    properties: new Map([[propertyName, { location, pointer, enum: values }]]),
    ...(held.some(({ required }) => required?.includes(propertyName)) && { required: [propertyName] }),
  };
}
