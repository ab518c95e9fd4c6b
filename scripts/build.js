// Builds the program (generator/ → dist/) and the committed packages (generated/*/src → generated/*/dist).
// Plain JavaScript, because it runs before anything is built. `npm ci` runs it through `prepare`.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isolatedDeclaration, transform } from "oxc-transform";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const problems = [];

/** Compiles every .ts below `from` to .js and .d.ts, each with its map, below `to`. */
async function compileFolder(from, to) {
  await rm(to, { recursive: true, force: true });
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith(".ts"))) {
    const file = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, file)).slice(0, -".ts".length);
    const source = relative(dirname(target), file).replaceAll("\\", "/");
    const text = await readFile(file, "utf8");
    await mkdir(dirname(target), { recursive: true });
    const script = await transform(source, text, {
      lang: "ts",
      sourcemap: true,
      typescript: { onlyRemoveTypeImports: true },
    });
    await write(`${target}.js`, script);
    await write(`${target}.d.ts`, await isolatedDeclaration(source, text, { sourcemap: true }));
    for (const error of script.errors) problems.push(`${relative(root, file)}: ${error.message}`);
  }
}

async function write(path, { code, map, errors }) {
  for (const error of errors) problems.push(`${relative(root, path)}: ${error.message}`);
  const name = relative(dirname(path), path);
  await writeFile(path, `${code}//# sourceMappingURL=${name}.map\n`);
  await writeFile(`${path}.map`, JSON.stringify(map));
}

await compileFolder(join(root, "generator"), join(root, "dist"));

const generated = join(root, "generated");
const folders = existsSync(generated) ? await readdir(generated, { withFileTypes: true }) : [];
for (const { name } of folders.filter(
  (entry) => entry.isDirectory() && existsSync(join(generated, entry.name, "src")),
)) {
  await compileFolder(join(generated, name, "src"), join(generated, name, "dist"));
}

if (problems.length > 0) {
  console.error([...new Set(problems)].join("\n"));
  process.exitCode = 1;
}
