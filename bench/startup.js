// Processor time that a command line costs, and how many modules it loads. See README.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const repository = fileURLToPath(new URL("../", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "7" } },
});
const program = resolve(positionals[0] ?? join(repository, "bin/concordat.js"));
const runs = Math.max(1, Number(values.runs) || 7);

const SMALL = `openapi: 3.1.0
info: { title: Small, version: "1", description: One operation. }
servers: [{ url: https://api.example.com }]
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: A thing. } }
`;

const folder = mkdtempSync(join(tmpdir(), "concordat-startup-"));
try {
  writeFileSync(join(folder, "small.yaml"), SMALL);
  const report = join(folder, "report.json");
  const lines = [
    { what: "node -e 0", args: ["-e", "0"], cwd: folder },
    ...[
      ["help"],
      ["--version"],
      ["nosuch"],
      ["help", "lint"],
      ["explain"],
      ["lint", "--nosuch"],
      ["lint", "small.yaml"],
    ].map((argv) => ({ what: argv.join(" "), args: [program, ...argv], cwd: folder })),
    { what: "generate --check", args: [program, "generate", "--check"], cwd: repository },
  ];
  console.log(
    `Node ${process.version}, median of ${runs} runs\n\n| command | exit | CPU (s) | modules |\n|---|---|---|---|`,
  );
  for (const { what, args, cwd } of lines) {
    const runOf = (measure) => run(measure, { args, cwd, report });
    const times = Array.from({ length: runs }, () => runOf("time").cost).sort((a, b) => a - b);
    const { cost: modules, exit } = runOf("modules");
    console.log(`| \`${what}\` | ${exit} | ${times[Math.floor(runs / 2)].toFixed(2)} | ${modules.length} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One run. What it loads is counted in one of its own, because counting costs time. */
function run(measure, { args, cwd, report }) {
  const probe = pathToFileURL(join(repository, "bench/startup-probe.js"));
  probe.searchParams.set(measure, report);
  const { status } = spawnSync(process.execPath, ["--import", probe.href, ...args], { cwd, stdio: "ignore" });
  return { exit: status, cost: JSON.parse(readFileSync(report, "utf8")) };
}
