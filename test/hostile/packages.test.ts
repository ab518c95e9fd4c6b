import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import type { GeneratedFile } from "../../generator/emit/files.js";
import { generate } from "./generate.js";
import { CANARY, KINDS, PAYLOADS } from "./payloads.js";
import { runPackage } from "./run.js";
import { shapeOf } from "./shape.js";
import { SINKS, type Sink, type TextAt } from "./sinks.js";

/** Sinks whose text is nothing but text: no name, no grammar. They are tried together. */
const PLAIN: readonly Sink[] = [
  "title",
  "description",
  "operation summary",
  "operation description",
  "tag",
  "query parameter description",
  "schema title",
  "schema description",
  "enum extension",
  "const",
  "default",
  "example",
  "format",
  "response description",
  "security description",
  "link",
  "media type example",
  "overlay reason",
  "overlay source",
  "overlay target",
  "binding note",
  "binding configuration description",
  "page prose",
];
const OTHERS = (Object.keys(SINKS) as Sink[]).filter((sink) => !PLAIN.includes(sink));

/** Those that do not keep a binding from being accepted. */
const NAMES: readonly Sink[] = [
  "property key",
  "required key",
  "enum value",
  "schema name",
  "query parameter",
  "security scheme",
];

const harmless: TextAt = (sink) => SINKS[sink][0];

/** Only what a document says at `sinks` differs from the harmless twin. */
function withText(sinks: readonly Sink[], text: string): TextAt {
  return (sink) => (sinks.includes(sink) ? text : harmless(sink));
}

/**
 * The shapes that each file may have: those of the twins, one for each way in which a text at the sink may be harmless, and one
 * without an adapter, because a binding whose text means nothing is refused.
 */
function shapesOfTwins(sinks: readonly Sink[]): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  const [only] = sinks;
  const twins =
    sinks.length === 1 && only !== undefined ? SINKS[only].map((text) => withText([only], text)) : [harmless];
  for (const { files } of twins.flatMap((twin) => [generate(twin), generate(twin, { withBinding: false })])) {
    for (const file of files) shapes.set(file.path, (shapes.get(file.path) ?? new Set()).add(shape(file)));
  }
  return shapes;
}

function shape({ path, text }: GeneratedFile): string {
  if (path.endsWith(".ts")) return shapeOf(text);
  if (path.endsWith(".json")) return keysOf(JSON.parse(text));
  return kindsOf(fromMarkdown(text));
}

describe.each([["every place of plain text", PLAIN] as const, ...OTHERS.map((sink) => [sink, [sink]] as const)])(
  "a hostile text as %s",
  (_name, sinks) => {
    const twins = shapesOfTwins(sinks);

    test.each(sinks === PLAIN ? PAYLOADS : KINDS)("is text, with %s", (_payload, text) => {
      const { files } = generate(withText(sinks, text));
      for (const file of files) {
        expect(file.path).toMatch(/^(?:src\/)?[A-Za-z-]+\.(?:ts|json|md)$/);
        expect(file.text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/u);
        // A brace is no text in a path: it makes a parameter.
        if (/[{}]/.test(text) && (sinks[0] === "path" || sinks[0] === "path parameter"))
          expect(shape(file)).not.toBe("");
        else expect([...(twins.get(file.path) ?? [])], file.text).toContain(shape(file));
      }
    });
  },
);

describe("a package of hostile texts", () => {
  test.each(PAYLOADS)("runs nothing of them when it is imported: %s", (_name, text) => {
    for (const sinks of [PLAIN, OTHERS, NAMES]) {
      runPackage(generate(withText(sinks, text)).files);
      expect(Object.hasOwn(globalThis, CANARY)).toBe(false);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  });
});

function keysOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keysOf).join()}]`;
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}:${keysOf(member)}`)
    .join()}}`;
}

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
}

/** Prose keeps its code spans, and text may be empty: what counts is that it stays in its paragraph or item. */
function kindsOf({ type, children }: MarkdownNode): string {
  const isProse = children?.every(({ type }) => type === "text" || type === "inlineCode") === true;
  if (children === undefined) return type;
  if (type === "listItem" && children.length === 0) return "listItem(paragraph(text))";
  return `${type}(${isProse ? "text" : children.map(kindsOf).join()})`;
}
