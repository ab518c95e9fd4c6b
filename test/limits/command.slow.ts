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

/** Most CPU seconds and megabytes of memory. A machine that does much else needs up to half as many seconds again. */
interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

const STRICT: Bounds = { seconds: 2, megabytes: 300 };
/** Documents that are only large, as those of real APIs are, take time by their size: 5,000 paths 4 seconds and 370 to 430 MB. */
const LOOSE: Bounds = { seconds: 8, megabytes: 600 };
/** A package of 5,000 operations takes 8 seconds and 630 MB. */
const LOOSE_WITH_PACKAGE: Bounds = { seconds: 15, megabytes: 900 };

const NAMED = ["alias bomb", "slow pattern", "thousand-deep schema", "self-allOf", "100 MB file"];

function expectWithin({ seconds, megabytes }: Run, most: Bounds): void {
  expect(seconds).toBeLessThan(most.seconds);
  expect(megabytes).toBeLessThan(most.megabytes);
}

describe.each(Object.keys(HOSTILE))("%s", (key) => {
  test("is linted within the limits, and the finding says what is wrong", { timeout: 120_000 }, async () => {
    const { name, file, files, says } = HOSTILE[key]?.() ?? { name: key, file: "", files: {}, says: [] };
    const cwd = write(`lint ${name}`, { "concordat.yaml": "", ...files });
    const ran = await run(["lint", file, "--format", "json"], cwd);
    rmSync(cwd, { recursive: true });
    expect(ran.error).toBe("");
    const rules = new Set(JSON.parse(ran.out).findings.map(({ rule }: { rule: string }) => rule));
    expect([...rules]).not.toContain("lint/internal");
    if (says.length > 0) expect(says.filter((rule) => rules.has(rule))).not.toEqual([]);
    expectWithin(ran, NAMED.includes(key) ? STRICT : LOOSE);
  });
});

async function generate(key: string): Promise<Run & { readonly says: readonly string[] }> {
  const { name, file, files, says } = HOSTILE[key]?.() ?? { name: key, file: "", files: {}, says: [] };
  const ext = file.slice(file.lastIndexOf("."));
  const inFolder = Object.entries(files).map(([path, text]) => [
    `specs/providers/p/${path === file ? `source${ext}` : path}`,
    text,
  ]);
  const cwd = write(`generate ${name}`, { "concordat.yaml": "", ...Object.fromEntries(inFolder) });
  const ran = await run(["generate"], cwd);
  rmSync(cwd, { recursive: true });
  return { ...ran, says };
}

describe.each(NAMED)("%s", (key) => {
  test("is generated from or refused within the limits, and the finding says what is wrong", {
    timeout: 120_000,
  }, async () => {
    const ran = await generate(key);
    expect(ran.error).toContain(ran.says[0]);
    expectWithin(ran, STRICT);
    if (ran.code !== 0) expectRefusal(ran);
  });
});

function expectRefusal({ code, error }: Run): void {
  expect(error).toContain("source/limit");
  expect(error).toContain("generated/ is as it was");
  expect(code).toBe(1);
}

const LARGE = Object.keys(HOSTILE).filter((key) => HOSTILE[key]?.().says.length === 0);

describe.each(LARGE)("%s", (key) => {
  test("is generated from within the limits", { timeout: 120_000 }, async () => {
    const ran = await generate(key);
    expect(ran.error).not.toContain("source/limit");
    expect(ran.code).toBe(0);
    expectWithin(ran, LOOSE_WITH_PACKAGE);
  });
});

/** `generate` reads documents as `lint` does; one for each of the other places where they are refused. */
describe.each([
  ...["allOf of a thousand", "chain of 5000", "parameters that many operations share"],
  ...["a long text that many operations share", "a path item that many paths share"],
])("%s", (key) => {
  test("is refused by generate, and nothing is written", { timeout: 120_000 }, async () => {
    expectRefusal(await generate(key));
  });
});
