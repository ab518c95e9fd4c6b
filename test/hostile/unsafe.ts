/**
 * What stands raw in no generated file: controls (but tab and line feed), format characters (bidi, zero width, byte order mark, tags), lone
 * surrogates, line and paragraph separators. Written down apart from the generator's own definition, so that one checks the other.
 */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/u;

/** And what means something to a reader of a whole script: the ends that HTML knows, and the address of a source map. */
const UNSAFE = new RegExp(`${INVISIBLE.source}|<!--|<\\/[sS][cC][rR][iI][pP][tT]|source(?:Mapping)?URL=`, "u");

/** What stands raw in a generated file and may not, with what stands before it. The line that a compiler adds for its map is left out. */
export function unsafeIn(path: string, text: string): readonly string[] {
  const isScript = /\.(?:[jt]s|map)$/.test(path);
  const own = text.replace(/\n\/\/# sourceMappingURL=[\w.-]+\n$/, "\n");
  const found = (isScript ? UNSAFE : INVISIBLE).exec(own);
  return found === null ? [] : [JSON.stringify(own.slice(Math.max(0, found.index - 60), found.index + 20))];
}
