/** A tag of a JSX component in a docs page, such as `<Note>`, `</Note>` or `<Card title="…" />`. */
export interface ComponentTag {
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly start: number;
  readonly end: number;
}

/** A tag that goes on for longer is text; the bound keeps the search linear. */
const LONGEST_TAG = 1024;
/** How many open components a closing tag may close at once. */
const DEEPEST = 64;
const NAME = /<(\/?)([A-Z][\w.]*)(?=[\s/>])/g;

/** The tags of components in `text`. Names begin with a capital (JSX); attributes may hold quotes and braces. */
export function findComponentTags(text: string): ComponentTag[] {
  const tags: ComponentTag[] = [];
  for (const match of text.matchAll(NAME)) {
    const [opening, slash, name = ""] = match;
    const end = tagEnd(text, match.index + opening.length);
    if (end === undefined) continue;
    const kind = slash === "/" ? "close" : text[end - 2] === "/" ? "empty" : "open";
    tags.push({ name, kind, start: match.index, end });
  }
  return tags;
}

/** The stretches that components named in `names` wrap, outer before inner. */
export function wrappedStretches(
  tags: readonly ComponentTag[],
  names: ReadonlySet<string>,
): { readonly name: string; readonly start: number; readonly end: number }[] {
  const stretches: { name: string; start: number; end: number }[] = [];
  const open: ComponentTag[] = [];
  for (const tag of tags) {
    if (tag.kind === "open") open.push(tag);
    if (tag.kind !== "close") continue;
    const above = open.slice(-DEEPEST);
    const at = above.findLastIndex(({ name }) => name === tag.name);
    const opening = above[at];
    if (opening === undefined) continue;
    open.length -= above.length - at;
    if (names.has(tag.name)) stretches.push({ name: tag.name, start: opening.end, end: tag.start });
  }
  return stretches.sort((a, b) => a.start - b.start);
}

function tagEnd(text: string, from: number): number | undefined {
  let braces = 0;
  let quote: string | undefined;
  const limit = Math.min(text.length, from + LONGEST_TAG);
  for (let at = from; at < limit; at += 1) {
    const char = text[at];
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "{") braces += 1;
    else if (char === "}") braces -= 1;
    else if (char === ">" && braces <= 0) return at + 1;
    else if (char === "<" && braces <= 0) return undefined;
  }
  return undefined;
}
