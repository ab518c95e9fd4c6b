import { createRequire } from "node:module";

/** What is made when it is first asked for, and once. */
export function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const require = createRequire(import.meta.url);

/**
 * A library that is loaded when it is first used: a command does not wait for one that it does not use. By `require`, which answers at
 * once, so that what uses it need not be asynchronous.
 * @param name what an import would name; `T` is the type of that module
 */
export function library<T>(name: string): () => T {
  return onDemand(() => require(name) as T);
}
