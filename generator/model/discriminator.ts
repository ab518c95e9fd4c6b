import { formatPointer } from "../source/pointer.js";
import { type Context, withoutUndefined } from "./context.js";
import type { Discriminator } from "./model.js";
import { child, members, type Place } from "./place.js";
import { asObject, asString, readObject, readString, unusable } from "./read.js";
import { resolvePointer } from "./reference.js";
import type { KeywordInput } from "./schema-keywords.js";

/**
 * The Discriminator Object (OpenAPI 3.1, 4.8.25; `defaultMapping` since 3.2). What a value is mapped to is a reference or the name
 * of a component; in the model both are the pointer of the schema.
 */
export function readDiscriminator({ context, schema, member }: KeywordInput): void {
  const object = asObject(context, member);
  if (object === undefined) return;
  const propertyName = readString(context, object, "propertyName");
  if (propertyName === undefined) {
    if (child(object, "propertyName") === undefined) unusable(context, object, "an object with propertyName");
    return;
  }
  const mapping = new Map<string, string>();
  const written = readObject(context, object, "mapping");
  for (const [value, place] of written === undefined ? [] : members(written)) {
    const target = readTarget(context, place);
    if (target !== undefined) mapping.set(value, target);
  }
  const otherwise = child(object, "defaultMapping");
  const fallback = otherwise === undefined ? undefined : readTarget(context, otherwise);
  schema.discriminator = withoutUndefined<Discriminator>({ propertyName, mapping, fallback });
}

function readTarget(context: Context, place: Place): string | undefined {
  const named = asString(context, place);
  if (named === undefined) return undefined;
  const target = resolvePointer(context, place, isName(context, named) ? referenceTo(named) : named);
  if (target === undefined) return undefined;
  context.referenced.set(target.pointer, target);
  return target.pointer;
}

/** What is the name of a component is no reference, though it looks like one. */
function isName(context: Context, named: string): boolean {
  return /^[\w.-]+$/.test(named) || schemaPath(named).reduce<Place | undefined>(childOf, context.root) !== undefined;
}

function childOf(place: Place | undefined, token: string): Place | undefined {
  return place === undefined ? undefined : child(place, token);
}

function referenceTo(name: string): string {
  return `#${formatPointer(schemaPath(name)).replaceAll("%", "%25")}`;
}

function schemaPath(name: string): readonly string[] {
  return ["components", "schemas", name];
}

/** The pointers of the schemas that a discriminator chooses from, one for each way to them. */
export function discriminated(discriminator: Discriminator | undefined): readonly string[] {
  if (discriminator === undefined) return [];
  const { fallback, mapping } = discriminator;
  return [...mapping.values(), ...(fallback === undefined ? [] : [fallback])];
}

/** The same discriminator between the schemas that `to` gives. */
export function redirectDiscriminator(discriminator: Discriminator, to: (pointer: string) => string): Discriminator {
  const { fallback, mapping, propertyName } = discriminator;
  return withoutUndefined<Discriminator>({
    propertyName,
    mapping: new Map([...mapping].map(([value, pointer]) => [value, to(pointer)])),
    fallback: fallback === undefined ? undefined : to(fallback),
  });
}
