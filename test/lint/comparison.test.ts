import { readFileSync } from "node:fs";
import { createConfig } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { ruleOf } from "../../generator/lint/index.js";

const page = readFileSync("docs/comparison.md", "utf8");
const rows = page.split("\n").filter((line) => /^\| /.test(line));
const cells = (row: string) => row.split("|").slice(1, -1);
const inCode = (text: string) => [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) => code);

test("every rule of Redocly that `recommended` has, for any version of OpenAPI, is found here or left out with the reason", async () => {
  const { rules } = await createConfig({ extends: ["recommended"] });
  const names = new Set(
    ["oas2", "oas3_0", "oas3_1", "oas3_2"].flatMap((version) => Object.keys(rules[version as "oas2"])),
  );
  expect(names.size).toBeGreaterThan(50);
  const told = new Set(rows.flatMap((row) => inCode(cells(row)[0] ?? "")));
  expect([...names].filter((name) => !told.has(name))).toEqual([]);
});

test("every rule of ours that the page names is one", () => {
  const found = page
    .slice(0, page.indexOf("## Left out"))
    .split("\n")
    .filter((line) => /^\| /.test(line));
  const ids = found.flatMap((row) => inCode(cells(row)[2] ?? "")).filter((id) => /^[a-z]+\/[\w-]+$/.test(id));
  expect(ids.length).toBeGreaterThan(30);
  expect(ids.filter((id) => ruleOf(id) === undefined)).toEqual([]);
});
