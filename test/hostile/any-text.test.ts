import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import ts from "typescript";
import { expect, test } from "vitest";
import {
  code,
  comment,
  docComment,
  fileName,
  identifier,
  json,
  jsonFile,
  lines,
  markdown,
  markdownCell,
  markdownCode,
  markdownText,
  propertyKey,
  regularExpression,
  stringLiteral,
  templateLiteral,
  typeLiteral,
} from "../../generator/emit/code/index.js";
import { repository } from "../cli/project.js";
import { PAYLOADS } from "./payloads.js";

/** Any code units, lone surrogates too, mixed with what means something in some context. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...PAYLOADS.map(([, text]) => text.slice(0, 40))),
      fc.constantFrom(
        "*/",
        "/*",
        "**/",
        "//",
        "${",
        "`",
        "\\",
        "\\u",
        "</",
        "<!--",
        "]]>",
        "&lt;",
        "\r",
        "\n",
        "\t",
        " ",
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const runs = { numRuns: 500, seed: 20_260_101 };
const texts = fc.sample(anyText, runs);

/** The texts of all literals and names of a source, as the compiler reads them. */
function literalsOf(source: string): string[] {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  expect(parseDiagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("the compiler reads any text back, as a string, a template, a pattern's source, a key and a type", () => {
  for (const text of texts) {
    expect(literalsOf(code`x(${stringLiteral(text)});`)).toEqual([text]);
    expect(literalsOf(code`x(${templateLiteral([text])});`)).toEqual([text]);
    expect(literalsOf(code`x(${regularExpression(text)});`)).toEqual([text, "u"]);
    expect(literalsOf(code`type X = ${typeLiteral(text)};`)).toEqual([text]);
    expect(literalsOf(code`x({ [${stringLiteral(text)}]: 1 });`)).toEqual([text]);
    const [key] = literalsOf(code`x({ ${propertyKey(text)}: 1 });`);
    expect(key ?? text).toBe(text);
    expect(JSON.parse(jsonFile([text]))).toEqual([text]);
  }
});

test("a comment of any text ends where its writer ended it", () => {
  for (const text of texts) {
    for (const written of [comment(text), docComment(text)]) {
      const file = ts.createSourceFile("x.ts", `${written}\nend;`, ts.ScriptTarget.ES2022, true);
      expect(
        file.statements.map((statement) => statement.getText(file)),
        JSON.stringify(text),
      ).toEqual(["end;"]);
    }
  }
});

test("a name of any text is a name, and a file's name one plain segment", () => {
  for (const text of texts) {
    const name = identifier(text);
    const { statements } = ts.createSourceFile("x.ts", `type ${name} = 1;`, ts.ScriptTarget.ES2022, true);
    expect(statements.map((each) => ts.isTypeAliasDeclaration(each) && each.name.text)).toEqual([name]);
    expect(fileName(text)).toMatch(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9-]{0,99}$/);
  }
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

test("Markdown of any text is that text: no link, heading, code or HTML comes of it, in a line, an item, a cell", () => {
  const kindsOf = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(kindsOf)];
  const readBack = (node: Node): string => node.value ?? (node.children ?? []).map(readBack).join("");
  const wanted = (text: string) => readBack(fromMarkdown(markdownText(text)) as Node);
  for (const text of texts.filter((each) => markdownText(each) !== "")) {
    const written = markdownText(text);
    for (const page of [markdown`${written}\n`, markdown`- ${written}\n`, markdown`# ${written}\n`]) {
      const kinds = kindsOf(fromMarkdown(page) as Node);
      expect(
        kinds.filter((kind) => !["root", "list", "listItem", "heading", "paragraph", "text"].includes(kind)),
        page,
      ).toEqual([]);
      expect(readBack(fromMarkdown(page) as Node)).toBe(wanted(text));
    }
    // What is invisible is written as `\uXXXX`; everything else is read back.
    if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]/u.test(text)) expect(wanted(text)).toBe(text);
    expect(markdownCell(text).replace(/\\[\s\S]/g, "")).not.toMatch(/[|\n\r]/);
    if (markdownCode(text) !== "") {
      const kinds = kindsOf(fromMarkdown(markdown`a ${markdownCode(text)} b`) as Node);
      expect(kinds).toEqual(["root", "paragraph", "text", "inlineCode", "text"]);
    }
  }
});

test("TypeScript 7 reads the same of them: each writer's value is of the other writers' type", async () => {
  const statements = texts
    .slice(0, 300)
    .flatMap((text, index) => [
      comment(text),
      docComment(text),
      code`export const a${index}: ${typeLiteral(text)} = ${templateLiteral([text])};`,
      code`export const b${index}: ${typeLiteral({ [text]: [text, { x: text }] })} = ${json({ [text]: [text, { x: text }] })};`,
      code`export const ${identifier(`c${index}${text}`)}: ${typeLiteral(text)} = a${index};`,
    ]);
  const folder = mkdtempSync(join(tmpdir(), "concordat-writers-"));
  writeFileSync(join(folder, "x.ts"), `${lines(statements)}\n`);
  const compiler = join(repository, "node_modules/typescript7/bin/tsc");
  const options = ["--strict", "--noEmit", "--target", "es2022", "--types", "", "x.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...options], { cwd: folder }).catch(
    (error: { readonly stdout: string }) => error,
  );
  rmSync(folder, { recursive: true });
  expect(stdout).toBe("");
});
