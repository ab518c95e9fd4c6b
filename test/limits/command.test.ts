import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { HOSTILE } from "./documents.js";

const folder = mkdtempSync(join(tmpdir(), "limits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = join(import.meta.dirname, "../../bin/concordat.js");
/** What the process itself measures: CPU seconds and the most memory, which no other process on the machine changes. */
const probe = join(folder, "probe.mjs");
writeFileSync(
  probe,
  `import { writeSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
`,
);

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  readonly seconds: number;
  readonly megabytes: number;
}

async function run(args: readonly string[], cwd: string): Promise<Run> {
  const child = spawn(process.execPath, ["--import", probe, program, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const texts = ["", "", "", ""];
  for (const [index, stream] of child.stdio.entries())
    stream?.on("data", (chunk: Buffer) => {
      texts[index] += chunk.toString("utf8");
    });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const used: { seconds: number; megabytes: number } = JSON.parse(texts[3] || "{}");
  return { code, out: texts[1] ?? "", error: texts[2] ?? "", ...used };
}

function write(name: string, files: Readonly<Record<string, string>>): string {
  const cwd = join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  return cwd;
}

describe.each(Object.keys(HOSTILE))("%s", (key) => {
  test("is linted within the limits, and the finding says what is wrong", { timeout: 120_000 }, async () => {
    const { name, file, files, says } = HOSTILE[key]?.() ?? { name: key, file: "", files: {}, says: [] };
    const cwd = write(`lint ${name}`, { "concordat.yaml": "", ...files });
    const { out, error, seconds, megabytes } = await run(["lint", file, "--format", "json"], cwd);
    rmSync(cwd, { recursive: true });
    expect(error).toBe("");
    const rules = new Set(JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule));
    expect([...rules]).not.toContain("lint/internal");
    if (says.length > 0) expect(says.filter((rule) => rules.has(rule))).not.toEqual([]);
    // Twice and more what the slowest of them take.
    expect(seconds).toBeLessThan(15);
    expect(megabytes).toBeLessThan(450);
  });
});

/** `generate` reads documents as `lint` does; one for each of the places where they are refused. */
const REFUSED = ["alias bomb", "thousand-deep schema", "allOf of a thousand", "chain of 5000", "100 MB file"];

describe.each(REFUSED)("%s", (key) => {
  test("is refused by generate, and nothing is written", { timeout: 120_000 }, async () => {
    const { name, file, files } = HOSTILE[key]?.() ?? { name: key, file: "", files: {} };
    const ext = file.slice(file.lastIndexOf("."));
    const inFolder = Object.entries(files).map(([path, text]) => [
      `specs/providers/p/${path === file ? `source${ext}` : path}`,
      text,
    ]);
    const cwd = write(`generate ${name}`, { "concordat.yaml": "", ...Object.fromEntries(inFolder) });
    const { code, error } = await run(["generate"], cwd);
    rmSync(cwd, { recursive: true });
    expect(error).toContain("source/limit");
    expect(error).toContain("generated/ is as it was");
    expect(code).toBe(1);
  });
});
