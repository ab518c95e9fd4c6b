const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{3000}-\u{303F}\u{FF01}-\u{FF60}]/u;

/** Columns of a terminal: East Asian wide characters and pictures take two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * A text in lines of at most so many columns, broken at spaces; a word that is longer has a line of its own. Without a width it is
 * one line.
 *
 * @param first columns that the first line has fewer, negative where it has more
 */
export function wrap(text: string, width: number | undefined, first: number = 0): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line = "";
  let room = width - first;
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > room) {
      lines.push(line);
      line = word;
      room = width;
    } else line = longer;
  }
  return [...lines, line];
}
