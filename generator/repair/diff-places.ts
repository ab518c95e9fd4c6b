import type { JsonContainer, JsonValue } from "../source/json.js";
import { isContainer } from "../source/json.js";
import { locate, originOf } from "../source/origin.js";
import { parseYaml } from "../source/parse-yaml.js";
import type { PointerToken } from "../source/pointer.js";
import { SourceText } from "../source/text.js";

const HUNK = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@$/;

/**
 * A unified diff of a document's print with the place of each hunk's first change in the files that the document came from, behind the
 * line numbers of the print: `@@ -4,7 +4,7 @@ api.yaml:12`. Tools that apply a diff pass over what stands there.
 *
 * @param printed the text that the left side of the diff shows, in YAML or JSON
 * @param value what was printed
 */
export function withPlaces(diff: string, printed: string, value: JsonValue): string {
  const source = new SourceText("", printed);
  const { value: copy } = parseYaml({ source });
  if (!isContainer(copy) || !isContainer(value)) return diff;
  const lines = diff.split("\n");
  return lines
    .map((line, index) => {
      const start = HUNK.exec(line)?.[1];
      if (start === undefined) return line;
      const hunk = lines.slice(index + 1);
      const unchanged = Math.max(
        0,
        hunk.findIndex((one) => !one.startsWith(" ")),
      );
      // What is added stands behind the line before it.
      const changed = Number(start) + unchanged - (hunk[unchanged]?.startsWith("+") === true ? 1 : 0);
      const place = locate(value, tokensAt(copy, source, changed), "key");
      return place === undefined ? line : `${line} ${place.file}:${place.line}`;
    })
    .join("\n");
}

/** The innermost entry whose text has a line, by the keys that lead to it. */
function tokensAt(root: JsonContainer, { lineStarts, text }: SourceText, line: number): readonly PointerToken[] {
  const start = lineStarts[line - 1] ?? text.length;
  const end = lineStarts[line] ?? text.length;
  const tokens: PointerToken[] = [];
  for (let node: JsonValue | undefined = root; isContainer(node); ) {
    const entries: readonly (readonly [
      PointerToken,
      { key?: { start: number }; value: { start: number; end: number } },
    ])[] = [...(originOf(node)?.entries ?? [])];
    const entry = entries.find(
      ([, { key, value }]) => (key ?? value).start < end && Math.max(value.end, value.start + 1) > start,
    );
    if (entry === undefined) break;
    tokens.push(entry[0]);
    node = (node as Record<PointerToken, JsonValue>)[entry[0]];
  }
  return tokens;
}
