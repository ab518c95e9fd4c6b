import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import {
  type Code,
  code,
  comment,
  docComment,
  docText,
  fileName,
  identifier,
  json,
  jsonFile,
  markdown,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownText,
  memberAccess,
  moduleSpecifier,
  printFile,
  propertyKey,
  regularExpression,
  stringLiteral,
  templateLiteral,
  typeLiteral,
} from "../../generator/emit/code/index.js";
import type { JsonValue } from "../../generator/source/json.js";
import { CANARY, HARMLESS, PAYLOADS } from "./payloads.js";
import { commentsOf, shapeOf } from "./shape.js";

/** Sources with a text of a document in one context each, and what the text must come to at run time. */
const CONTEXTS: Readonly<Record<string, { write: (text: string) => Code; value?: (text: string) => unknown }>> = {
  "string literal": { write: (text) => code`export const x: string = ${stringLiteral(text)};`, value: (text) => text },
  "template literal": {
    write: (text) => code`export const x: string = ${templateLiteral([text, { expression: code`"|"` }, text])};`,
    value: (text) => `${text}|${text}`,
  },
  "property key": {
    write: (text) => code`export const x: object = Object.entries({ ${propertyKey(text)}: 1 });`,
    value: (text) => [[text, 1]],
  },
  "member access": {
    write: (text) =>
      code`export const x: unknown = Object.create(null, { ${propertyKey(text)}: { value: 7 } })${memberAccess(text)};`,
    value: () => 7,
  },
  identifier: {
    write: (text) => code`const ${identifier(text)} = 1;\nexport const x: number = ${identifier(text)};`,
    value: () => 1,
  },
  JSON: {
    write: (text) => code`export const x: string = JSON.stringify(${json(nested(text))});`,
    value: (text) => JSON.stringify(nested(text)),
  },
  "regular expression": {
    write: (text) =>
      code`export const x: boolean = ${regularExpression(`^${escaped(text)}$`, "")}.test(${stringLiteral(text)});`,
    value: () => true,
  },
  "type literal": { write: (text) => code`export type X = ${typeLiteral(nested(text))};` },
  "interface member": { write: (text) => code`export interface X { ${propertyKey(text)}: ${typeLiteral(text)} }` },
  "line comment": { write: (text) => code`${comment(text)}\nexport const x: number = 1;`, value: () => 1 },
  "doc comment": { write: (text) => code`${docComment(text)}\nexport const x: number = 1;`, value: () => 1 },
  "doc of a structure": {
    write: (text) =>
      printFile([
        {
          kind: "Interface",
          name: identifier("X"),
          docs: [docText(text)],
          properties: [{ name: propertyKey(text), type: typeLiteral(text), docs: [docText(text)] }],
        },
      ]),
  },
};

describe.each(Object.entries(CONTEXTS))("in a %s", (_context, { write, value }) => {
  test.each(PAYLOADS)("%s is text", async (_name, payload) => {
    const source = write(payload);
    expect(shapeOf(source)).toBe(shapeOf(write(HARMLESS)));
    expect(source).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    expect(commentsOf(source).join("\n")).not.toMatch(/(?:^|[\s{*])@[a-z]|^\/\/\/|sourceMappingURL=/m);
    if (value !== undefined) expect(await run(source)).toEqual(value(payload));
    expect(Object.hasOwn(globalThis, CANARY)).toBe(false);
  });

  test("any text is text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shapeOf(write(text))).toBe(shapeOf(write(HARMLESS)));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe("a file name", () => {
  test.each(PAYLOADS)("of %s is one plain segment", (_name, payload) => {
    expect(fileName(payload)).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
    expect(fileName(payload)).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
  });
});

describe("a module specifier", () => {
  test.each(["./client.js", "../index.js", "@concordat/runtime/validation", "hono"])("is %s", (text) => {
    expect(moduleSpecifier(text)).toBe(text);
  });

  test.each([
    ...PAYLOADS.map(([, payload]) => payload).filter((text) => !/^[a-z]+$/i.test(text)),
    "/a",
    "a//b",
    "node:fs",
    "data:,x",
    "a/../b",
  ])("is never %j", (text) => {
    expect(() => moduleSpecifier(text)).toThrow(RangeError);
  });
});

describe("in JSON and Markdown", () => {
  test.each(PAYLOADS)("%s is text", (_name, payload) => {
    const file = jsonFile({ name: payload, nested: [payload] });
    expect(JSON.parse(file)).toEqual({ name: payload, nested: [payload] });
    expect(file).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    if (payload.trim() !== "") expect(kindsOf(page(payload))).toBe(kindsOf(page(HARMLESS)));
    for (const cell of [markdownCell(payload), markdownCodeCell(payload)]) {
      expect(cell.replace(/\\[\s\S]/g, "")).not.toMatch(/[|\n\r]/);
    }
  });
});

/** Texts put together from what means something in some context. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\"'`\\${}*/@#<>!\n\r\u2028\u2029\u202e\u0000\ud800\udc00 a1_-|[]()",
        "*/",
        "/*",
        "//",
        "${",
        "</script>",
        "<!--",
        "__proto__",
        "sourceMappingURL=",
      ),
      fc.string({ unit: "binary", maxLength: 2 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

function page(text: string): string {
  const block = markdownBlock(text, "text");
  return markdown`a ${markdownText(text)} b\n\n- ${markdownText(text)}\n\n${block}\n\nz ${markdownCode(text)} z\n`;
}

function nested(text: string): JsonValue {
  return Object.fromEntries([[text, [text, { [`${text}2`]: text }]]]);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The exported `x` of a source. */
async function run(source: string): Promise<unknown> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  const module: { x?: unknown } = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`
  );
  return module.x;
}

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
}

function kindsOf(text: string): string {
  const kinds = (nodes: readonly MarkdownNode[]): string =>
    nodes.map(({ type, children }) => (children === undefined ? type : `${type}(${kinds(children)})`)).join(",");
  return kinds(fromMarkdown(text).children as readonly MarkdownNode[]);
}
