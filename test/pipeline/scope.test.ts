import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concordat-scope-"));
  write("specs/providers/shop/spec/openapi.yaml", "openapi: 3.1.0\npaths: { /pets: { $ref: ../pets.yaml } }\n");
  write(
    "specs/providers/shop/pets.yaml",
    "get: { operationId: listPets, responses: {} }\npost: { operationId: addPet, responses: {} }\n",
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function operationsOf(settings: string, allOperations = false) {
  write("concordat.yaml", `providers: { shop: { source: spec/openapi.yaml, ${settings} } }\n`);
  const { value, findings } = discover({ cwd: root });
  if (value === undefined) throw new Error("No project");
  const [provider] = analyse({ value, findings, allOperations }).providers;
  return { names: provider?.model?.operations.map(({ name }) => name), drafts: provider?.drafts };
}

test("A package holds the operations that the settings name", () => {
  expect(operationsOf("operations: [addPet]")).toEqual({ names: ["addPet"], drafts: [] });
});

test("A package holds the whole document where nothing names operations, where the settings say so, and on demand", () => {
  for (const { names } of [
    operationsOf(""),
    operationsOf("operations: all"),
    operationsOf("operations: [addPet]", true),
  ]) {
    expect(names).toEqual(["listPets", "addPet"]);
  }
});

test("An operation that is not there is found where it is named, with the one that was meant", () => {
  const { names, drafts } = operationsOf("operations: [addPett]");
  expect(names).toEqual([]);
  expect(drafts).toMatchObject([
    {
      rule: "source/config",
      message: 'shop has no operation "addPett". Did you mean "addPet"?',
      location: { file: "concordat.yaml", line: 1 },
    },
  ]);
});
