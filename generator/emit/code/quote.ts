import { escapeUnsafe } from "./unsafe.js";

/** The text between double quotes; `JSON.stringify` already writes lone surrogates and control characters as escapes. */
export function quote(text: string): string {
  return escapeUnsafe(JSON.stringify(text));
}
