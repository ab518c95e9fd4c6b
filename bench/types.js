// What one call costs the type checker, beside openapi-typescript with openapi-fetch. See README.md.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { emitWorkspace } from "../dist/emit/workspace.js";
import { buildModel } from "../dist/model/build.js";
import { loadDocument } from "../dist/source/load.js";

const repository = fileURLToPath(new URL("../", import.meta.url));
const here = fileURLToPath(new URL("./", import.meta.url));
const [given, wanted] = process.argv.slice(2);
if (given === undefined) throw new Error("usage: node bench/types.js document [operationId]");
const file = resolve(given);

const { value: document } = loadDocument({ root: dirname(file), provider: "bench", file: basename(file) });
const { value: model } = document === undefined ? {} : buildModel(document);
if (model === undefined) throw new Error(`${file} cannot be read`);
const operation = model.operations.find(({ operationId }) => operationId === wanted) ?? callable(model.operations);
const folder = mkdtempSync(join(tmpdir(), "concordat-types-"));
try {
  await write();
  report();
} finally {
  rmSync(folder, { recursive: true });
}

/** One that needs nothing but its path, so that both calls can be written down for any document. */
function callable(operations) {
  return operations.find(
    ({ parameters, requestBody, responses }) =>
      requestBody?.required !== true &&
      parameters.every((parameter) => !parameter.required || parameter.in === "path") &&
      responses.some(({ status, content }) => status.code === 200 && content.some(({ kind }) => kind === "json")),
  );
}

async function write() {
  const modules = join(folder, "node_modules");
  const { packages } = await emitWorkspace({
    scope: "@bench",
    version: "0.0.0",
    license: { id: "MIT", text: "" },
    engines: ">=20",
    runtime: templateFiles(),
    contracts: [],
    providers: [{ provider: "api", model, plans: [], facts: { repairs: [], assumptions: [] } }],
  });
  for (const { name, files, dist } of packages) {
    for (const { path, text } of [...files, ...dist]) save(join(modules, name, path), text);
  }
  symlinkSync(join(repository, "node_modules", "hono"), join(modules, "hono"));
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  save(join(folder, "schema.d.ts"), astToString(await openapiTS(pathToFileURL(file), { silent: true })));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    const from = join(here, "node_modules", name);
    if (!existsSync(from))
      throw new Error("run `npm ci --prefix bench` first: openapi-fetch is its dependency, not ours");
    cpSync(from, join(modules, name), { recursive: true });
  }
  save(join(folder, "package.json"), '{ "type": "module" }');
  const path = operation.parameters
    .filter((each) => each.in === "path")
    .map(({ name }) => `${JSON.stringify(name)}: "x"`);
  const given = path.length === 0 ? "" : `path: { ${path.join(", ")} }`;
  save(
    join(folder, "ours.ts"),
    `import { createClient } from "@bench/api";
const client = createClient({ baseUrl: "https://x.test", auth: undefined as never });
const answer = await client.${operation.name}({ ${given} });
if (answer.status === 200) console.log(answer.body);
`,
  );
  save(
    join(folder, "theirs.ts"),
    `import createClient from "openapi-fetch";
import type { paths } from "./schema.js";
const client = createClient<paths>({ baseUrl: "https://x.test" });
const answer = await client.${operation.method.toUpperCase()}(${JSON.stringify(operation.path)}, { ${given === "" ? "" : `params: { ${given} }`} });
if (answer.data !== undefined) console.log(answer.data);
`,
  );
  save(join(folder, "empty.ts"), "export {};\n");
}

function templateFiles() {
  const root = join(repository, "templates", "runtime");
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "package.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

function save(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function report() {
  console.log(`${operation.name} of ${relative(process.cwd(), file)}, ${model.operations.length} operations\n`);
  console.log("                  instantiations    types   check (ms)   total (ms)   memory (MB)");
  for (const [name, title] of [
    ["empty", "an empty file"],
    ["theirs", "openapi-fetch"],
    ["ours", "generated client"],
  ]) {
    const runs = Array.from({ length: 3 }, () => diagnosticsOf(name)).sort((a, b) => a.check - b.check);
    const { instantiations, types, check, total, memory } = runs[1];
    const cells = [instantiations, types, check, total, memory].map((value, index) =>
      String(value).padStart([14, 8, 12, 12, 13][index]),
    );
    console.log(`${title.padEnd(17)} ${cells.join(" ")}`);
  }
  console.log("\nAn empty file costs what TypeScript's own libraries do, which the others load too.");
}

function diagnosticsOf(name) {
  const tsc = join(repository, "node_modules", "typescript", "bin", "tsc");
  const options =
    "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --module nodenext --target es2022 --skipLibCheck";
  const types = ["--lib", "es2022,dom,dom.iterable"];
  let text;
  try {
    const args = [tsc, "--extendedDiagnostics", ...options.split(" "), ...types, `${name}.ts`];
    text = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    throw new Error(`${name}.ts does not compile:\n${error.stdout}`);
  }
  const number = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(text)?.[1]);
  return {
    instantiations: number("Instantiations"),
    types: number("Types"),
    check: Math.round(number("Check time") * 1000),
    total: Math.round(number("Total time") * 1000),
    memory: Math.round(number("Memory used") / 1024),
  };
}
