import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { needed } from "./needs.js";

const run = promisify(execFile);

test("what stands where the variable says is found", () => {
  expect(needed("NEEDED_BY_NOBODY", "nothing-of-this-name", "", { NEEDED_BY_NOBODY: "test" })).toEqual({
    path: "test",
    found: true,
  });
  expect(needed("NEEDED_BY_NOBODY", "nothing-of-this-name", "lint", { NEEDED_BY_NOBODY: "test" }).path).toBe(
    "test/lint",
  );
});

test("a place is seen from the checkout", () => {
  expect(needed("NEEDED_BY_NOBODY", "test", "needs.ts", {}).found).toBe(true);
});

test("what is absent and not asked for is not found", () => {
  expect(needed("NEEDED_BY_NOBODY", "nothing-of-this-name", "", {}).found).toBe(false);
});

test("what a variable names and is absent is an error, not a reason to skip", () => {
  expect(() => needed("NEEDED_BY_NOBODY", "nothing", "", { NEEDED_BY_NOBODY: "nothing-of-this-name" })).toThrow(
    /NEEDED_BY_NOBODY is set, and there is nothing at nothing-of-this-name/,
  );
});

describe("tests that need more than the checkout fail where a variable names what is not there", () => {
  test.each([
    ["CONCORDAT_CORPUS", "test/corpus/lint.test.ts", ["--config", "vitest.corpus.config.ts"]],
    ["CONCORDAT_CONFORMANCE", "test/emit/validators/suite.test.ts", []],
    ["CONCORDAT_SCHEMAS", "test/cli/sarif.test.ts", []],
    ["REDOCLY_CLI", "test/cli/redocly-cli.test.ts", []],
  ] as const)("%s, %s", async (variable, file, config) => {
    const env = { ...process.env, NO_COLOR: "1", [variable]: "nothing-of-this-name" };
    const vitest = run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...config, file], { env });
    await expect(vitest).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${variable} is set, and there is nothing at nothing-of-this-name`),
    });
  });
});
