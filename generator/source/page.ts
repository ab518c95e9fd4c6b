import type { Nodes, Parents } from "mdast";
import type * as Markdown from "mdast-util-from-markdown";
import { findComponentTags, wrappedStretches } from "./components.js";
import type { ProseBlock } from "./document.js";
import type { Fence } from "./fences.js";
import { library } from "./on-demand.js";
import type { SourceText } from "./text.js";

const markdown = library<typeof Markdown>("mdast-util-from-markdown");

/** Only blocks are asked of the Markdown parser: without inline syntax its time grows with the length of the page alone. */
const INLINE_SYNTAX = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

/** Components that set a remark apart from the text. */
const CALLOUTS: ReadonlySet<string> = new Set([
  "Callout",
  "Caution",
  "Check",
  "Danger",
  "Error",
  "Important",
  "Info",
  "Note",
  "Tip",
  "Warning",
]);

/** Marks of quotes and lists further right begin nothing: the Markdown parser's time grows with the square of their depth. */
const DEEPEST = 128;
const DEEP_PREFIX = new RegExp(`^[ \\t>*+.)0-9-]{${DEEPEST},}`, "gm");

const FRONT_MATTER = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/;

/**
 * The prose of a Markdown page in document order, with the exact place of each block. Fenced blocks are of kind `code`, but the
 * one named `except`, which is left out, as is a quote at the top that only points to an index for language models.
 */
export function proseOf(source: SourceText, fences: readonly Fence[], except?: Fence): ProseBlock[] {
  const { text } = source;
  const withoutFences = blank(text, [...fences, ...frontMatter(text)]);
  const tags = findComponentTags(withoutFences);
  const masked = blank(withoutFences, tags).replace(DEEP_PREFIX, (prefix) =>
    prefix.slice(0, DEEPEST).padEnd(prefix.length),
  );
  const disable = tags.length > 0 ? [...INLINE_SYNTAX, "codeIndented"] : INLINE_SYNTAX;
  const tree = markdown().fromMarkdown(masked, { extensions: [{ disable: { null: disable } }] });

  const notes = wrappedStretches(tags, CALLOUTS);
  const collector = new Collector(source, masked, innermost(notes));
  const code = fences.filter((fence) => fence !== except);
  let nextCode = 0;
  const codeBefore = (offset: number): void => {
    for (let fence = code[nextCode]; fence !== undefined && fence.start < offset; fence = code[nextCode]) {
      collector.code(fence.contentStart, fence.contentEnd, fence.info);
      nextCode += 1;
    }
  };
  for (const { node, kind } of blocksIn(tree, (quote) => isIndexPointer(text, quote, collector))) {
    codeBefore(node.position?.start.offset ?? 0);
    collector.block(node, kind);
  }
  codeBefore(Number.POSITIVE_INFINITY);
  return collector.blocks;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Kind = "paragraph" | "item" | "quote";

/** The blocks of the tree in document order; a stack, because quotes and lists nest as deep as a page likes. */
function* blocksIn(
  tree: Parents,
  isLeftOut: (quote: Nodes) => boolean,
): Generator<{ readonly node: Nodes; readonly kind: Kind }> {
  const stack: { readonly node: Nodes; readonly kind: Kind }[] = [{ node: tree, kind: "paragraph" }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, kind } = next;
    if (node.type === "heading" || node.type === "paragraph" || node.type === "code") {
      yield next;
    } else if ("children" in node && !(node.type === "blockquote" && isLeftOut(node))) {
      const below = node.type === "listItem" ? "item" : node.type === "blockquote" ? "quote" : kind;
      for (const child of node.children.toReversed()) stack.push({ node: child, kind: below });
    }
  }
}

/** Tells in which stretch an offset lies. The offsets that are asked for must not decrease. */
function innermost(stretches: readonly (Stretch & { readonly name: string })[]) {
  const around: { readonly name: string; readonly end: number }[] = [];
  let next = 0;
  return (offset: number): string | undefined => {
    for (let stretch = stretches[next]; stretch !== undefined && stretch.start <= offset; stretch = stretches[next]) {
      around.push(stretch);
      next += 1;
    }
    while (around.length > 0 && (around.at(-1)?.end ?? 0) <= offset) around.pop();
    return around.at(-1)?.name;
  };
}

