// Builds the program (generator/ → dist/) and the committed packages (generated/*/src → generated/*/dist).
// Plain JavaScript, because it runs before anything is built. `npm ci` runs it through `prepare`.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isolatedDeclaration, transform } from "oxc-transform";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const problems = [];

await buildProgram();
await buildPackages();
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}

async function buildProgram() {
  const from = join(root, "generator");
  const to = join(root, "dist");
  await rm(to, { recursive: true, force: true });
  for (const file of await sourcesBelow(from)) {
    const target = join(to, relative(from, file)).slice(0, -".ts".length);
    const source = relative(dirname(target), file).replaceAll("\\", "/");
    const text = await readFile(file, "utf8");
    const options = { lang: "ts", sourcemap: true, typescript: { onlyRemoveTypeImports: true } };
    await writeCompiled(`${target}.js`, await transform(source, text, options));
    await writeCompiled(`${target}.d.ts`, await isolatedDeclaration(source, text, { sourcemap: true }));
  }
}

async function writeCompiled(path, { code, map, errors }) {
  problems.push(...errors.map(({ message }) => `${relative(root, path)}: ${message}`));
  const name = relative(dirname(path), path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${code}//# sourceMappingURL=${name}.map\n`);
  await writeFile(`${path}.map`, JSON.stringify(map));
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
    await rm(join(folder, "dist"), { recursive: true, force: true });
    for (const { path, text } of dist) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  }
}

async function sourcesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
