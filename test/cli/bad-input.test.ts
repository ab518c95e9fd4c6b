import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concordat, copyProject, fingerprintOf } from "./project.js";

let project: ReturnType<typeof copyProject>;
let before: Readonly<Record<string, string>>;
const pristine = new Map<string, Buffer>();
const FLINKS = "specs/providers/flinks/source.md";
const BINDING = "specs/providers/flinks/bindings/cancel-session.yaml";

beforeAll(async () => {
  project = copyProject();
  expect((await concordat(project.root, "generate")).code).toBe(0);
  before = fingerprintOf(join(project.root, "generated"));
  for (const file of [FLINKS, BINDING, "specs/providers/flinks/repairs.overlay.yaml", "concordat.yaml"])
    pristine.set(file, readFileSync(join(project.root, file)));
});
afterAll(() => project.remove());

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly change: (text: string) => string | undefined;
  /** The rule that must say it, and where. */
  readonly rule: string;
  readonly place: RegExp;
}

const replace = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`the case changes nothing: ${String(from)}`);
  return changed;
};
const fence = (text: string) => text.slice(text.indexOf("````yaml"));

const cases: readonly Case[] = [
  {
    name: "a missing source",
    change: () => undefined,
    rule: "source/provider-files",
    place: /^specs\/providers\/flinks$/m,
  },
  { name: "an empty source", change: () => "", rule: "source/empty", place: /^specs\/providers\/flinks\/source\.md$/m },
  {
    name: "a page without OpenAPI",
    change: () => "# A page\n\nSome words.\n",
    rule: "source/no-openapi",
    place: /flinks\/source\.md/,
  },
  {
    name: "a page with two OpenAPI blocks",
    change: (text) => `${text}\n${fence(text)}`,
    rule: "source/several-openapi",
    place: /flinks\/source\.md/,
  },
  {
    name: "broken YAML",
    change: replace("  title: Flinks Interac API", "  title: [Flinks"),
    rule: "source/syntax",
    place: /^ {2}\d+:\d+/m,
  },
  {
    name: "a duplicate key",
    change: replace("  version: v2\n", "  version: v2\n  version: v3\n"),
    rule: "source/duplicate-key",
    place: /^ {2}\d+:\d+/m,
  },
  {
    name: "an unsupported version",
    change: replace("openapi: 3.0.1", "openapi: 4.0.0"),
    rule: "source/unsupported-version",
    place: /^ {2}\d+:\d+/m,
  },
  {
    name: "a binding of an operation that is not there",
    file: BINDING,
    change: replace(/^operation: .*$/m, "operation: CancelSesion"),
    rule: "contract/unknown-operation",
    place: /bindings\/cancel-session\.yaml/,
  },
  {
    name: "a binding with a misspelt key",
    file: BINDING,
    change: replace(/^responses:/m, "response:"),
    rule: "contract/invalid-binding",
    place: /bindings\/cancel-session\.yaml/,
  },
  {
    name: "a binding that is not YAML",
    file: BINDING,
    change: () => "operation: [",
    rule: "contract/invalid-binding",
    place: /bindings\/cancel-session\.yaml/,
  },
  {
    name: "a misspelt setting",
    file: "concordat.yaml",
    change: replace("output:", "outptu:"),
    rule: "source/config",
    place: /concordat\.yaml/,
  },
];

