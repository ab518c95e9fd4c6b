import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const { replaceTree }: { replaceTree(folder: string, files: ReadonlyMap<string, string>): Promise<void> } =
  await import(new URL("../../scripts/replace-tree.js", import.meta.url).href);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-build-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LENGTH = 200_000;
const tree = (letter: string) =>
  new Map(["a.js", "b/c.js", "b/d.js"].map((path) => [path, letter.repeat(LENGTH)] as const));

it("leaves no moment in which a built file is missing or half written, with two builds at once", async () => {
  await replaceTree(folder, tree("x"));
  let isBuilding = true;
  const build = async () => {
    for (let round = 0; round < 20; round++)
      await Promise.all([replaceTree(folder, tree("y")), replaceTree(folder, tree(round % 2 === 0 ? "x" : "z"))]);
  };
  const building = build().finally(() => {
    isBuilding = false;
  });
  let reads = 0;
  while (isBuilding) {
    for (const path of tree("x").keys()) {
      const text = await readFile(join(folder, path), "utf8");
      expect([text.length, new Set(text).size], path).toEqual([LENGTH, 1]);
      reads++;
    }
  }
  await building;
  expect(reads).toBeGreaterThan(20);
});

it("removes what is not wanted, with the folders that it leaves empty, and keeps what another build is about to rename", async () => {
  await replaceTree(folder, tree("x"));
  await writeFile(join(folder, "a.js.00000000-0000-4000-8000-000000000000.new"), "");
  await replaceTree(folder, new Map([["a.js", "x"]]));
  expect((await readdir(folder, { recursive: true })).sort()).toEqual([
    "a.js",
    "a.js.00000000-0000-4000-8000-000000000000.new",
  ]);
});
