import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

/** The real CLI, which brings its own copy of the engine; REDOCLY_CLI names the folder of a copy elsewhere. */
const cli = join(process.env.REDOCLY_CLI ?? resolve("node_modules/@redocly/cli"), "bin/cli.js");
const plugin = resolve("dist/cli/redocly-plugin.js");
const reason = [
  ...(existsSync(cli) ? [] : ["@redocly/cli is not installed"]),
  ...(existsSync(plugin) ? [] : ["dist/ is not built"]),
].join(", ");

test.skipIf(reason !== "")(
  `the Redocly CLI loads the plugin and reports our rules${reason && ` (skipped: ${reason})`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "concordat-redocly-cli-"));
    try {
      writeFileSync(
        join(folder, "openapi.yaml"),
        `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths: {}
components: { schemas: { Pet: { type: string, maxLength: "7" } } }
`,
      );
      writeFileSync(
        join(folder, "redocly.yaml"),
        `plugins: [${JSON.stringify(plugin)}]\nextends: [concordat/recommended]\n`,
      );
      const output = run(["lint", "openapi.yaml", "--format", "json"], folder);
      const report: { problems: readonly { ruleId: string; severity: string }[] } = JSON.parse(output);
      expect(report.problems.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
        ["concordat/shape/number-as-string", "error"],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

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
