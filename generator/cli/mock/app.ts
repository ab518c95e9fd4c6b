import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel, Operation } from "../../model/model.js";
import { sampleOf } from "../../model/sample.js";
import { get, isObject, type JsonValue } from "../../source/json.js";
import type { App, GeneratedPackage, Handler, HandlerRequest } from "../generated-package.js";
import { MockMachine, SILENCE } from "./machine.js";
import { scenariosOf, toResponse } from "./scenarios.js";
import { representative } from "./shapes.js";

/** A caller asks for one scenario with this header; its values are the names that `mock` prints. */
export const SCENARIO_HEADER = "x-mock-scenario";

export interface Mock {
  readonly app: App;
  /** By operation: the scenarios that a caller may ask for. */
  readonly scenarios: ReadonlyMap<string, readonly string[]>;
}

/** The generated server of a provider with a small state machine behind each bound operation and samples behind the others. */
export async function createMock(input: {
  readonly model: ApiModel;
  readonly plans: readonly BindingPlan[];
  readonly generated: GeneratedPackage;
}): Promise<Mock> {
  const { model, plans, generated } = input;
  const handlers: Record<string, Handler> = {};
  for (const operation of model.operations)
    handlers[operation.name] = () => toResponse(sampleResponse(operation, model));
  const scenarios = new Map<string, readonly string[]>();
  for (const plan of plans) {
    const machine = new MockMachine(plan, await scenariosOf(plan, model, generated));
    scenarios.set(plan.operation.name, machine.names);
    handlers[plan.operation.name] = (request) => respond(plan, machine, request);
  }
  return { app: generated.createServer(handlers, { credentials: "handler" }), scenarios };
}

async function respond(plan: BindingPlan, machine: MockMachine, request: HandlerRequest): Promise<Response> {
  const answer = machine.answer({
    id: idOf(plan, request),
    authenticated: plan.operation.security.length === 0 || Object.keys(request.credentials).length > 0,
    wanted: request.request.headers.get(SCENARIO_HEADER) ?? undefined,
  });
  if (answer === SILENCE) return await silence(request.request.signal);
  if (answer !== undefined) return toResponse(answer);
  const detail = `${SCENARIO_HEADER} takes one of: ${machine.names.join(", ")}`;
  return Response.json(
    { title: "Unknown scenario", status: 501, detail },
    { status: 501, headers: { "content-type": "application/problem+json" } },
  );
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
