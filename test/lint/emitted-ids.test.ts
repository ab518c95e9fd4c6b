import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue, ruleIds } from "../../generator/lint/index.js";

const FAMILIES = [...new Set([...ruleIds].map((id) => id.slice(0, id.indexOf("/"))))].join("|");
const ID = new RegExp(`"((?:${FAMILIES})/[a-z0-9-]+)"`, "g");
/** Strings of that form that name a file or a folder, or a rule of Redocly's whose findings are ours under another id. */
const OTHERS = new Set([
  "source/read",
  "emit/code",
  "openapi/path-parameters-defined",
  "openapi/spec-components-invalid-map-name",
]);

const files = readdirSync("generator", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));
const idsIn = (file: string) =>
  [...readFileSync(`generator/${file}`, "utf8").matchAll(ID)].map((match) => match[1] ?? "");

test("every rule id that a stage of the generator reports is in the catalogue", () => {
  const unknown = files.flatMap((file) =>
    idsIn(file)
      .filter((id) => !ruleIds.has(id) && !OTHERS.has(id))
      .map((id) => `${file}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test("every rule of the catalogue runs in the linter, or is reported by some stage", () => {
  const reported = new Set(
    files.flatMap((file) => idsIn(file).filter((id) => file !== `lint/rules/${id}.ts` && file !== "lint/presets.ts")),
  );
  const runs = catalogue.filter(({ check, traits, redocly }) => (check ?? traits ?? redocly) !== undefined);
  const dead = [...ruleIds].filter((id) => !reported.has(id) && !runs.some((rule) => rule.id === id));
  expect(dead).toEqual([]);
});
