// Loaded before a program by `--import`: writes as JSON, as the program ends, what it cost. `?time=<file>`: seconds of the processor,
// of every thread; `?modules=<file>`: the files of the modules that the main thread loaded (of an ES module that was loaded by
// `require` the file alone, and not those that it imports).
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";

const wanted = new URL(import.meta.url).searchParams;
// The hooks below are another instance of this module, in a thread of their own.
if (isMainThread && wanted.has("time")) measureTime(wanted.get("time"));
if (isMainThread && wanted.has("modules")) listModules(wanted.get("modules"));

function measureTime(report) {
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(report, JSON.stringify((user + system) / 1e6));
  });
}

function listModules(report) {
  const log = `${report}.log`;
  register(import.meta.url, { data: log });
  process.on("exit", () => {
    const imported = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : [];
    rmSync(log, { force: true });
    const required = Object.keys(createRequire(import.meta.url).cache);
    writeFileSync(report, JSON.stringify([...new Set([...imported, ...required])].sort()));
  });
}

let log;

export function initialize(data) {
  log = data;
}

export async function load(url, context, next) {
  if (url.startsWith("file:")) appendFileSync(log, `${fileURLToPath(url)}\n`);
  return next(url, context);
}
