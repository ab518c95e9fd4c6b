import type * as Diff from "diff";
import type { JsonValue } from "../source/json.js";
import { library } from "../source/on-demand.js";
import { yaml } from "./yaml.js";

const differ = library<typeof Diff>("diff");

import { withPlaces } from "./diff-places.js";

export interface DocumentDiff {
  readonly from: { readonly name: string; readonly value: JsonValue };
  readonly to: { readonly name: string; readonly value: JsonValue };
  /** How both are printed. */
  readonly as: "yaml" | "json";
}

/**
 * What differs between two documents as a unified diff of their printed text; empty where nothing does. Its line numbers are those of
 * the print; behind them stands the place of each change in the document's own files. Safe to show in a terminal.
 */
export function diffDocuments({ from, to, as }: DocumentDiff): string {
  const [before, after] = [print(from.value, as), print(to.value, as)];
  if (before === after) return "";
  const diff = diffTexts({ name: from.name, text: before }, { name: to.name, text: after });
  return visible(withPlaces(diff, before, from.value));
}

/** A unified diff of two texts with three lines of context. */
export function diffTexts(
  from: { readonly name: string; readonly text: string },
  to: { readonly name: string; readonly text: string },
): string {
  const options = {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  };
  const patch = differ().createTwoFilesPatch(from.name, to.name, from.text, to.text, undefined, undefined, options);
  return visible(patch);
}

function print(value: JsonValue, as: DocumentDiff["as"]): string {
  if (as === "json") return `${JSON.stringify(value, undefined, 2)}\n`;
  return yaml().stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Characters that a terminal obeys or that reorder what is read are shown by their code. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    return character === "\n" || character === "\t"
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
