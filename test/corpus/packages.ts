import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GeneratedPackage } from "../../generator/emit/files.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** What the types of a generated package must stand up to, without `skipLibCheck`. */
const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
  noEmit: true,
};

/** A folder outside the repository with generated packages in it, as npm would install them. */
export class PackageFolder {
  readonly root: string = mkdtempSync(join(tmpdir(), "concordat-corpus-"));

  constructor() {
    writeFileSync(join(this.root, "package.json"), '{ "type": "module" }\n');
    mkdirSync(join(this.root, "node_modules"));
    symlinkSync(join(repository, "node_modules/hono"), join(this.root, "node_modules/hono"));
  }

  add({ name, files, dist }: GeneratedPackage): void {
    const folder = join(this.root, "node_modules", name);
    for (const { path, text } of [...files, ...dist]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  /** A package as it is published. */
  unpack(name: string, tarball: string): string {
    const folder = join(this.root, "node_modules", name);
    mkdirSync(folder, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
    return folder;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /**
   * What a release of TypeScript says of the packages, by file and line; nothing where it accepts them.
   * @param compiler the name that it is installed under
   * @param part `src`, or `dist` for the declarations
   */
  async compile(compiler: string, scope: string, part: "src" | "dist"): Promise<string> {
    const include = [`node_modules/${scope}/*/${part}/**/*.ts`];
    const { failed, text } = await this.#run(compiler, part, { compilerOptions, include, exclude: [] });
    return failed ? text.slice(0, 4000) : "";
  }

  /** How many types a release of TypeScript makes of generic ones to check a module that uses the packages: the same each time. */
  async instantiations(compiler: string, text: string): Promise<number> {
    const file = "instantiations.ts";
    writeFileSync(join(this.root, file), text);
    const options = { ...compilerOptions, declaration: false, isolatedDeclarations: false, extendedDiagnostics: true };
    const ran = await this.#run(compiler, "one", {
      compilerOptions: { ...options, skipLibCheck: true },
      files: [file],
    });
    const [, count] = /^Instantiations:\s+(\d+)$/m.exec(ran.text) ?? [];
    if (ran.failed || count === undefined) throw new Error(ran.text.slice(0, 4000));
    return Number(count);
  }

  async #run(
    compiler: string,
    name: string,
    config: object,
  ): Promise<{ readonly failed: boolean; readonly text: string }> {
    const path = join(this.root, `tsconfig.${compiler}.${name}.json`);
    writeFileSync(path, JSON.stringify(config));
    const tsc = join(repository, "node_modules", compiler, "bin/tsc");
    return await new Promise((resolve) => {
      const options = { cwd: this.root, maxBuffer: 64 * 1024 * 1024 };
      const args = ["--max-old-space-size=8192", tsc, "-p", path];
      execFile(process.execPath, args, options, (error, stdout, stderr) =>
        resolve({ failed: error !== null, text: `${stdout}${stderr}` || String(error ?? "") }),
      );
    });
  }
}
