import { type Backend, createGateway } from "../../generator/cli/gateway/gateway.js";
import type { App, GeneratedPackage } from "../../generator/cli/generated-package.js";
import { anyCredentials, loadContractServer, loadGenerated } from "../../generator/cli/generated-package.js";
import { type Listening, listen } from "../../generator/cli/listen.js";
import { createMock, SCENARIO_HEADER } from "../../generator/cli/mock/app.js";
import type { Contract } from "../../generator/contract/contract.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import type { ApiModel } from "../../generator/model/model.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover, type Project } from "../../generator/source/project.js";
import { root } from "../conformance/suite.js";

export const TOKEN = "gateway-token-of-the-tests";

export interface Provider {
  readonly name: string;
  readonly plan: BindingPlan;
  readonly model: ApiModel;
  readonly generated: GeneratedPackage;
}

export async function readProject(): Promise<{
  readonly project: Project;
  readonly contract: Contract;
  readonly providers: readonly Provider[];
}> {
  const { value: project, findings } = discover({ cwd: root });
  if (project === undefined) throw new TypeError("the project cannot be read");
  const workspace = analyse({ value: project, findings });
  const contract = workspace.contracts.find(({ name }) => name === "cancel-session");
  if (contract === undefined) throw new TypeError("the contract cannot be read");
  const providers: Provider[] = [];
  for (const { folder, model, plans } of workspace.providers) {
    const plan = plans.find((each) => each.contract === contract);
    if (model === undefined || plan === undefined) continue;
    providers.push({ name: folder.name, plan, model, generated: await loadGenerated(project, folder.name, [plan]) });
  }
  return { project, contract, providers };
}

/** A provider's mock over HTTP, and its adapter in one of the mock's scenarios. */
export async function mocked(
  { plan, model, generated }: Provider,
  options: {
    readonly scenario?: string;
    /** Of a call; by default so long that no machine is too slow. */
    readonly limits?: { readonly timeoutMs?: number; readonly deadlineMs?: number };
    readonly watch?: () => void;
  } = {},
): Promise<{ readonly backend: Backend; readonly server: Listening }> {
  const { scenario, limits = { timeoutMs: 60_000, deadlineMs: 60_000 }, watch } = options;
  const { app } = await createMock({ model, plans: [plan], generated });
  const watched: App = {
    fetch: (request) => {
      watch?.();
      return app.fetch(request);
    },
  };
  const server = await listen(watched, 0);
  const client = generated.createClient({
    baseUrl: server.url,
    auth: anyCredentials(model),
    ...limits,
    ...(scenario === undefined ? {} : { headers: { [SCENARIO_HEADER]: scenario } }),
  });
  return { backend: { call: generated.adapter(plan, client, {}) }, server };
}

export async function serveGateway(
  { project, contract }: { readonly project: Project; readonly contract: Contract },
  backends: ReadonlyMap<string, Backend>,
  /** Told of each request's path and of the milliseconds from its head to that of its answer. */
  timed: (path: string, ms: number) => void = () => undefined,
): Promise<Listening> {
  const createServer = await loadContractServer(project, contract.name);
  const app = createGateway({ contract, createServer, backends, token: TOKEN });
  const watched: App = {
    async fetch(request) {
      const began = performance.now();
      const response = await app.fetch(request);
      timed(new URL(request.url).pathname, performance.now() - began);
      return response;
    },
  };
  return await listen(watched, 0);
}

export function post(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${TOKEN}` });
  new Headers(init.headers).forEach((value, name) => {
    headers.set(name, value);
  });
  return fetch(url + path, { method: "POST", ...init, headers });
}

export function cancelPath(provider: string, sessionId: string): string {
  return `/providers/${encodeURIComponent(provider)}/sessions/${encodeURIComponent(sessionId)}/cancel`;
}
