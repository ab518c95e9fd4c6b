import type { Format } from "./format.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import type { FormatName } from "./option.js";
import { sarif } from "./sarif.js";
import { stylish } from "./stylish.js";

export type { Format, FormatOptions } from "./format.js";

/** The formats by the name that `--format` takes. */
export const formats: ReadonlyMap<string, Format> = new Map(
  Object.entries({ github, gitlab, json, junit, markdown, sarif, stylish } satisfies Record<FormatName, Format>),
);
