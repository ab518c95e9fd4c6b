import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { emitWorkspace, type ProviderInput } from "../../generator/emit/workspace.js";
import { type Finding, lint } from "../../generator/lint/index.js";
import { buildModel } from "../../generator/model/build.js";
import { loadDocument } from "../../generator/source/load.js";
import { runtimeTemplate, settings } from "../emit/workspace.js";
import { PackageFolder } from "./packages.js";
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

describe.skipIf(!hasCorpus)(`the root files of the corpus${missing}`, () => {
  const folder = new PackageFolder();
  afterAll(() => folder.remove());

  test("have a runtime to stand on", async () => {
    const { packages } = await emit([], true);
    for (const each of packages) folder.add(each);
    expect(packages.map(({ folder: name }) => name)).toEqual(["runtime"]);
  });

  test.each(roots)("$name is read, linted and generated with all operations", async (root) => {
    const { findings, input } = await read(root);
    expect(findings.filter(({ rule }) => rule === "lint/internal")).toEqual([]);
    for (const { location } of findings) {
      expect(existsSync(join(corpus, location.file)), location.file).toBe(true);
      expect(location.line).toBeGreaterThan(0);
    }
    if (input === undefined) throw new Error(JSON.stringify(findings.slice(0, 3)));
    expect(input.model.operations.length).toBeGreaterThan(0);
    const { findings: emitted, packages } = await emit([input]);
    expect(emitted.filter(({ rule }) => rule !== "emit/pattern-not-enforced")).toEqual([]);
    const made = packages.find(({ name }) => name === `${scope}/${root.name}`);
    if (made === undefined) throw new Error("No package");
    folder.add(made);
  });

  test.each([
    ["typescript", "src"],
    ["typescript6", "src"],
    ["typescript7", "src"],
    ["typescript7", "dist"],
  ] as const)(
    "compile with %s (%s), strictly and without a mistake",
    async (compiler, part) => {
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
    expect(inputs.length).toBeGreaterThan(200);
    expect(unread.every((rule) => rule.startsWith("source/"))).toBe(true);
    const { findings, packages } = await emit(inputs, true);
    expect(findings.filter(({ rule }) => rule !== "emit/pattern-not-enforced")).toEqual([]);
    for (const each of packages) folder.add(each);
  }, 240_000);

  test("compile strictly and without a mistake", async () => {
    expect(await folder.compile("typescript7", scope, "src")).toBe("");
  }, 240_000);
});
