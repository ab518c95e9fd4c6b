// Builds the program (generator/ → dist/) and the committed packages (generated/*/src → generated/*/dist).
// Plain JavaScript, because it runs before anything is built. `npm ci` runs it through `prepare`.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "oxc-transform";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Compiles every .ts below `from` to .js, with its map, below `to`. */
async function compileFolder(from, to, { declarations }) {
  await rm(to, { recursive: true, force: true });
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const sources = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
  for (const entry of sources) {
    const file = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, file)).slice(0, -".ts".length);
    const source = relative(dirname(target), file).replaceAll("\\", "/");
    const result = await transform(source, await readFile(file, "utf8"), {
      lang: "ts",
      sourcemap: true,
      typescript: {
        onlyRemoveTypeImports: true,
        ...(declarations ? { declaration: { stripInternal: false, sourcemap: true } } : {}),
      },
    });
    if (result.errors.length > 0) throw new Error(`${relative(root, file)}: ${result.errors[0]?.message}`);
    await mkdir(dirname(target), { recursive: true });
    const name = target.slice(target.replaceAll("\\", "/").lastIndexOf("/") + 1);
    await writeFile(`${target}.js`, `${result.code}//# sourceMappingURL=${name}.js.map\n`);
    await writeFile(`${target}.js.map`, JSON.stringify(result.map));
    if (result.declaration === undefined || !declarations) continue;
    await writeFile(`${target}.d.ts`, `${result.declaration}//# sourceMappingURL=${name}.d.ts.map\n`);
    if (result.declarationMap) await writeFile(`${target}.d.ts.map`, JSON.stringify(result.declarationMap));
  }
  return sources.length;
}

await compileFolder(join(root, "generator"), join(root, "dist"), { declarations: true });

const generated = join(root, "generated");
const packages = existsSync(generated)
  ? (await readdir(generated, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  : [];
for (const { name } of packages) {
  const source = join(generated, name, "src");
  if (existsSync(source)) await compileFolder(source, join(generated, name, "dist"), { declarations: true });
}
