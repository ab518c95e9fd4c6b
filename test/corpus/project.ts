import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Root } from "./roots.js";

const run = promisify(execFile);
const bin = fileURLToPath(new URL("../../bin/concordat.js", import.meta.url));

/** A file of a package as npm packs it. */
export interface Packed {
  readonly tarball: string;
  readonly files: ReadonlySet<string>;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** A project of its own with documents of the corpus as its providers, used as a user would: from the command line. */
export class CorpusProject {
  readonly folder: string = mkdtempSync(join(tmpdir(), "concordat-corpus-project-"));

  constructor(roots: readonly Root[], scope: string) {
    const providers = roots.map((root) => `  ${root.name}: { source: ${JSON.stringify(this.#copy(root))} }\n`);
    writeFileSync(join(this.folder, "concordat.yaml"), `scope: "${scope}"\nproviders:\n${providers.join("")}`);
    writeFileSync(join(this.folder, "LICENSE"), "MIT\n");
  }

  /** The document alone, or with the folder of the files that it refers to; its file within the provider's. */
  #copy({ file, name, within }: Root): string {
    const to = join(this.folder, "specs/providers", name);
    mkdirSync(to, { recursive: true });
    const hasOthers = /\$ref["']?:\s*["']?[^#"'\s]/.test(readFileSync(file, "utf8"));
    if (hasOthers) cpSync(within, to, { recursive: true });
    else copyFileSync(file, join(to, basename(file)));
    return hasOthers ? relative(within, file) : basename(file);
  }

  async concordat(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const options = { cwd: this.folder, maxBuffer: 2 ** 28, env: { ...process.env, NO_COLOR: "1" } };
    try {
      return { code: 0, ...(await run(process.execPath, [bin, ...args], options)) };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  }

  /** A generated package as a tarball, in the folder. */
  async pack(name: string): Promise<Packed> {
    const cwd = join(this.folder, "generated", name);
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", this.folder], { cwd });
    const [report] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
    return {
      tarball: join(this.folder, report.filename),
      files: new Set(report.files.map(({ path }) => path)),
      manifest: JSON.parse(readFileSync(join(cwd, "package.json"), "utf8")),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What `exports` leads to. */
export function targetsOf({ exports }: Manifest): readonly string[] {
  return Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
}
