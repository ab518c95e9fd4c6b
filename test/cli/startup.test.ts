import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { repository } from "./project.js";

const folder = mkdtempSync(join(tmpdir(), "concordat-startup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOCUMENT = 'openapi: 3.1.0\ninfo: { title: Small, version: "1" }\npaths: {}\n';
writeFileSync(join(folder, "small.yaml"), DOCUMENT);
writeFileSync(join(folder, "page.md"), `# A page\n\nSome text.\n\n\`\`\`yaml\n${DOCUMENT}\`\`\`\n`);

/** The libraries that the built program loads in its main thread for a command line; Redocly has a thread of its own. */
function librariesOf(...argv: readonly string[]): readonly string[] {
  const report = join(folder, "modules.json");
  const probe = pathToFileURL(join(repository, "bench/startup-probe.js"));
  probe.searchParams.set("modules", report);
  const args = ["--import", probe.href, join(repository, "bin/concordat.js"), ...argv];
  spawnSync(process.execPath, args, { cwd: folder, stdio: "ignore" });
  const modules: unknown = JSON.parse(readFileSync(report, "utf8"));
  const library = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
  const names = Array.isArray(modules) ? modules.flatMap((file) => library.exec(String(file))?.[1] ?? []) : [];
  return [...new Set(names)].sort();
}

describe("a command line waits only for what its command needs", () => {
  it.each([
    [[]],
    [["help"]],
    [["--version"]],
    [["help", "generate"]],
    [["lint", "--help"]],
    [["nosuch"]],
    [["generate", "--nosuch"]],
  ])("%j loads what finds a misspelt name, and no other library", (argv) => {
    expect(librariesOf(...argv)).toEqual(["fastest-levenshtein"]);
  });

  it("explain loads no library that prints or changes a document", () => {
    expect(librariesOf("explain", "shape/number-as-string")).toEqual(["fastest-levenshtein", "js-yaml"]);
  });

  it("lint of a file loads neither what reads pages and overlays nor what emits, serves and repairs", () => {
    expect(librariesOf("lint", "small.yaml")).toEqual(["fastest-levenshtein", "js-yaml", "picocolors"]);
  });

  it("lint of a page loads the Markdown parser", () => {
    expect(librariesOf("lint", "page.md")).toContain("mdast-util-from-markdown");
  });
});
