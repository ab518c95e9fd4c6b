import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = join(root, "generated");

interface Packed {
  readonly name: string;
  readonly folder: string;
  readonly tarball: string;
  readonly manifest: { readonly exports: Readonly<Record<string, unknown>>; readonly files: readonly string[] };
  readonly contents: readonly string[];
}

let scratch: string;
let packages: readonly Packed[];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "concordat-packed-"));
  const folders = (await readdir(generated, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith("."),
  );
  packages = await Promise.all(folders.map(({ name }) => pack(name)));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

async function pack(folder: string): Promise<Packed> {
  const cwd = join(generated, folder);
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", scratch], { cwd });
  const [report] = JSON.parse(stdout) as [{ name: string; filename: string; files: { path: string }[] }];
  return {
    name: report.name,
    folder: cwd,
    tarball: join(scratch, report.filename),
    manifest: JSON.parse(await readFile(join(cwd, "package.json"), "utf8")),
    contents: report.files.map((file) => file.path),
  };
}

describe("the packed packages", () => {
  it("hold JavaScript, declarations, source, maps, a README and a licence, and nothing else", () => {
    for (const { name, contents } of packages) {
      expect(contents, name).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE"]));
      const rest = contents.filter((path) => !["package.json", "README.md", "LICENSE"].includes(path));
      expect(
        rest.filter((path) => !/^(src\/.*\.ts|dist\/.*\.(js|d\.ts)(\.map)?)$/.test(path)),
        name,
      ).toEqual([]);
      expect(
        rest.some((path) => path.endsWith(".d.ts")),
        name,
      ).toBe(true);
    }
  });

  it("pass publint", async () => {
    for (const { name, folder } of packages) {
      const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
      expect(
        messages.map((message) => formatMessage(message, pkg)),
        name,
      ).toEqual([]);
    }
  });

  it("pass are-the-types-wrong for ESM", async () => {
    const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    for (const { name, tarball } of packages) {
      const complaint = await run(process.execPath, [attw, tarball, "--profile", "esm-only", "--no-color"]).then(
        () => "",
        (error: { stdout: string }) => error.stdout,
      );
      expect(complaint, name).toBe("");
    }
  });

  it("are imported by name, every sub-path of them, from a project that has only the tarballs and what they declare", async () => {
    const project = join(scratch, "project");
    const specifiers = packages.flatMap(({ name, manifest }) =>
      Object.keys(manifest.exports)
        .filter((path) => !path.endsWith(".json"))
        .map((path) => name + path.slice(1)),
    );
    await run("mkdir", ["-p", project]);
    const hono = JSON.parse(await readFile(join(root, "package.json"), "utf8")).dependencies.hono;
    const dependencies = Object.fromEntries([
      ...packages.map(({ name, tarball }) => [name, `file:${tarball}`]),
      ["hono", hono],
    ]);
    await writeFile(
      join(project, "package.json"),
      JSON.stringify({ name: "scratch", private: true, type: "module", dependencies }),
    );
    await writeFile(
      join(project, "index.js"),
      `${specifiers.map((specifier, index) => `import * as m${index} from ${JSON.stringify(specifier)};`).join("\n")}\nconsole.log(JSON.stringify([${specifiers.map((_, index) => `Object.keys(m${index}).length`).join(", ")}]));\n`,
    );
    await writeFile(
      join(project, "index.ts"),
      `${specifiers.map((specifier, index) => `import * as m${index} from ${JSON.stringify(specifier)};\nvoid m${index};`).join("\n")}\n`,
    );
    await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: project });
    const { stdout } = await run(process.execPath, ["index.js"], { cwd: project });
    expect((JSON.parse(stdout) as number[]).length).toBe(specifiers.length);
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const flags = [
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noUncheckedIndexedAccess",
      "--verbatimModuleSyntax",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom,dom.iterable",
    ];
    const compiled = await run(process.execPath, [compiler, ...flags, "index.ts"], { cwd: project }).catch(
      (error: { stdout: string }) => error,
    );
    expect(compiled.stdout).toBe("");
  });
});
