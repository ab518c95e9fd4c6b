import { escapeInvisible, escapeUnits } from "../../source/invisible.js";

/**
 * Text of a document must not steer a terminal, break a line of a report, turn the reading direction, or command a build agent: control
 * and format characters, line separators, lone surrogates and noncharacters are shown as code points. A tab becomes two spaces.
 */
export function visible(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (character) =>
    character === "\t" ? "  " : codePoint(character),
  );
  return withoutCommands(shown);
}

/**
 * What agents take for a command in what a step prints: `##vso[` (Azure Pipelines) and `##[` (GitHub Actions, the older form) wherever they
 * stand in a line, `::` (GitHub Actions) as the first of a line after white space.
 */
const COMMAND = /#(?=#(?:vso)?\[)|(?<=^[ \t]*):(?=:)/gim;

/** For whole lines that a document's text is a part of: what would be a command is shown as a code point. */
export function withoutCommands(lines: string): string {
  return lines.replace(COMMAND, codePoint);
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The same for a text of several lines of ours. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** A value as JSON of several lines, equal when it is read; what cannot be seen, or would command, is written as `\uXXXX`. */
export function visibleJson(value: object): string {
  return `${escapeInvisible(JSON.stringify(value, undefined, 2)).replace(COMMAND, escapeUnits)}\n`;
}
