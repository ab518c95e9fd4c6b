/** Where two values first differ, and what stands there in each; empty where they are equal. */
export function firstDifference(a: unknown, b: unknown, path = ""): unknown[] {
  if (Object.is(a, b)) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return [path, a, b];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const name of names) {
    const found = firstDifference(Reflect.get(a, name), Reflect.get(b, name), `${path}/${name}`);
    if (found.length > 0) return found;
  }
  return [];
}

/** Without prototypes, streams and files, which two sides of a wire do not share. */
export async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return await value.text();
  if (value instanceof ReadableStream) return [...new Uint8Array(await new Response(value).arrayBuffer())];
  if (isIterable(value)) return await plain(await listed(value));
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Request || value instanceof Headers || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return await Promise.all(value.map(plain));
  const members = await Promise.all(Object.entries(value).map(async ([name, member]) => [name, await plain(member)]));
  return Object.fromEntries(members);
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

async function listed<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
