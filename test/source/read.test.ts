import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readText } from "../../generator/source/read.js";

const outside = mkdtempSync(join(tmpdir(), "concordat-read-"));
const root = join(outside, "project");
mkdirSync(join(root, "specs"), { recursive: true });
writeFileSync(join(outside, "secret.yaml"), "secret: 1\n");
afterAll(() => rmSync(outside, { recursive: true }));

function write(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(root, "specs", name), bytes);
  return `specs/${name}`;
}

describe("reading a file", () => {
  test("gives its text under its path in the project", () => {
    const path = write("a.yaml", "openapi: 3.1.0 # é\n");
    for (const given of [path, join(root, path)]) {
      const { value, findings } = readText({ root, path: given });
      expect([value?.file, value?.text, findings]).toEqual(["specs/a.yaml", "openapi: 3.1.0 # é\n", []]);
    }
  });

  test.each([
    ["a file that is not there", () => "specs/none.yaml", "source/unreadable", "no such file"],
    ["a folder", () => "specs", "source/unreadable", "is a folder"],
    ["a path through a file", () => `${write("f.yaml", "a")}/x`, "source/unreadable", "no such file"],
    ["an empty file", () => write("empty.yaml", ""), "source/empty", "is empty"],
    ["a file of white space", () => write("blank.yaml", " \n\t\n"), "source/empty", "is empty"],
    ["UTF-16", () => write("utf16.yaml", Buffer.from("\uFEFFa: 1", "utf16le")), "source/not-utf8", "UTF-16"],
    ["a way out of the project", () => "../secret.yaml", "source/unreadable", "leads out of the project"],
  ])("says of %s what is wrong", (_, path, rule, words) => {
    const { value, findings } = readText({ root, path: path() });
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([
      { rule, message: expect.stringContaining(words), location: { line: 1, column: 1 } },
    ]);
  });

  test("shows where bytes are no UTF-8", () => {
    const path = write("latin1.yaml", Buffer.from("a: 1\nb: caf\u00e9\n", "latin1"));
    const { value, findings } = readText({ root, path });
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ rule: "source/not-utf8", location: { file: path, line: 2, column: 7 } }]);
  });

  test("leaves a byte order mark out of the text and says so", () => {
    const { value, findings } = readText({ root, path: write("bom.json", "\uFEFF{}") });
    expect(value?.text).toBe("{}");
    expect(findings.map(({ rule }) => rule)).toEqual(["source/byte-order-mark"]);
  });

  test("follows a symbolic link inside the project and none out of it", () => {
    symlinkSync(join(root, write("real.yaml", "a: 1\n")), join(root, "specs/inside.yaml"));
    symlinkSync(join(outside, "secret.yaml"), join(root, "specs/outside.yaml"));
    symlinkSync("loop.yaml", join(root, "specs/loop.yaml"));
    expect(readText({ root, path: "specs/inside.yaml" }).value?.text).toBe("a: 1\n");
    for (const path of ["specs/outside.yaml", "specs/loop.yaml"]) {
      expect(readText({ root, path })).toMatchObject({ value: undefined, findings: [{ rule: "source/unreadable" }] });
    }
  });

  test("says of a folder how its files are named", () => {
    const { findings } = readText({ root: process.cwd(), path: "specs" });
    expect(findings[0]?.help).toBe('Name files in it, as "specs/**/*.yaml" does.');
  });

  test("does not read a file of 100 MB", () => {
    const path = write("large.yaml", "a: 1\n");
    truncateSync(join(root, path), 100_000_000);
    const { value, findings } = readText({ root, path });
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([{ rule: "source/limit", message: expect.stringContaining("100000000 bytes") }]);
  }, 2_000);
});
