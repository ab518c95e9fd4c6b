import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { concordat } from "./project.js";

const HEAD = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
security: []
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-once-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function linesOf(...files: readonly (readonly [name: string, text: string])[]): Promise<readonly string[]> {
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const named = files.map(([name]) => name).filter((name) => name !== "common.yaml");
  const { stdout } = await concordat(folder, "lint", "--format", "json", ...named);
  const { findings } = JSON.parse(stdout);
  return findings.map(
    ({ rule, location }: { rule: string; location: { file: string; line: number } }) =>
      `${location.file}:${location.line} ${rule}`,
  );
}

const MERGED = `${HEAD}x-base: &base
  type: object
  required: [a]
  properties: { a: { type: string } }
x-ok: &ok
  "200": { description: Pets }
x-operation: &operation
  responses: { <<: *ok }
paths:
  /pets:
    get: { <<: *operation, operationId: pets }
components:
  schemas:
    Pet:
      <<: *base
      description: A pet
`;

test("each merge key is one finding, and nothing is said of what it merges", async () => {
  expect(await linesOf(["a.yaml", MERGED])).toEqual([
    "a.yaml:12 source/merge-key",
    "a.yaml:15 source/merge-key",
    "a.yaml:19 source/merge-key",
  ]);
});

test("what is wrong with merged members is told once, where they are written", async () => {
  const wrong = `${MERGED.replace("a: { type: string }", 'a: { type: string, minLength: "1" }')}    Cat: { <<: *base }\n`;
  const lines = await linesOf(["a.yaml", wrong]);
  expect(lines.filter((line) => !line.includes("merge-key"))).toEqual(["a.yaml:8 shape/number-as-string"]);
});

const USED = `${HEAD}paths:
  /a: { get: &op { responses: { "200": { description: A, headers: { x: { schema: { type: string, minLength: "1" } } } } } } }
  /b: { get: *op }
  /c: { get: *op }
`;

test("what an alias repeats is told once", async () => {
  expect(await linesOf(["a.yaml", USED])).toEqual(["a.yaml:6 shape/number-as-string"]);
});

test("the fix of what an alias repeats mends every copy of it", async () => {
  writeFileSync(join(folder, "a.yaml"), USED);
  expect((await concordat(folder, "fix", "--write", "a.yaml")).code).toBe(0);
  const { stdout } = await concordat(folder, "lint", "--format", "json", "a.yaml");
  const { findings } = JSON.parse(stdout);
  expect(findings.map(({ status }: { status: string }) => status)).toEqual(["repaired"]);
});

test("what stands in a file to which two documents refer is told once", async () => {
  const using = (path: string) => `${HEAD}paths:
  ${path}: { get: { responses: { "200": { description: A, content: { application/json: { schema: { $ref: "common.yaml#/S" } } } } } } }
`;
  expect(
    await linesOf(
      ["a.yaml", using("/a")],
      ["b.yaml", using("/b")],
      ["common.yaml", 'S: { type: string, minLength: "1" }\n'],
    ),
  ).toEqual(["common.yaml:1 shape/number-as-string"]);
});
