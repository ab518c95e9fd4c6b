/**
 * The innermost bracket or brace of flow style that is open at an offset of a YAML text; undefined where none is. What stands in quotes,
 * in comments and in block scalars opens nothing.
 */
export function unclosedAt(text: string, offset: number): number | undefined {
  const open: number[] = [];
  let at = 0;
  while (at < offset) {
    const character = text[at] ?? "";
    if (character === "#" && isSpace(text[at - 1])) at = lineEnd(text, at);
    else if (!INDICATORS.has(character)) at += 1;
    else if (character === "}" || character === "]") {
      open.pop();
      at += 1;
    } else if (open.length === 0 && !opensValue(text, at)) at += 1;
    else if (character === "{" || character === "[") {
      open.push(at);
      at += 1;
    } else if (character === "|" || character === ">") at = open.length === 0 ? blockEnd(text, at) : at + 1;
    else at = isInWord(text, at) ? at + 1 : quoteEnd(text, at);
  }
  return open.at(-1);
}

const INDICATORS: ReadonlySet<string> = new Set(["{", "}", "[", "]", "|", ">", "'", '"']);

/** How far is looked for what stands around an indicator: one line may be the whole text. */
const NEAR = 200;

/** The header of a block scalar, to the end of its line (YAML 1.2.2, 8.1.1). */
const BLOCK = /^[|>][+\-\d]{0,2}[ \t]*(?:#|[\r\n]|$)/;

/** Whether a value may begin there in block style: at the beginning of a line, behind an indicator, a tag or an anchor. */
function opensValue(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  return /^\s*$|(?:^|\s)[-?]\s+$|:\s+$|(?:^|\s)[!&]\S*\s+$/.test(line);
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** An apostrophe or a quote inside a plain text is a part of it. */
function isInWord(text: string, at: number): boolean {
  return /[^\s,:[\]{}]/.test(text[at - 1] ?? " ");
}

function quoteEnd(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  return text.length;
}

/** Behind the lines of a block scalar: those that are empty or indented further than the line of its header. */
function blockEnd(text: string, header: number): number {
  if (!BLOCK.test(text.slice(header, header + NEAR))) return header + 1;
  const first = lineStart(text, header);
  const indent = text.slice(first, header).search(/[^ ]|$/);
  let at = lineEnd(text, header);
  while (at < text.length) {
    const start = at + (text.startsWith("\r\n", at) ? 2 : 1);
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (line.trim() !== "" && line.search(/[^ ]/) <= indent) break;
    at = end;
  }
  return at;
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
