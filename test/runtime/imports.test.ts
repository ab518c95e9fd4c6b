import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../templates/runtime/src/", import.meta.url);

/** By file, what it imports: types too, for whoever reads one must read the other. */
const imports: ReadonlyMap<string, readonly string[]> = new Map(
  readdirSync(folder).map((file) => [
    file,
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/\bfrom "\.\/([^"]+)\.js"/g)].map(
      ([, name]) => `${name}.ts`,
    ),
  ]),
);

/** The first way from a file back to itself. */
function circle(file: string, way: readonly string[] = [], done = new Set<string>()): readonly string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  done.add(file);
  for (const next of imports.get(file) ?? []) {
    const found = circle(next, [...way, file], done);
    if (found !== undefined) return found;
  }
  return undefined;
}

it("the runtime's files import each other in one direction", () => {
  expect(imports.size).toBeGreaterThan(50);
  expect([...imports.keys()].flatMap((file) => circle(file) ?? [])).toEqual([]);
});
