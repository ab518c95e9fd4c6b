import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { RUNTIME_MUTANTS, type RuntimeMutant } from "./runtime.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the tests that must see a change with it in place, and says how they ended. */
function ended(mutant: RuntimeMutant): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
    const child = spawn(
      process.execPath,
      [vitest, "run", "--config", "vitest.mutants.config.ts", "--bail=1", mutant.seenBy],
      {
        cwd: root,
        env: { ...process.env, NO_COLOR: "1", CONCORDAT_MUTANT: JSON.stringify(mutant) },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
    });
    child.stderr.on("data", (text) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}

it.concurrent.each(RUNTIME_MUTANTS)("a runtime that $what fails $seenBy", async (mutant) => {
  const text = readFileSync(new URL(`../../templates/runtime/src/${mutant.file}`, import.meta.url), "utf8");
  expect(text.split(mutant.from)).toHaveLength(2);
  const { code, said } = await ended(mutant);
  expect(code, said).toBe(1);
  // A test failed; the module was read.
  expect(said).toMatch(/AssertionError|Error: Test timed out|\d+ failed/);
  expect(said).not.toMatch(/Failed Suites|SyntaxError|Transform failed/);
});
