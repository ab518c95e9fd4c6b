// Times the way from a document to a compiled package, stage by stage. See README.md.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const repository = fileURLToPath(new URL("../", import.meta.url));
const stages = fileURLToPath(new URL("./stages.js", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" } },
});
const file = resolve(positionals[0] ?? largestDocument());
const runs = Math.max(1, Number(values.runs) || 5);

console.log(
  `${relative(process.cwd(), file)}, ${megabytes(statSync(file).size)} MB, ${runs} runs, Node ${process.version}\n`,
);
const concordat = repeated("concordat");
table(concordat);
console.log("\nWire types alone, from the file to the text:\n");
table([...repeated("wire-types"), ...repeated("openapi-typescript")]);

/** The rows of a tool: `[what, milliseconds of each run]`. */
function repeated(tool) {
  const rows = new Map();
  for (let run = 0; run < runs; run += 1) {
    const args = ["--max-old-space-size=4096", stages, tool, file];
    for (const [what, value] of JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }))) {
      rows.set(what, [...(rows.get(what) ?? []), value]);
    }
  }
  return [...rows];
}

function table(rows) {
  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`${"".padEnd(width)}   median      max`);
  for (const [what, times] of rows) {
    const sorted = [...times].sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    console.log(`${what.padEnd(width)} ${cell(median)} ${cell(sorted.at(-1))}`);
  }
}

function cell(value) {
  return typeof value === "number" ? String(Math.round(value)).padStart(8) : String(value).padStart(8);
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function largestDocument() {
  const corpus = process.env.CONCORDAT_CORPUS ?? join(repository, "../shared/corpus");
  const known = join(corpus, "stripe__openapi/openapi/spec3.yaml");
  if (existsSync(known)) return known;
  const providers = join(repository, "specs/providers");
  const sources = readdirSync(providers, { recursive: true })
    .map((path) => join(providers, path))
    .filter((path) => /^source\.[a-z]+$/.test(path.slice(dirname(path).length + 1)));
  return sources.sort((a, b) => statSync(b).size - statSync(a).size)[0];
}
