import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concordat, fingerprintOf, repository } from "../cli/project.js";
import { compileErrors } from "../emit/compiler.js";
import { FURTHER_PLAIN } from "./further.js";
import { CANARY, HARMLESS, KINDS } from "./payloads.js";
import { type HostileProvider, linkPackages, projectOf } from "./project.js";
import { shapeOfFile } from "./shape.js";
import { NAMES, PLAIN, SINKS, type Sink } from "./sinks.js";
import { unsafeIn } from "./unsafe.js";

const program = join(repository, "bin/concordat.js");
const ALL = Object.keys(SINKS) as Sink[];

/** Those that leave a package's shape alone, together: a key that is both required and described would be one check. */
const TEXTS = [...PLAIN, ...NAMES].filter((sink) => sink !== "required key");

/** Of each document one provider with a payload at every sink that leaves the shape alone, and one with it at every sink there is. */
const PROVIDERS: readonly HostileProvider[] = [
  { folder: "twin", sinks: [], text: HARMLESS, isBound: true },
  { folder: "twin-unbound", sinks: [], text: HARMLESS, isBound: false },
  { folder: "twin-further", sinks: [], text: HARMLESS, isBound: false, isFurther: true },
  ...KINDS.flatMap(([, text], index) => [
    { folder: `further-text-${index}`, sinks: FURTHER_PLAIN, text, isBound: false, isFurther: true },
    { folder: `further-all-${index}`, sinks: ALL, text, isBound: false, isFurther: true },
    { folder: `text-${index}`, sinks: TEXTS, text, isBound: true },
    { folder: `all-${index}`, sinks: ALL, text, isBound: false },
  ]),
];

function twinOf({ isBound, isFurther }: HostileProvider): string {
  return isFurther === true ? "twin-further" : isBound ? "twin" : "twin-unbound";
}

const CONTRACTS = readdirSync(join(repository, "specs/contract"))
  .filter((file) => file.endsWith(".openapi.yaml"))
  .map((file) => file.slice(0, -".openapi.yaml".length));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program itself, as a shell starts it. */
