// Times the calls of healthy providers through the gateway, with all providers well and with one silent and one failing. See README.md.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGateway } from "../dist/cli/gateway/gateway.js";
import { anyCredentials, loadContractServer, loadGenerated } from "../dist/cli/generated-package.js";
import { listen } from "../dist/cli/listen.js";
import { createMock, SCENARIO_HEADER } from "../dist/cli/mock/app.js";
import { sampleInput } from "../dist/cli/mock/shapes.js";
import { analyse } from "../dist/pipeline/workspace.js";
import { discover } from "../dist/source/project.js";

const TOKEN = "token-of-the-bench";
const CONTRACT = "cancel-session";

const { values } = parseArgs({
  options: { calls: { type: "string", default: "1000" }, runs: { type: "string", default: "5" } },
});
const calls = Math.max(5, Number(values.calls) || 1000);
const runs = Math.max(1, Number(values.runs) || 5);

const { value: project, findings } = discover({ cwd: fileURLToPath(new URL("../", import.meta.url)) });
const workspace = analyse({ value: project, findings });
const contract = workspace.contracts.find(({ name }) => name === CONTRACT);
const createServer = await loadContractServer(project, CONTRACT);
const providers = await Promise.all(
  workspace.providers.flatMap(({ folder, model, plans }) => {
    const plan = plans.find((each) => each.contract === contract);
    if (model === undefined || plan === undefined) return [];
    return [
      loadGenerated(project, folder.name, [plan]).then((generated) => ({ name: folder.name, plan, model, generated })),
    ];
  }),
);
const [silent, failing, ...healthy] = providers;
const servers = [];

/** A provider's adapter, with the limits that callers have by default, over its mock. */
async function backendOf({ generated, model, plan }, scenario) {
  const { app } = await createMock({ model, plans: [plan], generated });
  const server = await listen(app, 0);
  servers.push(server);
  const headers = scenario === undefined ? {} : { [SCENARIO_HEADER]: scenario };
  const client = generated.createClient({ baseUrl: server.url, auth: anyCredentials(model), headers });
  return { call: generated.adapter(plan, client, {}) };
}

/** A gateway that tells how long each healthy call took on its own clock. */
async function gatewayOf(backends) {
  const times = [];
  const app = createGateway({ contract, createServer, backends, token: TOKEN });
  const fetch = async (request) => {
    const began = performance.now();
    const response = await app.fetch(request);
    const { pathname } = new URL(request.url);
    if (healthy.some(({ name }) => pathname.startsWith(`/providers/${name}/`))) times.push(performance.now() - began);
    return response;
  };
  const server = await listen({ fetch }, 0);
  servers.push(server);
  return { times, url: server.url };
}

const fine = new Map();
for (const provider of providers) fine.set(provider.name, await backendOf(provider));
const mixed = new Map(fine);
mixed.set(silent.name, await backendOf(silent, "NO_RESPONSE"));
mixed.set(failing.name, await backendOf(failing, "PROVIDER_FAULT"));
const gateways = { "all well": await gatewayOf(fine), "one silent, one failing": await gatewayOf(mixed) };

let next = 0;
async function one(url, { name, plan, model }) {
  const sample = String(sampleInput(plan, model)[contract.identity.input]);
  const id = sample.slice(0, -4) + (next++ % 65_536).toString(16).padStart(4, "0");
  const path = `/providers/${name}/sessions/${encodeURIComponent(id)}/cancel`;
  const response = await fetch(url + path, { method: "POST", headers: { authorization: `Bearer ${TOKEN}` } });
  await response.text();
}

/** All calls at once, of the providers in turn; the times of the healthy, sorted. */
async function round({ times, url }) {
  times.length = 0;
  await Promise.all(Array.from({ length: calls }, (_, index) => one(url, providers[index % providers.length])));
  return times.toSorted((a, b) => a - b);
}

await round(gateways["all well"]);
console.log(`${calls} calls at once, ${runs} runs, Node ${process.version}; milliseconds on the gateway's clock\n`);
console.log("| | p50 | p95 | p99 | largest |\n|---|---|---|---|---|");
for (const [what, gateway] of Object.entries(gateways)) {
  const sorted = [];
  for (let run = 0; run < runs; run += 1) sorted.push(await round(gateway));
  const figures = [0.5, 0.95, 0.99, 1].map((part) => median(sorted.map((times) => at(times, part))).toFixed(1));
  console.log(`| ${what} | ${figures.join(" | ")} |`);
}
for (const server of servers) await server.end();

function at(times, part) {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))];
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
