import type { Fix } from "./overlay.js";

/**
 * Fixes in the order in which all of them apply: the targets of the others are those of the document as it was, so those that remove
 * nodes come late, and those that copy what the others changed to another place come last.
 */
export function orderedFixes<F extends Fix>(fixes: readonly F[]): readonly F[] {
  const copies = (fix: F) => fix.actions.some(({ copy }) => copy !== undefined);
  const removes = (fix: F) => !copies(fix) && fix.actions.some(({ remove }) => remove === true);
  const changes = (fix: F) => !copies(fix) && !removes(fix);
  return [...fixes.filter(changes), ...fixes.filter(removes), ...fixes.filter(copies)];
}
