import { type Context, withoutUndefined } from "./context.js";
import type { Example } from "./model.js";
import { child, locationOf, type ObjectPlace } from "./place.js";
import { isExtension, readMembers, readString } from "./read.js";
import { resolveObject } from "./reference.js";

/** `example` and `examples` of a media type (OpenAPI 3.1, 4.8.19 Example Object). One that is only an address is left out. */
export function readExamples(context: Context, place: ObjectPlace): Example[] {
  const single = child(place, "example");
  const examples: Example[] =
    single === undefined ? [] : [{ location: locationOf(single), pointer: single.pointer, value: single.value }];
  for (const [name, member] of readMembers(context, place, "examples")) {
    const object = isExtension(name) ? undefined : resolveObject(context, member);
    const value = object === undefined ? undefined : (child(object, "value") ?? child(object, "dataValue"));
    if (object === undefined || value === undefined) continue;
    examples.push(
      withoutUndefined<Example>({
        location: locationOf(value),
        pointer: value.pointer,
        name,
        summary: readString(context, object, "summary"),
        value: value.value,
      }),
    );
  }
  return examples;
}
