// The tour of `npm start`: reads the documents, lints, generates, serves every provider on loopback and runs the contract once
// against each. Everything here is the public Node API; nothing is shown that did not happen.
import { performance } from "node:perf_hooks";
import { analyse, generate, isBlocking, lint, open, summarise, tour } from "../dist/index.js";

const opened = open({ cwd: process.cwd() });
if (opened.value === undefined) throw new Error(opened.findings[0]?.message);
const workspace = analyse({ value: opened.value, findings: opened.findings });
const { findings } = await lint(workspace);
const { findings: refusals } = await generate(workspace, { check: false, partial: false });
const refusal = refusals.find(isBlocking);
if (refusal !== undefined) throw new Error(`${refusal.location.file}: ${refusal.message}`);

const rows = [["provider", "document", "operations", "repairs", "assumed", "open findings", "outcome", "ms"]];
let failed = 0;
for (const provider of workspace.providers) {
  const { folder, published, model, plans, overlays } = provider;
  const { errors, warnings, infos } = summarise(findings.filter((finding) => finding.provider === folder.name));
  const count = (kind) =>
    overlays.filter((overlay) => overlay.kind === kind).flatMap((overlay) => overlay.actions).length;
  const began = performance.now();
  const result = await tour(workspace.project, provider).catch((error) => ({ outcome: `failed: ${error.message}` }));
  const took = Math.round(performance.now() - began);
  const role = plans[0]?.contract.outcomes.find(({ name }) => name === result.outcome)?.role;
  if (role !== "success") failed += 1;
  rows.push(
    [
      folder.name,
      published?.kind ?? "unreadable",
      model?.operations.length ?? 0,
      count("repairs"),
      count("assumptions"),
      `${errors} error, ${warnings} warning, ${infos} info`,
      result.outcome,
      took,
    ].map(String),
  );
}

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
const numeric = new Set([2, 3, 4, 7]);
const line = (row) =>
  row
    .map((cell, column) => (numeric.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
    .join("  ")
    .trimEnd();
const [header, ...body] = rows;
const contracts = workspace.contracts.map(({ name }) => name).join(", ");
console.log(
  `Contract ${contracts}: ${body.length} providers, each called once over HTTP on loopback, its generated client against its generated server.\n`,
);
console.log([line(header), widths.map((width) => "-".repeat(width)).join("  "), ...body.map(line)].join("\n"));
console.log("\nEvery finding:        npx concordat lint");
console.log("What a rule means:    npx concordat explain docs/assumed-fact");
console.log("The packages:         generated/");
process.exitCode = failed === 0 ? 0 : 1;
