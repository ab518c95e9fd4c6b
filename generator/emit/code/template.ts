import { branded, type Code } from "./brand.js";
import { numberLiteral } from "./literals.js";
import { staticParts } from "./static-parts.js";

/** What `code` takes in its holes. A plain string is neither, so text that nobody escaped does not type-check. */
export type Hole = Code | number;

/**
 * Code around code. A template that starts with a line end is dedented; a hole of several lines takes the indentation of the
 * line that it stands in; an empty hole alone on its line leaves no line. A hole inside a quote or comment is a bug, and throws.
 */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  const parts = staticParts(strings);
  let text = parts[0] ?? "";
  for (const [index, hole] of holes.entries()) {
    const value = typeof hole === "number" ? numberLiteral(hole) : hole;
    const next = parts[index + 1] ?? "";
    const line = text.slice(text.lastIndexOf("\n") + 1);
    const indent = line.slice(0, line.length - line.trimStart().length);
    if (value === "" && indent === line && (next.startsWith("\n") || next === "")) {
      text = text.slice(0, text.length - line.length);
      text += next.startsWith("\n") ? next.slice(1) : "";
      if (next === "") text = text.replace(/\n$/, "");
    } else {
      text += indent === "" ? value : value.replace(/\n(?!\n|$)/g, `\n${indent}`);
      text += next;
    }
  }
  return branded(text);
}

/** The parts with `separator` between; empty ones are left out. */
export function join(parts: readonly Code[], separator: Code): Code {
  return branded(parts.filter((part) => part !== "").join(separator));
}

/** One below the other; empty ones are left out. */
export function lines(parts: readonly Code[]): Code {
  return join(parts, branded("\n"));
}

/** One below the other with an empty line between. */
export function paragraphs(parts: readonly Code[]): Code {
  return join(parts, branded("\n\n"));
}

export const empty: Code = branded("");
