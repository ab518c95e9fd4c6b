import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { concordat, copyProject } from "./project.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: { Pet: { type: string, minLength: "1" } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-files-"));
  mkdirSync(join(folder, "apis/v1"), { recursive: true });
  writeFileSync(join(folder, "apis/a.yaml"), DOCUMENT);
  writeFileSync(join(folder, "apis/v1/b.yaml"), DOCUMENT);
  writeFileSync(join(folder, "apis/package.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Shown {
  readonly rule: string;
  readonly severity: string;
  readonly status: string;
  readonly provider: string;
  readonly location: { readonly file: string; readonly line: number };
}

async function lintIn(cwd: string, ...argv: readonly string[]) {
  const { code, stdout } = await concordat(cwd, "lint", "--format", "json", ...argv);
  const findings: readonly Shown[] = JSON.parse(stdout).findings;
  return { code, findings, lines: findings.map(({ rule, location, status }) => `${location.file} ${rule} ${status}`) };
}

describe("documents without a project", () => {
  test("a folder is refused by the name that was given, with the pattern that names its files", async () => {
    const { code, stdout } = await concordat(folder, "lint", "--format", "json", ".");
    expect(code).toBe(2);
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        rule: "source/unreadable",
        message: '"." is a folder, not a file.',
        help: expect.stringContaining('"./**/*.yaml"'),
      },
    ]);
  });

  test("a file", async () => {
    const { code, lines } = await lintIn(folder, "apis/a.yaml");
    expect([code, lines]).toEqual([1, ["apis/a.yaml shape/number-as-string open"]]);
  });

  test("a pattern; what is no OpenAPI document is said and fails nothing", async () => {
    const { code, findings } = await lintIn(folder, "**/*.{yaml,json}", "--fail-on", "warning");
    expect(code).toBe(1);
    expect(findings.map(({ location, rule, severity }) => `${location.file} ${rule} ${severity}`)).toEqual([
      "apis/a.yaml shape/number-as-string error",
      "apis/package.json source/no-openapi info",
      "apis/v1/b.yaml shape/number-as-string error",
    ]);
  });

  test("a file that is named must be a document", async () => {
    const { code, findings } = await lintIn(folder, "apis/package.json");
    expect([code, findings[0]?.severity]).toEqual([1, "error"]);
  });

  test("a file named twice is linted once", async () => {
    expect((await lintIn(folder, "apis/a.yaml", "apis/*.yaml", "./apis/a.yaml")).findings).toHaveLength(1);
  });

  test.each([
    ["apis/none.yaml", "source/unreadable"],
    ["nowhere/**/*.yaml", "source/no-match"],
    ["apis", "source/unreadable"],
    ["*.jsn", "source/no-match"],
  ])("%s is a finding, and the run could not be done", async (argument, rule) => {
    const { code, findings } = await lintIn(folder, argument);
    expect([code, findings.map((finding) => finding.rule)]).toEqual([2, [rule]]);
  });

  test("the rest is linted though one file cannot be read", async () => {
    const { code, lines } = await lintIn(folder, "apis/none.yaml", "apis/a.yaml");
    expect(code).toBe(2);
    expect(lines).toContain("apis/a.yaml shape/number-as-string open");
  });

  test("a file above the working directory keeps a path that leads to it", async () => {
    const { lines } = await lintIn(join(folder, "apis/v1"), "../a.yaml");
    expect(lines).toEqual(["../a.yaml shape/number-as-string open"]);
  });
});

describe("in a project", () => {
  let project: ReturnType<typeof copyProject>;
  beforeEach(() => {
    project = copyProject();
  });
  afterEach(() => project.remove());

  test("paths are shown from the project, wherever the command runs", async () => {
    writeFileSync(join(project.root, "specs/loose.yaml"), DOCUMENT);
    const { lines } = await lintIn(join(project.root, "specs"), "loose.yaml");
    expect(lines).toEqual(["specs/loose.yaml shape/number-as-string open"]);
  });

  test("the settings hold for files too", async () => {
    writeFileSync(join(project.root, "loose.yaml"), DOCUMENT);
    writeFileSync(
      join(project.root, "concordat.yaml"),
      'overrides: [{ files: "*.yaml", reason: theirs, rules: { shape/number-as-string: off } }]\n',
    );
    expect((await lintIn(project.root, "loose.yaml")).findings).toEqual([]);
  });

  test("what was accepted of a provider is stale when its folder is renamed, and one run accepts it anew", async () => {
    const left = async () => {
      const { findings } = await lintIn(project.root);
      const own = findings.filter(({ provider, status }) => provider === "xenditpay" && status === "open");
      return { own: own.length, stale: findings.filter(({ rule }) => rule === "baseline/stale").length };
    };
    await concordat(project.root, "lint", "--update-baseline");
    renameSync(join(project.root, "specs/providers/xendit"), join(project.root, "specs/providers/xenditpay"));
    const { own, stale } = await left();
    expect(own).toBeGreaterThan(0);
    expect(stale).toBe(own);
    await concordat(project.root, "lint", "--update-baseline", "--prune");
    expect(await left()).toEqual({ own: 0, stale: 0 });
  });

  test("a provider's source file is that provider, with its repairs", async () => {
    const [provider] = readdirSync(join(project.root, "specs/providers")).sort();
    const source = readdirSync(join(project.root, `specs/providers/${provider}`)).find((name) =>
      name.startsWith("source."),
    );
    const byFile = await lintIn(project.root, `specs/providers/${provider}/${source}`);
    expect(byFile).toEqual(await lintIn(project.root, provider ?? ""));
    expect(byFile.findings.length).toBeGreaterThan(0);
  });
});

