// Builds the program (generator/ → dist/) and the committed packages (generated/*/src → generated/*/dist).
// Plain JavaScript, because it runs before anything is built. `npm ci` runs it through `prepare`.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isolatedDeclaration, transform } from "oxc-transform";
import { replaceTree } from "./replace-tree.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const problems = [];

await buildProgram();
if (problems.length === 0) await buildPackages();
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}

/** All of it, or where one file does not compile nothing. */
async function buildProgram() {
  const from = join(root, "generator");
  const to = join(root, "dist");
  const built = new Map();
  for (const file of await sourcesBelow(from)) {
    const path = relative(from, file).slice(0, -".ts".length);
    const source = relative(dirname(join(to, path)), file).replaceAll("\\", "/");
    const text = await readFile(file, "utf8");
    const options = { lang: "ts", sourcemap: true, typescript: { onlyRemoveTypeImports: true } };
    addCompiled(built, `${path}.js`, await transform(source, text, options));
    addCompiled(built, `${path}.d.ts`, await isolatedDeclaration(source, text, { sourcemap: true }));
  }
  if (problems.length === 0) await replaceTree(to, built);
}

function addCompiled(built, path, { code, map, errors }) {
  problems.push(...errors.map(({ message }) => `dist/${path}: ${message}`));
  built.set(path, `${code}//# sourceMappingURL=${basename(path)}.map\n`);
  built.set(`${path}.map`, JSON.stringify(map));
}

/** With the program's own compiler, so that `npm ci` and `concordat generate` leave the same bytes. */
async function buildPackages() {
  const { compilePackage } = await import("../dist/emit/compile.js");
  const generated = join(root, "generated");
  const entries = existsSync(generated) ? await readdir(generated, { withFileTypes: true }) : [];
  for (const { name } of entries.filter((entry) => existsSync(join(generated, entry.name, "src")))) {
    const folder = join(generated, name);
    const sources = await sourcesBelow(join(folder, "src"));
    const files = sources.map(async (file) => ({
      path: relative(folder, file).replaceAll("\\", "/"),
      text: await readFile(file, "utf8"),
    }));
    const { dist, errors } = compilePackage(await Promise.all(files));
    problems.push(...errors.map(({ path, message }) => `generated/${name}/${path}: ${message}`));
    if (errors.length > 0) continue;
    const built = new Map(dist.map(({ path, text }) => [relative("dist", path), text]));
    await replaceTree(join(folder, "dist"), built);
  }
}

async function sourcesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
