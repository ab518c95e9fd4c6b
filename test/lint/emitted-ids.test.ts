import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleIds } from "../../generator/lint/index.js";

const ID = /"((?:source|repair|model|contract|emit|output)\/[a-z0-9-]+)"/g;
/** Strings of that form that name a file or a folder. */
const PATHS = new Set(["source/read", "emit/code"]);

test("every rule id that a stage of the generator reports is in the catalogue", () => {
  const files = readdirSync("generator", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const unknown = files.flatMap((file) =>
    [...readFileSync(`generator/${file}`, "utf8").matchAll(ID)]
      .map((match) => match[1] ?? "")
      .filter((id) => !ruleIds.has(id) && !PATHS.has(id))
      .map((id) => `${file}: ${id}`),
  );
  expect(unknown).toEqual([]);
});
