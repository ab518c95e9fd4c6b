/**
 * Calls a hook of the caller's, whatever it does: what watches a call must not change its outcome, so that what a hook throws, or its
 * promise rejects with, goes nowhere.
 */
export function quietly<A extends readonly unknown[], T>(hook: (...args: A) => T, ...args: A): T | undefined {
  try {
    const told = hook(...args);
    // A hook may be an async function, although nothing waits for it.
    if (told instanceof Promise) told.catch(() => undefined);
    return told;
  } catch {
    return undefined;
  }
}
