import { escapeInvisible } from "../../source/invisible.js";

/**
 * Text of a document must not steer a terminal, break a line of a report, or turn the reading direction: control and format
 * characters, line separators, lone surrogates and noncharacters are shown as code points. A tab becomes two spaces.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (character) =>
    character === "\t" ? "  " : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The same for a text of several lines of ours. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** A value as JSON of several lines, equal when it is read; what cannot be seen is written as `\uXXXX`. */
export function visibleJson(value: object): string {
  return `${escapeInvisible(JSON.stringify(value, undefined, 2))}\n`;
}