describe("the baseline", () => {
  const BASELINE = "concordat-baseline.json";

  test("accepts what is open; what is new is reported; a mended defect is stale until it is pruned", async () => {
    const updated = await concordat(folder, "lint", "apis/a.yaml", "--update-baseline");
    expect([updated.code, updated.stderr]).toEqual([0, `${BASELINE}: 1 accepted, 0 dropped\n`]);
    expect((await lintIn(folder, "apis/a.yaml")).lines).toEqual(["apis/a.yaml shape/number-as-string accepted"]);

    writeFileSync(join(folder, "apis/a.yaml"), DOCUMENT.replace('minLength: "1"', 'maxLength: "7"'));
    const changed = await lintIn(folder, "apis/a.yaml");
    expect(changed.code).toBe(1);
    expect(changed.lines).toEqual([`${BASELINE} baseline/stale open`, "apis/a.yaml shape/number-as-string open"]);

    const pruned = await concordat(folder, "lint", "apis/a.yaml", "--prune");
    expect(pruned.stderr).toBe(`${BASELINE}: 0 accepted, 1 dropped\n`);
    expect((await lintIn(folder, "apis/a.yaml")).lines).toEqual(["apis/a.yaml shape/number-as-string open"]);
  });

  test("is the same bytes when it is written again", async () => {
    await concordat(folder, "lint", "apis/**/*.yaml", "--update-baseline");
    const first = readFileSync(join(folder, BASELINE), "utf8");
    await concordat(folder, "lint", "apis/**/*.yaml", "--update-baseline", "--prune");
    expect(readFileSync(join(folder, BASELINE), "utf8")).toBe(first);
  });

  test("survives a renamed file, and does not follow to a file that has the same defect", async () => {
    await concordat(folder, "lint", "apis/a.yaml", "--update-baseline");
    expect((await lintIn(folder, "apis/**/*.yaml")).lines).toEqual([
      "apis/a.yaml shape/number-as-string accepted",
      "apis/v1/b.yaml shape/number-as-string open",
    ]);
    renameSync(join(folder, "apis/a.yaml"), join(folder, "apis/v1/a.yaml"));
    expect((await lintIn(folder, "apis/**/*.yaml")).lines).toEqual([
      "apis/v1/a.yaml shape/number-as-string accepted",
      "apis/v1/b.yaml shape/number-as-string open",
    ]);
  });

  test("may have another name", async () => {
    await concordat(join(folder, "apis"), "lint", "a.yaml", "--update-baseline", "--baseline", "../accepted.json");
    expect((await lintIn(folder, "apis/a.yaml", "--baseline", "accepted.json")).code).toBe(0);
    expect((await lintIn(folder, "apis/a.yaml")).code).toBe(1);
  });

  test.each(["{", "[]", '<<<<<<< ours\n{ "version": 1 }'])(
    "that reads %j accepts nothing, ends with 2 and stays as it is",
    async (text) => {
      writeFileSync(join(folder, BASELINE), text);
      const { code, lines } = await lintIn(folder, "apis/a.yaml", "--update-baseline");
      expect([code, lines]).toEqual([
        2,
        [`${BASELINE} baseline/invalid open`, "apis/a.yaml shape/number-as-string open"],
      ]);
      expect(readFileSync(join(folder, BASELINE), "utf8")).toBe(text);
    },
  );

  test("that cannot be written ends with 2 and says so", async () => {
    const { code, stderr } = await concordat(
      folder,
      "lint",
      "apis/a.yaml",
      "--update-baseline",
      "--baseline",
      "no/where.json",
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("no/where.json cannot be written: its folder is not there"),
    ]);
  });
});
