import { escapeUnits } from "../../source/invisible.js";

/** Some tools find these anywhere in a file, in strings too: HTML parsers the first, source-map readers the second. */
const READ_BY_OTHERS = /<(?=[/!])|(?<=[#@])[ \t]+(?=source(?:Mapping)?URL=)/g;

/** For text that is already the inside of a string literal: nothing in it means anything to a reader of the whole file. */
export function escapeForOtherReaders(literal: string): string {
  return literal.replace(READ_BY_OTHERS, (found) => escapeUnits(found));
}
