import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BindingPlan } from "../contract/plan.js";
import type { ApiModel } from "../model/model.js";
import { recoverProject } from "../pipeline/recover.js";
import type { Project } from "../source/project.js";
import { UsageError } from "./arguments.js";

/** What a web server framework makes of a request. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

export type Handler = (request: HandlerRequest) => unknown;

/** What a generated server hands to its handlers. */
export interface HandlerRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly request: Request;
}

/** The result of a contract's method, as every contract's results are. */
export interface ContractResult {
  readonly outcome: string;
  readonly next?: string;
  readonly provenance?: { readonly status?: string };
  readonly fault?: { readonly code: string; readonly retryAfterMs?: number };
}

export type ContractCall = (input: object) => Promise<ContractResult>;

/** The options that commands set; the generated package has them all. */
export interface ServerOptions {
  readonly credentials?: "handler";
  readonly validateResponses?: boolean;
  readonly onError?: (error: unknown, at: { readonly operation: string }) => void;
}

export type CreateServer = (handlers: Readonly<Record<string, Handler>>, options: ServerOptions) => App;

/** A provider's generated package, loaded from its built files. */
export interface GeneratedPackage {
  readonly createServer: CreateServer;
  createClient(options: object): object;
  /** The contract's method on an adapter over a client. */
  adapter(plan: BindingPlan, client: object, config: object): ContractCall;
}

/**
 * Loads the built package of a provider.
 * @throws UsageError where it was not generated yet
 */
export async function loadGenerated(
  project: Project,
  provider: string,
  plans: readonly BindingPlan[],
): Promise<GeneratedPackage> {
  const load = builtFiles(project, provider);
  const server = functionOf(await load("server.js"), "createServer");
  const client = functionOf(await load("index.js"), "createClient");
  const adapters = new Map<string, Callable>();
  for (const { contract } of plans)
    adapters.set(contract.name, functionOf(await load(`${contract.name}.js`), contract.names.factory));
  // The checked boundary: these are the shapes that `emit/` gives every package.
  return {
    createServer: (handlers, options) => server(handlers, options) as App,
    createClient: (options) => client(options) as object,
    adapter(plan, over, config) {
      const { factory, method } = plan.contract.names;
      const made = adapters.get(plan.contract.name)?.(over, config);
      const call = functionOf(made, method);
      if (made === undefined) throw new UsageError(`${provider} has no ${factory}`);
      return (input) => call.call(made, input) as Promise<ContractResult>;
    },
  };
}

/**
 * Loads the server of a contract's own package.
 * @throws UsageError where it was not generated yet
 */
export async function loadContractServer(project: Project, contract: string): Promise<CreateServer> {
  const server = functionOf(await builtFiles(project, contract)("server.js"), "createServer");
  return (handlers, options) => server(handlers, options) as App;
}

function builtFiles(project: Project, name: string): (file: string) => Promise<unknown> {
  const folder = join(project.root, project.config.output, name, "dist");
  if (!existsSync(join(folder, "server.js"))) {
    throw new UsageError(`${project.config.output}/${name} is not there: run \`concordat generate\` first`);
  }
  return async (file) => {
    // A run that was killed may have left half of its files: they are not loaded before they are whole.
    const [finding] = await recoverProject(project);
    if (finding !== undefined) throw new UsageError(`${finding.location.file}: ${finding.message}`);
    try {
      return await import(pathToFileURL(join(folder, file)).href);
    } catch (error) {
      throw notInstalled(error, `${project.config.output}/*`) ?? error;
    }
  };
}

/** A package is generated, and Node finds none of those that it stands on: they were never installed. */
function notInstalled(error: unknown, workspaces: string): UsageError | undefined {
  const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  const [, missing] = isMissing ? (/^Cannot find package '([^']+)'/.exec(error.message) ?? []) : [];
  if (missing === undefined) return undefined;
  return new UsageError(
    `${missing} is not installed: name \`"${workspaces}"\` under \`workspaces\` in package.json, and run \`npm install\``,
  );
}

type Callable = (...values: readonly unknown[]) => unknown;

function functionOf(module: unknown, name: string): Callable {
  const found: unknown = typeof module === "object" && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof found !== "function")
    throw new UsageError(`the generated package has no ${name}: run \`concordat generate\``);
  return found as Callable;
}

/** Credentials of every kind that a document names, for a server that takes any. */
export function anyCredentials(model: ApiModel): Readonly<Record<string, string>> {
  const auth: Record<string, string> = {};
  for (const scheme of model.securitySchemes.values()) {
    if (scheme.kind === "apiKey") auth.apiKey = "key";
    else if (scheme.kind === "http" && scheme.scheme.toLowerCase() === "basic") auth.username = "key";
    else if (scheme.kind !== "mutualTLS") auth.token = "key";
  }
  return auth;
}
