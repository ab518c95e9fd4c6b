import { joinMarkdown, type Markdown, markdown, markdownCode, markdownText } from "../code/index.js";

/** A sentence that a person wrote, in which backticks mean code. Everything else shows as it was written. */
export function prose(text: string): Markdown {
  const parts = text.trim().split(/`([^`]+)`/);
  return joinMarkdown(
    parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : words(part))),
    "",
  );
}

/** The words around code, with the white space that parts them from it. */
function words(part: string): Markdown {
  if (part.trim() === "") return part === "" ? markdown`` : markdown` `;
  const before = /^\s/.test(part) ? markdown` ` : markdown``;
  const after = /\s$/.test(part) ? markdown` ` : markdown``;
  return markdown`${before}${markdownText(part)}${after}`;
}
