import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../generator/cli/arguments.js";
import { readOutputs } from "../../generator/cli/outputs.js";
import { concordat } from "./project.js";

test.each([
  [[], [{ format: "stylish" }]],
  [["json"], [{ format: "json" }]],
  [
    ["sarif=out.sarif", "stylish"],
    [{ format: "sarif", file: "out.sarif" }, { format: "stylish" }],
  ],
  [["junit=a=b.xml"], [{ format: "junit", file: "a=b.xml" }]],
])("--format %j", (values, expected) => {
  expect(readOutputs(values)).toEqual(expected);
});

test.each([
  [["sarf"], /no format "sarf".*Did you mean "sarif"\?/],
  [["xml=out.xml"], /no format "xml"/],
  [["json", "stylish"], /two formats are for stdout/],
  [["json=a", "sarif=./a"], /two formats are for .\/a/],
  [["json="], /names no file/],
])("--format %j is refused", (values, message) => {
  expect(() => readOutputs(values)).toThrow(UsageError);
  expect(() => readOutputs(values)).toThrow(message);
});

describe("lint", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "concordat-outputs-"));
    writeFileSync(join(folder, "a.yaml"), 'openapi: 3.0.3\ninfo: { title: A, version: "1" }\npaths: {}\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("writes each form to its place, and nothing else", async () => {
    const { stdout, stderr } = await concordat(
      folder,
      "lint",
      "a.yaml",
      "--format",
      "sarif=out.sarif",
      "--format",
      "stylish",
      "--format",
      "junit=out.xml",
    );
    expect(readdirSync(folder).sort()).toEqual(["a.yaml", "out.sarif", "out.xml"]);
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8")).version).toBe("2.1.0");
    expect(readFileSync(join(folder, "out.xml"), "utf8")).toMatch(/^<\?xml/);
    expect(stdout).toMatch(/^a\.yaml\n/);
    expect(stderr).toBe("");
  });

  test("leaves stdout alone where every form has a file", async () => {
    expect((await concordat(folder, "lint", "a.yaml", "--format", "json=out.json")).stdout).toBe("");
  });

  test("ends with 2 where a file cannot be written, and still shows the rest", async () => {
    const { code, stdout, stderr } = await concordat(
      folder,
      "lint",
      "a.yaml",
      "--format",
      "json=no/out.json",
      "--format",
      "stylish",
    );
    expect([code, stderr]).toEqual([2, "concordat: no/out.json cannot be written: its folder is not there\n"]);
    expect(stdout).toMatch(/^a\.yaml\n/);
  });

  test("ends with 2 for a format that is not there, before anything is read", async () => {
    const { code, stdout, stderr } = await concordat(folder, "lint", "a.yaml", "--format", "sarf=x");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain('Did you mean "sarif"?');
  });
});
