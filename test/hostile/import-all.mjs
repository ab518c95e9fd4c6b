// Imports every built module of an output: `node import-all.mjs <output> <canary>`. Prints what the texts of documents did: nothing.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [output = "", canary = ""] = process.argv.slice(2);
let modules = 0;
for (const name of readdirSync(output).filter((each) => !each.startsWith(".") && each !== "manifest.json")) {
  const dist = join(output, name, "dist");
  for (const file of readdirSync(dist, { recursive: true }).filter((each) => each.endsWith(".js"))) {
    await import(pathToFileURL(join(dist, file)).href);
    modules++;
  }
}
const ran = Object.hasOwn(globalThis, canary) || Object.keys(Object.prototype).length > 0;
process.stdout.write(JSON.stringify({ modules, ran }));