describe("bad input", () => {
  it.each(cases.map((each) => [each.name, each] as const))(
    "%s is a finding with its place, and the output stays",
    async (_name, each) => {
      const file = each.file ?? FLINKS;
      const path = join(project.root, file);
      try {
        const changed = each.change(readFileSync(path, "utf8"));
        if (changed === undefined) rmSync(path);
        else writeFileSync(path, changed);
        const { code, stdout, stderr } = await concordat(project.root, "generate");
        const said = stdout + stderr;
        expect(said).toContain(each.rule);
        expect(said).toMatch(each.place);
        expect(said).not.toMatch(/\n {4}at |\.ts:\d+:\d+\)/);
        expect([1, 2]).toContain(code);
        expect(fingerprintOf(join(project.root, "generated"))).toEqual(before);
        expect([1, 2]).toContain((await concordat(project.root, "lint")).code);
      } finally {
        writeFileSync(path, pristine.get(file) ?? "");
      }
    },
  );

  it("a folder in place of a source is a finding", async () => {
    const path = join(project.root, FLINKS);
    rmSync(path);
    mkdirSync(path);
    try {
      const { code, stderr } = await concordat(project.root, "generate");
      expect(stderr).toContain("specs/providers/flinks");
      expect(code).toBe(1);
      expect(fingerprintOf(join(project.root, "generated"))).toEqual(before);
    } finally {
      rmSync(path, { recursive: true });
      writeFileSync(path, pristine.get(FLINKS) ?? "");
    }
  });

  it.each([
    ["cancel-sesion.yaml", 'Did you mean "cancel-session"?'],
    ["refund.yaml", 'There is no contract "refund"'],
  ])("a binding that is named %s, like no contract, is a finding: its adapter does not vanish", async (name, said) => {
    const [path, stray] = [join(project.root, BINDING), join(project.root, BINDING, "..", name)];
    renameSync(path, stray);
    try {
      for (const command of ["lint", "generate"]) {
        const { code, stdout, stderr } = await concordat(project.root, command);
        expect(stdout + stderr).toContain(said);
        expect(code).toBe(1);
      }
      expect(fingerprintOf(join(project.root, "generated"))).toEqual(before);
    } finally {
      renameSync(stray, path);
    }
  });

  it("fix says what it could not read, and does not claim that there is nothing to repair", async () => {
    const path = join(project.root, FLINKS);
    writeFileSync(path, "openapi: [");
    try {
      const { code, stdout, stderr } = await concordat(project.root, "fix");
      expect(stdout + stderr).toContain(FLINKS);
      expect(stdout + stderr).not.toContain("Nothing to repair");
      expect(code).toBe(1);
    } finally {
      writeFileSync(path, pristine.get(FLINKS) ?? "");
    }
  });

  it("bytes that are no UTF-8 are a finding", async () => {
    const path = join(project.root, FLINKS);
    writeFileSync(path, Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]));
    try {
      const { code, stderr } = await concordat(project.root, "generate");
      expect(stderr).toContain("source/not-utf8");
      expect(code).toBe(1);
    } finally {
      writeFileSync(path, pristine.get(FLINKS) ?? "");
    }
  });

  it.each([
    [["lnt"], "Did you mean lint?"],
    [["lint", "--formt", "json"], "Did you mean --format?"],
    [["lint", "--format", "jsn"], 'Did you mean "json"?'],
    [["lint", "--max-warnings", "few"], "whole number"],
    [["lint", "flink"], "flinks"],
    [["generate", "--check", "--watch"], "exclude"],
    [["explain", "shape/number-as-strin"], "shape/number-as-string"],
    [["mock"], "one provider"],
    [["mock", "flinks", "--port", "99999"], "whole number"],
    [[], "Usage"],
  ])("the command line %j cannot be run: exit code 2 and what to do", async (argv, hint) => {
    const { code, stdout, stderr } = await concordat(project.root, ...argv);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain(hint);
  });

  it.each(["lint", "generate", "fix"])("%s in a folder without any provider cannot run", async (command) => {
    const folder = mkdtempSync(join(tmpdir(), "concordat-empty-"));
    try {
      const { code, stdout, stderr } = await concordat(folder, command);
      expect(code).toBe(2);
      expect(stdout + stderr).toContain("source/no-providers");
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("a folder below the project's works on the project", async () => {
    const below = await concordat(join(project.root, "generated", "runtime"), "lint");
    expect(below).toEqual(await concordat(project.root, "lint"));
  });
});
