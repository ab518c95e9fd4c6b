import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { GeneratedPackage } from "../../../generator/emit/files.js";
import { emitWorkspace } from "../../../generator/emit/workspace.js";
import type { ApiModel } from "../../../generator/model/model.js";
import type { CORE, FormShapes, OperationSpec, ServiceValidators } from "../../../templates/runtime/src/index.js";
import { runtimeTemplate, settings } from "../../emit/workspace.js";

/** A generated package as JavaScript sees it. */
export interface LoadedPackage {
  readonly createClient: (options: object) => Client;
  readonly createServer: (
    handlers: object,
    options?: object,
  ) => { readonly fetch: (request: Request) => Promise<Response> };
  readonly operations: Readonly<Record<string, OperationSpec>>;
  readonly validators: ServiceValidators;
  readonly forms?: FormShapes;
}

export interface Answer {
  readonly status: number | string;
  readonly httpStatus?: number;
  readonly contentType?: string;
  readonly body?: unknown;
  readonly headers?: Headers;
}

export type Client = Readonly<Record<string, (input: object) => Promise<Answer>>> & { readonly [CORE]: object };

const nodeModules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/** Generates the package of a model into a folder of its own, compiled as users get it, and loads it. */
export async function loadPackage(
  model: ApiModel,
): Promise<{ readonly loaded: LoadedPackage; readonly remove: () => void }> {
  const facts = { repairs: [], assumptions: [] };
  const { packages, findings } = await emitWorkspace({
    ...settings,
    runtime: runtimeTemplate(),
    contracts: [],
    providers: [{ provider: "provider", model, plans: [], facts }],
  });
  const broken = findings.find(({ rule }) => rule === "emit/does-not-compile");
  if (broken !== undefined) throw new Error(broken.message);
  const { fileIn, remove } = installed(packages);
  const load = async (module: string) =>
    await import(/* @vite-ignore */ pathToFileURL(fileIn("provider", module)).href);
  const [client, server, operations, validators] = await Promise.all(
    ["client.js", "server.js", "operations.js", "operation-validators.js"].map(load),
  );
  const loaded: LoadedPackage = {
    createClient: client.createClient,
    createServer: server.createServer,
    operations,
    validators: validators.validators,
  };
  return { loaded, remove };
}

/** Packages in a folder of their own, compiled as users get them. */
export function installed(packages: readonly GeneratedPackage[]): {
  /** A compiled module of a package. */
  readonly fileIn: (folder: string, module: string) => string;
  readonly remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), "round-trip-"));
  for (const { name, files, dist } of packages) {
    for (const { path, text } of [...files.filter((file) => file.path === "package.json"), ...dist]) {
      const to = join(root, "node_modules", name, path);
      mkdirSync(dirname(to), { recursive: true });
      // The tests' own condition leads to sources that Node cannot load.
      writeFileSync(to, text.replace(/^ *"concordat-source": .*\n/gm, ""));
    }
  }
  symlinkSync(join(nodeModules, "hono"), join(root, "node_modules", "hono"));
  const fileIn = (folder: string, module: string) => join(root, "node_modules", settings.scope, folder, "dist", module);
  return { fileIn, remove: () => rmSync(root, { recursive: true }) };
}
