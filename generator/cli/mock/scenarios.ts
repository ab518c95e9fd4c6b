import type { OutcomeRole } from "../../contract/contract.js";
import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import { anyCredentials, type ContractResult, type GeneratedPackage } from "../generated-package.js";
import { type Shape, sampleConfig, sampleInput, shapesOf, withValue } from "./shapes.js";

/** A response, and what the provider's own adapter makes of it. */
export interface Scenario extends Shape {
  /** The fault, or the outcome where there is none. */
  readonly name: string;
  readonly outcome: string;
  readonly role: OutcomeRole;
  /** The provider's own word for the state that the response tells of. */
  readonly word?: string;
}

/**
 * One scenario for each result, and each of the provider's words for a state, that its responses can lead to. What a response means is
 * asked of the generated adapter, so the mock cannot disagree with it.
 */
export async function scenariosOf(
  plan: BindingPlan,
  model: ApiModel,
  generated: GeneratedPackage,
): Promise<readonly Scenario[]> {
  const input = sampleInput(plan, model);
  const id = input[plan.contract.identity.input] ?? null;
  const scenarios: Scenario[] = [];
  for (const shape of shapesOf(plan, model)) {
    const own = namedAs(plan, shape, id);
    const { outcome, fault, provenance } = await ask({ plan, model, generated, input, shape: own });
    const name = fault?.code ?? outcome;
    const word = provenance?.status;
    const role = plan.contract.outcomes.find((each) => each.name === outcome)?.role ?? "unknown";
    if (!scenarios.some((each) => each.name === name && each.word === word))
      scenarios.push({ ...own, name, outcome, role, ...(word === undefined ? {} : { word }) });
  }
  return scenarios;
}

/** The response as it would speak of one resource. */
export function namedAs(plan: BindingPlan, shape: Shape, id: unknown): Shape {
  const { body, status } = shape;
  const identity = identityOf(plan, status);
  return body === undefined || identity === undefined || typeof id !== "string"
    ? { status, ...(body === undefined ? {} : { body }) }
    : { status, body: withValue(body, identity, id) };
}

function identityOf(plan: BindingPlan, status: number) {
  const exact = plan.responses.find(
    ({ response }) => response.status.kind === "code" && response.status.code === status,
  );
  const range = plan.responses.find(
    ({ response }) => response.status.kind === "range" && response.status.hundreds === Math.floor(status / 100),
  );
  return (exact ?? range)?.identity;
}

async function ask(question: {
  plan: BindingPlan;
  model: ApiModel;
  generated: GeneratedPackage;
  input: object;
  shape: Shape;
}): Promise<ContractResult> {
  const { plan, model, generated, input, shape } = question;
  const client = generated.createClient({
    baseUrl: "http://mock.invalid",
    auth: anyCredentials(model),
    retry: false,
    fetch: async () => toResponse(shape),
  });
  return await generated.adapter(plan, client, sampleConfig(plan))(input);
}

/** The response on the wire. Who is limited is told for how long (RFC 6585, section 4). */
export function toResponse({ status, body }: Shape): Response {
  const init = status === 429 ? { status, headers: { "retry-after": "1" } } : { status };
  return body === undefined ? new Response(null, init) : Response.json(body, init);
}
