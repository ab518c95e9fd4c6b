import { child, members } from "./place.js";
import { asObject, asString, readObject, readString, unusable } from "./read.js";
import { resolvePointer } from "./reference.js";
import type { KeywordInput } from "./schema-keywords.js";

/**
 * The Discriminator Object (OpenAPI 3.1, 4.8.25). A mapping's value is a reference or the name of a component; in the model both
 * are the pointer of the schema.
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
    const named = asString(context, place);
    if (named === undefined) continue;
    const target = resolvePointer(context, place, /^[\w.-]+$/.test(named) ? `#/components/schemas/${named}` : named);
    if (target === undefined) continue;
    context.referenced.set(target.pointer, target);
    mapping.set(value, target.pointer);
  }
  schema.discriminator = { propertyName, mapping };
}
