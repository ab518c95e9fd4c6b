import type { JsonObject, JsonValue } from "../source/json.js";
import { jsonFile } from "./code/index.js";
import { byCodeUnit, type GeneratedFile } from "./files.js";

export interface PackageJsonInput {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  /** The range of `engines.node`. */
  readonly node: string;
  /** Module below `src/` without its ending, by sub-path: `.` → `index`, `./server` → `server`. */
  readonly entries: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlyMap<string, string>;
  /** Peers that one sub-path alone needs. */
  readonly optionalPeers: ReadonlyMap<string, string>;
}

/**
 * The manifest of a generated package. Every sub-path names its types first, because the first condition that matches wins
 * (Node.js, "Conditional exports"); `concordat-source` leads to the TypeScript for those who work beside it without a build.
 */
export function emitPackageJson(input: PackageJsonInput): GeneratedFile {
  const entries = [...input.entries].sort(([a], [b]) => byCodeUnit(a, b));
  const manifest = {
    name: input.name,
    version: input.version,
    description: input.description,
    license: input.license,
    type: "module",
    sideEffects: false,
    exports: {
      ...Object.fromEntries(
        entries.map(([subPath, module]) => [
          subPath,
          { types: `./dist/${module}.d.ts`, "concordat-source": `./src/${module}.ts`, default: `./dist/${module}.js` },
        ]),
      ),
      "./package.json": "./package.json",
    },
    files: ["dist", "src", "README.md", "LICENSE"],
    engines: { node: input.node },
    ...section("dependencies", input.dependencies),
    ...section("peerDependencies", input.optionalPeers),
    ...section(
      "peerDependenciesMeta",
      new Map([...input.optionalPeers.keys()].map((name) => [name, { optional: true }])),
    ),
  };
  return { path: "package.json", text: jsonFile(manifest) };
}

function section(key: string, members: ReadonlyMap<string, JsonValue>): JsonObject {
  if (members.size === 0) return {};
  return { [key]: Object.fromEntries([...members].sort(([a], [b]) => byCodeUnit(a, b))) };
}
