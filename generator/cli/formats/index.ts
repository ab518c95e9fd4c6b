import type { Format } from "./format.js";
import { json } from "./json.js";
import { stylish } from "./stylish.js";

export type { Format, FormatOptions } from "./format.js";

/** The formats by the name that `--format` takes. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ["json", json],
  ["stylish", stylish],
]);
