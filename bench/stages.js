// One run of one tool in a process of its own; prints `[[what, milliseconds], …]` as JSON.
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const [tool, file] = process.argv.slice(2);
const rows = [];
const began = performance.now();
await { concordat, "wire-types": wireTypes, "openapi-typescript": openapiTypescript }[tool]();
rows.push([`${tool}, whole process (ms)`, performance.now() - began]);
rows.push([`${tool}, peak memory (MB)`, process.resourceUsage().maxRSS / 1024]);
console.log(JSON.stringify(rows));

async function timed(what, work) {
  const start = performance.now();
  const result = await work();
  rows.push([`  ${what}`, performance.now() - start]);
  return result;
}

async function concordat() {
  const [{ loadDocument }, { buildModel }, { emitApiSources, emitIndex }, { compilePackage }] = await timed(
    "load",
    () =>
      Promise.all([
        import("../dist/source/load.js"),
        import("../dist/model/build.js"),
        import("../dist/emit/api-sources.js"),
        import("../dist/emit/compile.js"),
      ]),
  );
  const document = await timed("read", () =>
    loadDocument({ root: dirname(file), provider: "bench", file: basename(file) }),
  );
  const { value: model } = await timed("model", () => buildModel(document.value));
  const runtime = "@concordat/runtime";
  const sources = await timed("emit", () =>
    emitApiSources({ model, service: "bench", plans: [], runtime, contractPackage: (contract) => contract }),
  );
  const files = [...sources.value, emitIndex(runtime)];
  await timed("compile", () => compilePackage(files));
}

async function wireTypes() {
  const { loadDocument } = await import("../dist/source/load.js");
  const { buildModel } = await import("../dist/model/build.js");
  const { emitWireTypes } = await import("../dist/emit/wire-types.js");
  const document = loadDocument({ root: dirname(file), provider: "bench", file: basename(file) });
  emitWireTypes(buildModel(document.value).value);
}

async function openapiTypescript() {
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  astToString(await openapiTS(pathToFileURL(file), { silent: true }));
}
