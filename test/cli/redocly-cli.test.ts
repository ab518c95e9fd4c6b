import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { needed } from "../needs.js";

/** The real CLI, which brings its own copy of the engine; REDOCLY_CLI names the folder of a copy elsewhere. */
const { path, found } = needed("REDOCLY_CLI", "node_modules/@redocly/cli", "bin/cli.js");
const cli = resolve(path);
const plugin = resolve("dist/cli/redocly-plugin.js");

describe.skipIf(!found)("the Redocly CLI (skipped where it is not installed)", () => {
  test("loads the plugin and reports our rules", () => {
    const maxLength = `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: { type: string, maxLength: "7" } } }
`;
    expect(levelsOf(maxLength, "extends: [concordat/recommended]")).toEqual([
      ["concordat/shape/number-as-string", "error"],
    ]);
  });

  test("reports what a rule holds for less at that level, and an info as its setting says", () => {
    const two = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: { type: string, description: Free text., minLenght: 7 } } }
`;
    const slip = ["concordat/shape/unknown-keyword", "warn"];
    const remark = ["concordat/docs/constraint-only-in-prose", "warn"];
    expect(levelsOf(two, "extends: [concordat/recommended]")).toEqual([slip]);
    expect(levelsOf(two, "extends: [concordat/all]").sort()).toEqual([remark, slip]);
    const setting = "rules: { concordat/docs/constraint-only-in-prose: { severity: error, infos: warn } }";
    expect(levelsOf(two, `extends: [concordat/recommended]\n${setting}`).sort()).toEqual([remark, slip]);
  });
});

/** What its JSON report holds of a document, with the plugin and a configuration. */
function levelsOf(document: string, config: string): [rule: string, severity: string][] {
  const folder = mkdtempSync(join(tmpdir(), "concordat-redocly-cli-"));
  try {
    writeFileSync(join(folder, "openapi.yaml"), document);
    writeFileSync(join(folder, "redocly.yaml"), `plugins: [${JSON.stringify(plugin)}]\n${config}\n`);
    const report: { problems: readonly { ruleId: string; severity: string }[] } = JSON.parse(
      run(["lint", "openapi.yaml", "--format", "json"], folder),
    );
    return report.problems.map(({ ruleId, severity }) => [ruleId, severity]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Its stdout: the CLI ends with 1 where it found an error. */
function run(args: readonly string[], cwd: string): string {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    return execFileSync(process.execPath, [cli, ...args], {
      cwd,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : "";
  }
}
