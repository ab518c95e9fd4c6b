import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFiles } from "../../generator/source/find-files.js";
import { expandBraces, matchesSegments, matchesText } from "../../generator/source/glob.js";
import { cpuMilliseconds } from "../cpu.js";

test.each([
  ["*", "", true],
  ["*.json", "a.json", true],
  ["*.json", "a.jsonc", false],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["a?c", "a😀c", true],
  ["a*b*c", "axxbyyc", true],
  ["a*b*c", "axxcyyb", false],
  ["a.c", "abc", false],
  ["**", "a", true],
])("the pattern %s and the text %s: %s", (pattern, text, expected) => {
  expect(matchesText(pattern, text)).toBe(expected);
});

test.each([
  ["a/**/b", "a/b", true],
  ["a/**/b", "a/x/y/b", true],
  ["a/**/b", "a/x/y/c", false],
  ["**/*.yaml", "a.yaml", true],
  ["**/x/**/y", "a/x/b/x/c/y", true],
  ["a/*", "a/b/c", false],
  ["a/**", "a", true],
  ["*/b", "a/b", true],
])("the pattern %s and the path %s: %s", (pattern, path, expected) => {
  expect(matchesSegments(pattern.split("/"), path.split("/"))).toBe(expected);
});

test("a pattern cannot run away", () => {
  const started = cpuMilliseconds();
  expect(matchesText(`${"*a".repeat(2_000)}b`, "a".repeat(20_000))).toBe(false);
  expect(matchesSegments([...Array(200).fill("**"), "b"], Array(2_000).fill("a"))).toBe(false);
  expect(cpuMilliseconds() - started).toBeLessThan(5_000);
});

test.each([
  ["a", ["a"]],
  ["{a,b}", ["a", "b"]],
  ["x.{json,y{a,}ml}", ["x.json", "x.yaml", "x.yml"]],
  ["{a}", ["{a}"]],
  ["{a", ["{a"]],
  ["{session}/{a,b}", ["{session}/a", "{session}/b"]],
])("the braces of %s", (pattern, expected) => {
  expect(expandBraces(pattern)).toEqual(expected);
});

test("braces without end are refused", () => {
  expect(expandBraces("{a,b}".repeat(30))).toBeUndefined();
});

describe("files", () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "concordat-glob-"));
    for (const file of [
      "a.yaml",
      "apis/b.json",
      "apis/v1/c.yaml",
      "apis/.hidden/d.yaml",
      "node_modules/e.yaml",
      "apis/f.txt",
    ]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), "");
    }
    symlinkSync(join(root, "apis"), join(root, "apis/v1/loop"));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test.each([
    ["**/*.yaml", ["a.yaml", "apis/v1/c.yaml"]],
    ["**/*.{json,yaml}", ["a.yaml", "apis/b.json", "apis/v1/c.yaml"]],
    ["./apis/*", ["apis/b.json", "apis/f.txt"]],
    ["apis/**", ["apis/b.json", "apis/f.txt", "apis/v1/c.yaml"]],
    ["apis/.hidden/*.yaml", ["apis/.hidden/d.yaml"]],
    ["apis/.*/*.yaml", ["apis/.hidden/d.yaml"]],
    ["node_modules/*.yaml", ["node_modules/e.yaml"]],
    ["no/such/*.yaml", []],
    ["apis/v?/c.yaml", ["apis/v1/c.yaml"]],
  ])("%s", (pattern, expected) => {
    expect(findFiles(root, pattern)).toEqual(expected);
  });

  test("an absolute pattern and one that leads upward", () => {
    expect(findFiles(join(root, "apis"), "../*.yaml")).toEqual(["../a.yaml"]);
    expect(findFiles("/", `${root}/*.yaml`)).toEqual([join(root, "a.yaml")]);
  });
});
