/** A fenced code block (CommonMark 0.31 section 4.5). Offsets in the page, ends exclusive. */
export interface Fence {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** The info string, trimmed. */
  readonly info: string;
}

const LINE = /([^\r\n]*)(\r\n|\r|\n|$)/y;
const MARK = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})(.*)$/;

/**
 * The fenced blocks of a page. Any indentation is allowed, because components indent what they wrap. A block without an end goes
 * on to the end of the page.
 */
export function findFences(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { mark: string; start: number; contentStart: number; info: string } | undefined;
  for (let at = 0; at < text.length; ) {
    LINE.lastIndex = at;
    const [whole = "", line = ""] = LINE.exec(text) ?? [];
    const next = at + Math.max(whole.length, 1);
    const [, mark, rest = ""] = MARK.exec(line) ?? [];
    if (mark !== undefined && open === undefined) {
      if (mark.startsWith("~") || !rest.includes("`")) {
        open = { mark, start: at, contentStart: next, info: rest.trim() };
      }
    } else if (mark !== undefined && open !== undefined && closes(mark, open.mark) && rest.trim() === "") {
      const { start, contentStart, info } = open;
      fences.push({ start, end: at + line.length, contentStart, contentEnd: at, info });
      open = undefined;
    }
    at = next;
  }
  if (open !== undefined) {
    const { start, info } = open;
    const contentStart = Math.min(open.contentStart, text.length);
    fences.push({ start, end: text.length, contentStart, contentEnd: text.length, info });
  }
  return fences;
}

function closes(mark: string, open: string): boolean {
  return mark[0] === open[0] && mark.length >= open.length;
}
