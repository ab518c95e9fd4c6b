import { escapeInvisible } from "../../source/invisible.js";
import { escapeForOtherReaders } from "./other-readers.js";

/** The text between double quotes; `JSON.stringify` already writes lone surrogates and control characters as escapes. */
export function quote(text: string): string {
  return escapeForOtherReaders(escapeInvisible(JSON.stringify(text)));
}
