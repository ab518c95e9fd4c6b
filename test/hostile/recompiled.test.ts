import { SourceMap } from "node:module";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import {
  code,
  docComment,
  json,
  lines,
  stringLiteral,
  templateLiteral,
  typeLiteral,
} from "../../generator/emit/code/index.js";
import { compilePackage } from "../../generator/emit/compile.js";
import { literalsOf } from "./literals.js";
import { PAYLOADS } from "./payloads.js";
import { unsafeIn } from "./unsafe.js";

/** What is built of one source: JavaScript, its declarations, and the map of each. */
function built(source: string): { readonly [extension in "js" | "js.map" | "d.ts" | "d.ts.map"]: string } {
  const { dist, errors } = compilePackage([{ path: "src/x.ts", text: source }]);
  expect(errors).toEqual([]);
  const text = (extension: string) => dist.find(({ path }) => path === `dist/x.${extension}`)?.text ?? "";
  return { js: text("js"), "js.map": text("js.map"), "d.ts": text("d.ts"), "d.ts.map": text("d.ts.map") };
}

/** A text in every context that outlives compilation. */
function sourceWith(text: string): string {
  return lines([
    docComment(text),
    code`export const a: ${typeLiteral({ [text]: [text] })} = ${json({ [text]: [text] })};`,
    code`export const b: string = ${templateLiteral([text, { expression: code`a` }, text])};`,
    code`export interface C { ${stringLiteral(text)}: ${typeLiteral(text)} }`,
    code`export function d(e: ${typeLiteral(text)} = ${stringLiteral(text)}): string {
      return f(${stringLiteral(text)}, ${stringLiteral(text)}, e, b);
    }`,
    code`declare function f(...texts: readonly string[]): string;`,
  ]);
}

const FURTHER = [
  ["the end of a script in capitals", "</SCRIPT >"],
  ["a comment of HTML", "<!-- <script>"],
  ["a source map without a space", "//#sourceMappingURL=x"],
  ["a source URL", "//@ sourceURL=x"],
  ["a backslash before each", "\\</script>\\\\<!--\\\u202e\\\\\ufeff"],
] as const;

describe("what is built of a source", () => {
  it.each([...PAYLOADS, ...FURTHER])(
    "has no unsafe character that the source escapes, and its literals: %s",
    (_name, text) => {
      const source = sourceWith(text);
      const files = built(source);
      expect(unsafeIn("x.ts", source)).toEqual([]);
      for (const [extension, written] of Object.entries(files)) expect(unsafeIn(`x.${extension}`, written)).toEqual([]);
      const { js, "d.ts": declarations } = files;
      const said = literalsOf(source);
      for (const written of [js, declarations])
        expect([...literalsOf(written)].filter((literal) => !said.has(literal))).toEqual([]);
      expect(literalsOf(js)).toContain(text);
      expect(literalsOf(declarations)).toContain(text);
    },
  );

  it("reads back every UTF-16 unit as it was, lone surrogates too", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => `a${String.fromCharCode(unit)}b`);
    const { js } = built(code`export const x: readonly string[] = ${json(units)};`);
    expect(unsafeIn("x.js", js)).toEqual([]);
    expect([...literalsOf(js)]).toEqual(units);
  });

  it("leaves operators and type arguments that look like such text alone", () => {
    const { js } = built(
      "export function f(a: number, script: number, b: Set<Script>): boolean {\n  return a<!--script || a</script/.lastIndex;\n}\ntype Script = 1;\n",
    );
    expect(js).toContain("a < !--script || a < /script/.lastIndex");
  });

  it("is mapped to its source as if nothing had been escaped", () => {
    const place = (source: string, extension: "js" | "d.ts", name: string): string => {
      const files = built(source);
      const file = ts.createSourceFile("x.ts", files[extension], ts.ScriptTarget.ES2022, true);
      const map = new SourceMap(JSON.parse(files[`${extension}.map`]));
      const { line, character } = file.getLineAndCharacterOfPosition(files[extension].indexOf(name));
      const entry = map.findEntry(line, character);
      return "originalLine" in entry ? (source.split("\n")[entry.originalLine] ?? "").slice(entry.originalColumn) : "";
    };
    for (const [, text] of [...PAYLOADS, ...FURTHER]) {
      const one = stringLiteral(text);
      const call = `const one: number = 1;\nf(${one}, ${one}, marker, ${one}, one);\nexport {};\n`;
      expect(place(call, "js", "marker").startsWith("marker, ")).toBe(true);
      const type = `export declare const a: ${one}, marker: ${one};\n`;
      expect(place(type, "d.ts", "marker").startsWith("marker")).toBe(true);
    }
  });
});