/** A quote above the first heading that points language models to an index is nobody's description. */
function isIndexPointer(text: string, { position }: Nodes, { hasHeading }: Collector): boolean {
  const quote = text.slice(position?.start.offset, position?.end.offset);
  return !hasHeading && /\bllms(?:-full)?\.txt\b/.test(quote);
}

class Collector {
  readonly blocks: ProseBlock[] = [];
  hasHeading = false;
  readonly #source: SourceText;
  /** What the Markdown parser saw: a tag at the end of a block is white space there. */
  readonly #masked: string;
  readonly #noteAt: (start: number) => string | undefined;
  readonly #headings: { readonly depth: number; readonly text: string }[] = [];

  constructor(source: SourceText, masked: string, noteAt: (start: number) => string | undefined) {
    this.#source = source;
    this.#masked = masked;
    this.#noteAt = noteAt;
  }

  code(start: number, end: number, info?: string): void {
    const section = this.#headings.map(({ text }) => text);
    const span = { source: this.#source, start, end };
    const text = this.#source.text.slice(start, end);
    this.blocks.push({ kind: "code", text, span, section, ...(info === undefined ? {} : { info }) });
  }

  block(node: Nodes, kind: Kind): void {
    const start = node.position?.start.offset ?? 0;
    const end = start + this.#masked.slice(start, node.position?.end.offset ?? start).trimEnd().length;
    if (node.type === "code") this.code(start, end);
    else if (node.type === "heading" && kind !== "quote") this.#heading(node.depth, start, end);
    else this.#text(kind, start, end);
  }

  #heading(depth: number, start: number, end: number): void {
    while ((this.#headings.at(-1)?.depth ?? 0) >= depth) this.#headings.pop();
    const trimmed = headingStretch(this.#source.text, start, end);
    const text = this.#source.text.slice(trimmed.start, trimmed.end);
    this.#push("heading", trimmed.start, trimmed.end);
    this.hasHeading = true;
    this.#headings.push({ depth, text: text.replace(/\s+/g, " ") });
  }

  #text(kind: Kind, start: number, end: number): void {
    const text = this.#source.text.slice(start, end);
    const note = this.#noteAt(start) ?? (kind === "quote" ? /^\[!(\w+)\]/.exec(text)?.[1] : undefined);
    if (note !== undefined) this.#push("note", start, end, note);
    else this.#push(kind === "item" ? "item" : "paragraph", start, end);
  }

  #push(kind: ProseBlock["kind"], start: number, end: number, info?: string): void {
    const section = this.#headings.map(({ text }) => text);
    const span = { source: this.#source, start, end };
    const text = this.#source.text.slice(start, end);
    if (text.trim() !== "") this.blocks.push({ kind, text, span, section, ...(info === undefined ? {} : { info }) });
  }
}

/** A heading without its `#` marks or its underline. */
function headingStretch(text: string, start: number, end: number): Stretch {
  const opening = /^#{1,6}[ \t]*/.exec(text.slice(start, end))?.[0];
  if (opening === undefined) {
    const underline = Math.max(text.lastIndexOf("\n", end - 1), start);
    return { start, end: start + text.slice(start, underline).trimEnd().length };
  }
  const from = start + opening.length;
  const words = text.slice(from, end).trimEnd();
  const unmarked = words.slice(0, words.length - trailing(words, "#"));
  const closed = unmarked.length < words.length && /(?:^|[ \t])$/.test(unmarked.slice(-1));
  return { start: from, end: from + (closed ? unmarked.trimEnd() : words).length };
}

function trailing(text: string, char: string): number {
  let count = 0;
  while (count < text.length && text[text.length - 1 - count] === char) count += 1;
  return count;
}

function frontMatter(text: string): Stretch[] {
  const found = FRONT_MATTER.exec(text);
  return found === null ? [] : [{ start: 0, end: found[0].length }];
}

/** The text with every character of the stretches but line ends made a space: offsets stay what they were. */
function blank(text: string, stretches: readonly Stretch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    at = end;
  }
  return parts.join("") + text.slice(at);
}
