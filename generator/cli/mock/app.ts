import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel, Operation } from "../../model/model.js";
import { sampleOf } from "../../model/sample.js";
import { representative } from "../../model/status.js";
import { get, isObject, type JsonValue } from "../../source/json.js";
import { UsageError } from "../arguments.js";
import type { App, GeneratedPackage, Handler, HandlerRequest } from "../generated-package.js";
import { administer } from "./admin.js";
import { MockMachine } from "./machine.js";
import { SILENCE } from "./names.js";
import { Objects, type Passage, type State } from "./objects.js";
import { scenariosOf, toResponse } from "./scenarios.js";

/** A caller asks for one scenario with this header; its values are the names that `mock` prints. */
export const SCENARIO_HEADER = "x-mock-scenario";
/** How long a pending state lasts. */
export const PENDING_MS = 5_000;
/** How many objects, and how many keys, are remembered. */
const MOST = 10_000;

export interface MockOptions {
  /** How long a pending state lasts before it comes to its end: 5 s. */
  readonly pendingMs?: number;
  /** What becomes of an object that nothing happens to, and how long after it was first named. */
  readonly later?: { readonly scenario: string; readonly afterMs: number };
  /** Only objects that were put there exist: any other is what 404 means. Default: every object exists. */
  readonly knownOnly?: boolean;
  /** The one credential that is taken; default: any. */
  readonly credential?: string;
  /** Milliseconds. */
  readonly now?: () => number;
  /** How many objects are remembered: 10,000. */
  readonly most?: number;
}

export interface Mock {
  readonly app: App;
  /** By operation: the scenarios that a caller may ask for. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
}

/**
 * The generated server of a provider with the states of its objects behind the bound operations and samples behind the others.
 * @throws UsageError where `later` names no scenario
 */
export async function createMock(input: {
  readonly model: ApiModel;
  readonly plans: readonly BindingPlan[];
  readonly generated: GeneratedPackage;
  readonly options?: MockOptions;
}): Promise<Mock> {
  const { model, plans, generated, options = {} } = input;
  const { now = Date.now, most = MOST, knownOnly = false, credential } = options;
  const handlers: Record<string, Handler> = {};
  for (const operation of model.operations)
    handlers[operation.name] = () => toResponse(sampleResponse(operation, model));
  const machines: MockMachine[] = [];
  const objects = new Objects({ now, most, passage: (state) => passageOf(machines, options, state) });
  for (const plan of plans) {
    const scenarios = await scenariosOf(plan, model, generated);
    const machine = new MockMachine({ plan, scenarios, objects, all: machines, mostKeys: most, knownOnly });
    machines.push(machine);
    handlers[plan.operation.name] = (request) => respond(machine, request, credential);
  }
  if (options.later !== undefined) stateOf(machines, options.later.scenario);
  const app = generated.createServer(handlers, { credentials: "handler" });
  return {
    app: { fetch: async (request) => (await administer(request, { machines, objects })) ?? (await app.fetch(request)) },
    scenarios: new Map(machines.map((machine) => [machine.plan.operation.name, machine.names])),
  };
}

/** What time makes of a state: what is pending ends in success; what nothing happens to, in what was asked for. */
function passageOf(
  machines: readonly MockMachine[],
  { pendingMs = PENDING_MS, later }: MockOptions,
  state: State | undefined,
): Passage | undefined {
  if (state === undefined)
    return later === undefined ? undefined : { next: stateOf(machines, later.scenario), afterMs: later.afterMs };
  if (state.scenario.role !== "pending") return undefined;
  const scenario = machines.find(({ plan }) => plan === state.plan)?.ended;
  return scenario && { next: { plan: state.plan, scenario }, afterMs: pendingMs };
}

function stateOf(machines: readonly MockMachine[], name: string): State {
  for (const machine of machines) {
    const scenario = machine.changes ? machine.scenario(name) : undefined;
    if (scenario !== undefined) return { plan: machine.plan, scenario };
  }
  const names = machines.filter(({ changes }) => changes).flatMap((machine) => machine.names);
  throw new UsageError(`there is no scenario ${JSON.stringify(name)}; there are ${names.join(", ")}`);
}

async function respond(machine: MockMachine, request: HandlerRequest, credential?: string): Promise<Response> {
  const { plan } = machine;
  const { headers, method, url } = request.request;
  const keyHeader = plan.idempotencyHeader;
  const answer = machine.answer({
    id: idOf(plan, request),
    authenticated: plan.operation.security.length === 0 || presents(request.credentials, credential),
    wanted: headers.get(SCENARIO_HEADER) ?? undefined,
    key: keyHeader === undefined ? undefined : (headers.get(keyHeader) ?? undefined),
    request: JSON.stringify([method, new URL(url).pathname, request.query, request.body ?? null]),
  });
  if (answer === SILENCE) return await silence(request.request.signal);
  if (answer !== undefined) return toResponse(answer);
  const detail = `${SCENARIO_HEADER} takes one of: ${machine.names.join(", ")}`;
  return Response.json(
    { type: "about:blank", title: "Not Implemented", status: 501, detail },
    { status: 501, headers: { "content-type": "application/problem+json" } },
  );
}

/** Whether a request brought any credential, or the one that is wanted: a token, a key, a user or a password. */
function presents(credentials: HandlerRequest["credentials"], wanted: string | undefined): boolean {
  const brought = Object.values(credentials);
  if (wanted === undefined) return brought.length > 0;
  return brought.some((each) => typeof each === "object" && each !== null && Object.values(each).includes(wanted));
}

/** Ends when the caller has given up. */
async function silence(signal: AbortSignal): Promise<Response> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  return new Response(null, { status: 499 });
}

function idOf(plan: BindingPlan, request: HandlerRequest): string {
  const sent = plan.request.find(({ from }) => from.kind === "input" && from.name === plan.contract.identity.input);
  if (sent === undefined) return "";
  const value =
    sent.to.in === "body"
      ? sent.to.path.reduce((node: JsonValue | undefined, key) => get(node, key), bodyOf(request))
      : request.path[sent.to.name];
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function bodyOf({ body }: HandlerRequest): JsonValue | undefined {
  // The checked boundary: the server parsed this from JSON.
  const value = body as JsonValue | undefined;
  return isObject(value) ? value : undefined;
}

function sampleResponse(operation: Operation, model: ApiModel) {
  const success =
    operation.responses.find(({ status }) => Math.floor(representative(status) / 100) === 2) ?? operation.responses[0];
  if (success === undefined) return { status: 204 };
  const media = success.content.find(({ kind }) => kind === "json");
  const body = media?.examples[0]?.value ?? (media?.schema && sampleOf(media.schema, model.schemas));
  const status = representative(success.status);
  return body === undefined ? { status } : { status, body };
}
