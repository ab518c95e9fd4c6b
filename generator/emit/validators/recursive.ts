import type { NamedSchema, Schema } from "../../model/model.js";
import { components } from "../../model/pattern/components.js";
import { subschemas } from "../../model/reach.js";

/** The pointers of the named schemas that lie on a cycle of references. */
export function recursivePointers(schemas: ReadonlyMap<string, NamedSchema>): ReadonlySet<string> {
  const targets = new Map([...schemas].map(([pointer, { schema }]) => [pointer, referencesOf(schema)]));
  const cycles = components(targets.keys(), (pointer) => targets.get(pointer) ?? []).filter(
    ([pointer, ...others]) =>
      others.length > 0 || (pointer !== undefined && targets.get(pointer)?.has(pointer) === true),
  );
  return new Set(cycles.flat());
}

function referencesOf(root: Schema): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [root];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (schema.ref !== undefined) found.add(schema.ref);
    open.push(...subschemas(schema));
  }
  return found;
}
