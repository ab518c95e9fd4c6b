import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, describe, expect, test } from "vitest";
import { emitWorkspace, type ProviderInput } from "../../generator/emit/workspace.js";
import { type Finding, lint } from "../../generator/lint/index.js";
import { buildModel } from "../../generator/model/build.js";
import { loadDocument } from "../../generator/source/load.js";
import { runtimeTemplate, settings } from "../emit/workspace.js";
import { PackageFolder } from "./packages.js";
import { CorpusProject, targetsOf } from "./project.js";
import { corpus, examples, hasCorpus, type Root, roots } from "./roots.js";

const scope = "@corpus";
const missing = hasCorpus ? "" : ` (skipped: there is no corpus at ${corpus})`;

/** Everything up to the package's sources. Documents by other people have no repairs. */
async function read({ name, file, within }: Root): Promise<{ findings: readonly Finding[]; input?: ProviderInput }> {
  const path = relative(corpus, file);
  const loaded = loadDocument({ root: corpus, provider: name, file: path, within: relative(corpus, within) || "." });
  if (loaded.value === undefined) {
    return { findings: loaded.findings.map((draft) => ({ ...draft, severity: "error" }) as unknown as Finding) };
  }
  const built = buildModel(loaded.value);
  const drafts = [...loaded.findings, ...built.findings];
  const findings = await lint({ published: loaded.value, drafts });
  if (built.value === undefined) return { findings };
  const facts = { repairs: [], assumptions: [] };
  return { findings, input: { provider: name, model: built.value, plans: [], facts } };
}

function emit(providers: readonly ProviderInput[], runtime = false) {
  const template = runtime ? runtimeTemplate() : [{ path: "src/index.ts", text: "export {};\n" }];
  return emitWorkspace({ ...settings, scope, runtime: template, contracts: [], providers });
}

/** What of these documents cannot be generated as it stands; the rest of each is. */
const TOLD = /(?:source\/indentation|emit\/pattern-not-enforced|model\/[a-z-]+)$/;

describe.skipIf(!hasCorpus)(`the root files of the corpus${missing}`, () => {
  const folder = new PackageFolder();
  const packages = ["runtime", ...roots.map(({ name }) => name)];
  let project: CorpusProject | undefined;
  afterAll(() => {
    folder.remove();
    project?.remove();
  });

  test.each(roots)("$name is read and linted", async (root) => {
    const { findings, input } = await read(root);
    expect(findings.filter(({ rule }) => rule === "lint/internal")).toEqual([]);
    for (const { location } of findings) {
      expect(existsSync(join(corpus, location.file)), location.file).toBe(true);
      expect(location.line).toBeGreaterThan(0);
    }
    if (input === undefined) throw new Error(JSON.stringify(findings.slice(0, 3)));
    expect(input.model.operations.length).toBeGreaterThan(0);
  });

  test("are generated with all operations from the command line, which says what it cannot keep", async () => {
    project = new CorpusProject(roots, scope);
    const { code, stderr, stdout } = await project.concordat("generate", "--all-operations");
    const told = stderr.split("\n").filter((line) => /^ +\d+:\d+ /.test(line));
    expect(told.filter((line) => !TOLD.test(line))).toEqual([]);
    expect(code, stderr.slice(-2000)).toBe(0);
    for (const name of packages) expect(stdout).toMatch(new RegExp(`^${scope}/${name} `, "m"));
  }, 240_000);

  test.each(packages)("%s is packed with all that its sub-paths lead to", async (name) => {
    if (project === undefined) throw new Error("Nothing was generated");
    const { files, manifest, tarball } = await project.pack(name);
    for (const target of targetsOf(manifest)) expect(files).toContain(target.replace(/^\.\//, ""));
    for (const path of ["package.json", "README.md", "LICENSE"]) expect(files).toContain(path);
    const others = /^(?:src\/.+\.ts|dist\/.+\.(?:js|d\.ts)(?:\.map)?|package\.json|README\.md|LICENSE)$/;
    expect([...files].filter((path) => !others.test(path))).toEqual([]);
    const pkgDir = folder.unpack(manifest.name, tarball);
    const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test.each(
    (["src", "dist"] as const).flatMap((part) =>
      ["typescript", "typescript6", "typescript7"].map((one) => [part, one] as const),
    ),
  )(
    "%s compiles with %s, strictly, the libraries checked too, and without a mistake",
    async (part, compiler) => {
      expect(await folder.compile(compiler, scope, part)).toBe("");
    },
    300_000,
  );
});

describe.skipIf(!hasCorpus)(`the example files of the corpus${missing}`, () => {
  const folder = new PackageFolder();
  afterAll(() => folder.remove());

  test("are read, linted and generated, or are findings; nothing is thrown", async () => {
    const inputs: ProviderInput[] = [];
    const unread: string[] = [];
    for (const [index, file] of examples().entries()) {
      const { findings, input } = await read({ name: `example-${index}`, file, within: corpus });
      if (input !== undefined) inputs.push(input);
      else unread.push(...findings.map(({ rule }) => rule));
      expect(input !== undefined || findings.length > 0, file).toBe(true);
    }
    expect(inputs.length).toBe(236);
    expect(counted(unread)).toEqual({
      "source/empty": 6,
      "source/no-openapi": 14,
      "source/syntax": 1,
      "source/unsupported-version": 35,
    });
    const { findings, packages } = await emit(inputs, true);
    expect(findings.filter(({ rule }) => rule !== "emit/pattern-not-enforced")).toEqual([]);
    for (const each of packages) folder.add(each);
  }, 240_000);

  test("compile with TypeScript 7, strictly and without a mistake (for the time they take, 5.9 and 6.0 compile the root files alone)", async () => {
    expect(await folder.compile("typescript7", scope, "src")).toBe("");
  }, 240_000);
});

/** How often each stands there. */
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