function run(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 2 ** 28, env: { ...process.env, NO_COLOR: "1" } };
    const child = execFile(process.execPath, [...argv], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Where a text would be acted on, with what stands around it. */
function actionsIn(text: string): readonly string[] {
  return [...text.matchAll(ACTS)].slice(0, 5).map(({ index }) => JSON.stringify(text.slice(index - 40, index + 20)));
}

/**
 * What a terminal or a log would act on: controls, bidi and other invisible characters, commands of build agents, those of the older form
 * wherever they stand in a line.
 */
const ACTS = /(?![\n\t])\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::[a-z-]+.*::|##(?:vso)?\[/gmu;

describe("a project of hostile documents, through the program", () => {
  let project: ReturnType<typeof projectOf>;
  let before: Readonly<Record<string, string>>;
  let generated: Ran;
  const output = () => join(project.root, "generated");
  const filesOf = (folder: string) => Object.keys(fingerprintOf(join(output(), folder)));
  const read = (folder: string, path: string) => readFileSync(join(output(), folder, path), "utf8");

  beforeAll(async () => {
    project = projectOf(PROVIDERS);
    before = fingerprintOf(project.root);
    generated = await run(project.root, program, "generate", "--all-operations");
  });
  afterAll(() => project.remove());

  it("gives a package for each provider, with the twin's files and no other", () => {
    expect([generated.code, generated.stderr.split("\n").filter((line) => / error /.test(line))]).toEqual([0, []]);
    const folders = readdirSync(output()).filter((name) => !name.startsWith("."));
    expect(folders).toEqual(
      ["manifest.json", "runtime", ...CONTRACTS, ...PROVIDERS.map(({ folder }) => folder)].sort(),
    );
    for (const provider of PROVIDERS)
      expect(filesOf(provider.folder), provider.folder).toEqual(filesOf(twinOf(provider)));
  });

  it("touches nothing outside of the output folder", () => {
    const after = Object.entries(fingerprintOf(project.root)).filter(([path]) => !path.startsWith("generated/"));
    expect(Object.fromEntries(after)).toEqual(before);
  });

  it("gives files of the twin's shape where the texts are only texts", () => {
    const isText = ({ isBound, sinks }: HostileProvider) => isBound || sinks === FURTHER_PLAIN;
    for (const provider of PROVIDERS.filter(isText)) {
      const { folder } = provider;
      for (const path of filesOf(folder)) {
        const shape = shapeOfFile({ path, text: read(folder, path) });
        if (path !== "LICENSE")
          expect(shape, `${folder}/${path}`).toBe(shapeOfFile({ path, text: read(twinOf(provider), path) }));
      }
    }
  });

  it("gives files without an unsafe character, sources, what is built of them, and pages alike", () => {
    for (const { folder } of PROVIDERS) {
      for (const path of filesOf(folder)) expect(unsafeIn(path, read(folder, path)), `${folder}/${path}`).toEqual([]);
    }
  });

  it("gives packages that compile", () => {
    const packages = readdirSync(output())
      .filter((name) => !name.startsWith(".") && name !== "manifest.json")
      .map((folder) => ({
        name: `@concordat/${folder}`,
        files: filesOf(folder)
          .filter((path) => !path.startsWith("dist/"))
          .map((path) => ({ path, text: read(folder, path) })),
      }));
    expect(compileErrors({ packages, types: ["node"] })).toEqual([]);
  });

  it("gives packages that run nothing of it when they are imported", async () => {
    linkPackages(
      project.root,
      readdirSync(output()).filter((name) => !name.startsWith(".") && name !== "manifest.json"),
    );
    const importer = fileURLToPath(new URL("./import-all.mjs", import.meta.url));
    const { stdout, stderr } = await run(project.root, importer, output(), CANARY);
    const { modules, ran } = JSON.parse(stdout || JSON.stringify({ stderr }));
    expect([ran, modules > PROVIDERS.length * 5]).toEqual([false, true]);
  });

  it("is linted into reports that hold, in every format, and says nothing that a terminal acts on", async () => {
    const formats = ["stylish", "json", "sarif", "github", "gitlab", "junit", "markdown"];
    const outputs = formats.flatMap((format) => ["--format", `${format}=report.${format}`]);
    const { stderr } = await run(project.root, program, "lint", "--frame", ...outputs);
    expect(actionsIn(stderr)).toEqual([]);
    const report = (format: string) => readFileSync(join(project.root, `report.${format}`), "utf8");
    for (const format of formats.filter((each) => each !== "github"))
      expect(actionsIn(report(format)), format).toEqual([]);
    for (const format of ["json", "sarif", "gitlab"]) expect(() => JSON.parse(report(format))).not.toThrow();
    const commands = report("github").trimEnd().split("\n");
    expect(commands.length).toBeGreaterThan(PROVIDERS.length);
    for (const line of commands) expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]+::/);
    expect(commands.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it.each([
    ["generate", "--check", "--all-operations"],
    ["fix", "--dry-run"],
    ["bind", "all-1"],
    ["explain", "\u001b[31m::error::x\u202e"],
    ["lint", "\u001b[31m\u202e.yaml"],
    ["\u001b[31m\u202e"],
  ])("says nothing that a terminal acts on: %j", async (...argv) => {
    const { stdout, stderr } = await run(project.root, program, ...argv);
    expect(actionsIn(stdout)).toEqual([]);
    expect(actionsIn(stderr)).toEqual([]);
  });
});

describe("names of a provider's folder", () => {
  const NAMED = [
    "a b",
    "$(touch x)",
    "`x`",
    "CON",
    "evil. .",
    "__proto__",
    "\u202eexe",
    "\u001b[31m",
    "x".repeat(200),
  ] as const;
  const providers = (names: readonly string[]) =>
    projectOf(names.map((folder) => ({ folder, sinks: [], text: HARMLESS, isBound: false })));

  it("become one plain folder each, and are said in plain letters", async () => {
    const project = providers(NAMED);
    const { code, stdout, stderr } = await concordat(project.root, "generate", "--all-operations");
    const folders = readdirSync(join(project.root, "generated"));
    project.remove();
    expect([code, actionsIn(stderr)]).toEqual([0, []]);
    expect(actionsIn(stdout)).toEqual([]);
    const own = folders.filter((name) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(name) && !/^(?:con|aux|nul|prn)$/.test(name));
    expect(folders.filter((name) => !own.includes(name))).toEqual([".concordat", "manifest.json"]);
    expect(own).toHaveLength(NAMED.length + 1 + CONTRACTS.length);
  });

  it("that would be one folder on a disk that ignores case are refused, and nothing is written", async () => {
    const project = providers(["Shop", "shop"]);
    const { code, stderr } = await concordat(project.root, "generate", "--all-operations");
    const entries = readdirSync(project.root);
    project.remove();
    expect([code, stderr]).toEqual([1, expect.stringContaining("emit/name-taken")]);
    expect(entries).not.toContain("generated");
  });
});

describe("a document with raw controls", () => {
  it("says nothing that a terminal acts on, in a finding, its frame, or a proposed fix", async () => {
    const project = projectOf([]);
    const raw = "\u009b31m\u202e\u2028\u0085::error::x";
    const document = {
      openapi: "3.0.3",
      info: { title: raw, version: "1" },
      servers: [{ url: "https://api.example.com" }],
      paths: { [`/${raw}`]: { get: { operationId: raw, tags: [raw], responses: { 200: { description: raw } } } } },
      components: {
        schemas: { [raw]: { type: "object", properties: { [raw]: { type: "string", maxLength: "5", format: raw } } } },
      },
    };
    mkdirSync(join(project.root, "specs/providers/raw"), { recursive: true });
    writeFileSync(join(project.root, "specs/providers/raw/source.json"), JSON.stringify(document, null, 1));
    const ran = await Promise.all([
      concordat(project.root, "lint", "--frame"),
      concordat(project.root, "fix", "--dry-run"),
      concordat(project.root, "generate"),
    ]);
    project.remove();
    expect(ran[0].stdout).toContain("maxLength");
    expect(ran[1].stdout).toContain("maxLength");
    for (const { stdout, stderr } of ran) {
      expect(actionsIn(stdout)).toEqual([]);
      expect(actionsIn(stderr)).toEqual([]);
    }
  });
});

describe("a document that commands build agents", () => {
  const COMMANDS = ["::error::x", "##[add-mask]x", "##vso[task.setvariable variable=NODE_OPTIONS]--require=x"] as const;
  const [start, anywhere, azure] = COMMANDS;
  const schema = {
    type: "strng",
    maxLength: "5",
    format: azure,
    pattern: `(${azure}`,
    default: anywhere,
    enum: [start, start],
  };
  const document = {
    openapi: "3.0.3",
    info: { title: start, version: "1", description: COMMANDS.join("\n") },
    servers: [{ url: `https://api.example.com/${azure}` }],
    paths: {
      [`/${azure}/{${start}}`]: {
        get: {
          operationId: azure,
          tags: [start],
          parameters: [{ name: azure, in: "query", schema }],
          responses: {
            200: { description: azure, content: { [anywhere]: { schema } } },
            [azure]: { description: start },
          },
        },
      },
    },
    components: {
      schemas: {
        [azure]: {
          type: "object",
          required: [start],
          properties: { [start]: schema, [azure]: { $ref: `#/${azure}` } },
        },
      },
    },
    [start]: azure,
    [azure]: start,
  };
  // A path has slashes between folders alone.
  const files = ["evil.json", `${start}.json`, `a${anywhere}.json`, `${azure.slice(0, 30)}.json`, "evil.yaml"];
  let root: string;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "concordat-agents-"));
    for (const file of files.slice(0, -1)) writeFileSync(join(root, file), JSON.stringify(document, null, 1));
    writeFileSync(
      join(root, "evil.yaml"),
      `openapi: 3.0.0\n${azure}: *${start}\n? |\n  ${start}\n: &x ${anywhere}\n<<: y`,
    );
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it.each([
    ...["stylish", "json", "sarif", "gitlab", "junit", "markdown"].map((format) => [
      "lint",
      "--frame",
      "--format",
      format,
    ]),
    ["fix", "--review", "--dry-run"],
    ["fix", "--review", "--write"],
    ["generate"],
  ])("is text to all of them: %s %s %s %s", async (...argv) => {
    const named = argv[0] === "generate" ? argv : [...argv, ...files];
    const { stdout, stderr } = await concordat(root, ...named);
    expect(stdout + stderr).not.toBe("");
    expect([...actionsIn(stdout), ...actionsIn(stderr)]).toEqual([]);
  });

  it("gives one command a finding in GitHub's format, each of the program's own", async () => {
    const { stdout } = await concordat(root, "lint", "--format", "github", ...files);
    expect(stdout).not.toMatch(/##(?:vso)?\[/);
    for (const line of stdout.trimEnd().split("\n"))
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[a-z0-9/-]+::/,
      );
  });
});
