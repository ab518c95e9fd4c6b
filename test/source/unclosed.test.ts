import { expect, test } from "vitest";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { textOf } from "./support.js";

const said = (text: string) =>
  parseYaml({ source: textOf(text, "a.yaml") }).findings.map(
    ({ location, message }) => `${location.line}:${location.column} ${message}`,
  );

test.each([
  ["a: {b: 1\nc: 2\n", "1:4", "{", "not closed before a line that is indented too little to be in it"],
  ["a: {b: 1", "1:4", "{", "never closed"],
  ["a: [1, 2\n\n", "1:4", "[", "never closed"],
  ["a: { b: { c: 1 },\n\n", "1:4", "{", "never closed"],
  ["a: { b: { c: 1,\n\n", "1:9", "{", "never closed"],
  ['a:\n  - x\n  - { b: \'}\', c: "]\\"}", # }\n', "3:5", "{", "never closed"],
  ["a: |\n  {\n  [\n\n  \"\nb: it's {\nc: [1,\n", "7:4", "[", "never closed"],
  ["a: >-  # }\n  {\nb: !!map &x {\n", "3:13", "{", "never closed"],
  ["a: don't\nb: say \"{\nc: { d: don't, e: [1,\n", "3:19", "[", "never closed"],
])("a bracket that is not closed is told of where it opens: %j", (text, place, bracket, what) => {
  expect(said(text)).toEqual([`${place} This is not valid YAML: the \`${bracket}\` here is ${what}.`]);
});

test("a bracket that is closed on a line with too little before it is told of there", () => {
  expect(said("a:\n  b: [\n    1 # one\n  ]")).toEqual(["4:3 This is not valid YAML: deficient indentation."]);
});

test("a long text with many brackets in words is looked through once", () => {
  const many = "x'\"{[|>".repeat(50_000);
  expect(said(`a: ${many}\nb: {\n`)).toEqual(["2:4 This is not valid YAML: the `{` here is never closed."]);
});
