import { PRINT, SCHEMA } from "./print-yaml.js";
import { yaml } from "./yaml.js";

/**
 * The text of an overlay with items behind the last one of `actions`, and every other byte as it was. Undefined where the list has no
 * items or does not stand in lines of its own, and the whole is to be printed anew.
 */
export function appendItems(text: string, items: readonly object[]): string | undefined {
  const { Document, isMap, isNode, isSeq, parseDocument } = yaml();
  const { contents } = parseDocument(text, SCHEMA);
  const list = isMap(contents) ? contents.get("actions", true) : undefined;
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || list.flow === true || !isNode(last) || !last.range || !list.range) return undefined;
  const start = list.range[0];
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  if (!/^ *$/.test(indent) || text[start] !== "-") return undefined;
  const content = text.slice(0, last.range[1]).trimEnd().length;
  const line = text.indexOf("\n", content);
  const [before, after] = line < 0 ? [`${text}\n`, ""] : [text.slice(0, line + 1), text.slice(line + 1)];
  const printed = new Document(items, { ...SCHEMA, aliasDuplicateObjects: false }).toString(PRINT);
  const added = printed.replace(/^(?=.)/gm, indent);
  return before + (text.includes("\r\n") ? added.replaceAll("\n", "\r\n") : added) + after;
}
