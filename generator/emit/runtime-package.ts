import type { GeneratedFile } from "./files.js";
import { HONO, manifest, type PackageDraft, type PackageSettings, packageName } from "./package.js";

const FOLDER = "runtime";

/** The runtime's package: hand-written files, copied, with a manifest of their own. */
export function runtimePackageFiles(template: readonly GeneratedFile[], settings: PackageSettings): PackageDraft {
  const name = packageName(settings.scope, FOLDER);
  const entries = new Map([
    [".", "index"],
    ["./contract", "contract"],
    ["./server", "server"],
    ["./validation", "validation"],
  ]);
  const own = manifest(settings, {
    name,
    description: "What generated clients, servers and adapters stand on: requests, retries, outcomes, validation.",
    entries,
    dependencies: new Map(),
    optionalPeers: HONO,
  });
  const files = [own, ...template.map(({ path, text }) => ({ path, text: scoped(text, settings.scope) }))];
  const location = { file: "templates/runtime", line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" };
  return { name, folder: FOLDER, files, findings: [], location };
}

/** The template is written under the scope that is its own here; a project may choose another. */
function scoped(text: string, scope: string): string {
  return scope === "@concordat" ? text : text.replaceAll("@concordat/", `${scope}/`);
}
