import type { NamedSchema, Schema } from "../../model/model.js";
import { subschemas } from "../../model/reach.js";

/** The pointers of the named schemas that lie on a cycle of references. */
export function recursivePointers(schemas: ReadonlyMap<string, NamedSchema>): ReadonlySet<string> {
  const targets = new Map([...schemas].map(([pointer, { schema }]) => [pointer, referencesOf(schema)]));
  const found = new Set<string>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  // Tarjan's components, with a stack of our own: a document may chain more references than a call stack holds.
  for (const root of targets.keys()) {
    if (order.has(root)) continue;
    const work: { readonly pointer: string; readonly rest: Iterator<string> }[] = [enter(root)];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { pointer, rest } = frame;
      const next = rest.next();
      if (next.done !== true) {
        if (!order.has(next.value) && targets.has(next.value)) work.push(enter(next.value));
        else if (open.includes(next.value)) lower(pointer, order.get(next.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(parent.pointer, low.get(pointer) ?? 0);
      if (low.get(pointer) === order.get(pointer)) close(pointer);
    }
  }
  return found;

  function enter(pointer: string): { pointer: string; rest: Iterator<string> } {
    order.set(pointer, order.size);
    low.set(pointer, order.get(pointer) ?? 0);
    open.push(pointer);
    return { pointer, rest: (targets.get(pointer) ?? new Set<string>()).values() };
  }

  function lower(pointer: string, to: number): void {
    low.set(pointer, Math.min(low.get(pointer) ?? to, to));
  }

  function close(pointer: string): void {
    const component = open.splice(open.indexOf(pointer));
    const isCycle = component.length > 1 || targets.get(pointer)?.has(pointer) === true;
    if (isCycle) for (const member of component) found.add(member);
  }
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
