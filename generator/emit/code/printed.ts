import { branded, type Code } from "./brand.js";
import { escapeUnsafe } from "./unsafe.js";

/**
 * Source that another program printed from a syntax tree: its quotes and comments close, but it leaves invisible characters as
 * they came. For `wire-types.ts` alone, whose text is openapi-typescript's.
 */
export function printedSource(text: string): Code {
  return branded(escapeUnsafe(text.replace(/\r\n?/g, "\n")));
}
