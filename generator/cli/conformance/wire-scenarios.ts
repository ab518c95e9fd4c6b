import type { Contract, Verdict } from "../../contract/contract.js";
import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel, StatusKey } from "../../model/model.js";
import { isObject, type JsonValue } from "../../source/json.js";
import { representative, withValue } from "../mock/shapes.js";
import type { Expected, Lacking, Scenario } from "./scenario.js";
import { type Answer, json, type Step } from "./step.js";
import { naming, type Success, successOf } from "./success.js";

/** One try may take this long where the point is that no answer comes. */
const SHORT_MS = 250;
const SMALL_BODY = 4_096;
/** A key as callers make them; providers may ask for a UUID. */
const KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";
/** Every character that ends or changes a path, and one that is not ASCII. */
const AWKWARD_ID = "a/b?c#d%2e;e=é ..";

interface Wire {
  readonly plan: BindingPlan;
  readonly contract: Contract;
  readonly success: Success;
  /** The caller's id. */
  readonly id: string;
  /** The success as it speaks of that id; undefined where it has no body. */
  readonly body: JsonValue | undefined;
}

/**
 * What may happen to any provider on the wire. The answers are made of the document, and what they must mean of the contract: not
 * of the binding, which is what is tested.
 */
export function wireScenarios(plan: BindingPlan, model: ApiModel, id: string): readonly (Scenario | Lacking)[] {
  const success = successOf(plan, model);
  if (success === undefined) return names.map((name) => ({ name, lacks: "no response of it means success" }));
  const wire: Wire = { plan, contract: plan.contract, success, id, body: naming(success, id) };
  return names.map((name): Scenario | Lacking => {
    const made = table[name](wire);
    return typeof made === "string" ? { name, lacks: made } : { name, ...made };
  });
}

type Made = Omit<Scenario, "name"> | string;

const noBody = "its success has no body";

const table = {
  "empty 200": ({ contract }) => answered(contract.fallbacks.unrecognised, { kind: "answer", status: 200 }),
  "HTML 502": ({ contract }) => answered(contract.fallbacks.providerFault, html(502)),
  "JSON cut off": (wire) =>
    withBody(wire, (status, text) => lost(wire, { kind: "cut", status, body: text.slice(0, -2) })),
  "JSON cut off where it seems whole": (wire) =>
    withBody(wire, (status, text) =>
      answered(wire.contract.fallbacks.unrecognised, { ...json(status, ""), body: text.slice(0, -2) }),
    ),
  "body over the limit": (wire) =>
    wire.body === undefined
      ? noBody
      : {
          ...answered(wire.contract.fallbacks.unrecognised, oversized(wire.success.status, wire.body)),
          limits: { maxBodyBytes: SMALL_BODY },
        },
  "hang before headers": (wire) => ({ ...silent(wire, { kind: "hang" }), limits: { timeoutMs: SHORT_MS } }),
  "hang in the body": (wire) =>
    withBody(wire, (status, text) => ({
      ...lost(wire, { kind: "stall", status, body: text.slice(0, -2) }),
      limits: { timeoutMs: SHORT_MS },
    })),
  "connection refused": ({ contract }) => ({
    script: [{ kind: "refused" }],
    expected: { result: { verdict: contract.fallbacks.notSent }, requests: 0 },
  }),
  "reset after sending": (wire) => silent(wire, { kind: "reset" }),
  "another resource's id": (wire) => {
    const { contract, success, body } = wire;
    if (body === undefined) return noBody;
    if (success.plan.identity === undefined) return "its answer names no id";
    const other = withValue(body, success.plan.identity, "00000000-0000-7000-8000-000000000000");
    return answered(contract.fallbacks.mismatch, json(success.status, other));
  },
  "unknown enum value": (wire) => {
    const { contract, success, body } = wire;
    const [at] = success.plan.switch;
    if (body === undefined || at === undefined) return noBody;
    return answered(contract.fallbacks.unrecognised, json(success.status, withValue(body, at, "A_NEW_STATE")));
  },
  redirect: ({ contract }) =>
    answered(contract.fallbacks.unrecognised, { kind: "answer", status: 302, headers: { location: "/elsewhere" } }),
  "202": (wire) => {
    const { contract, plan, body } = wire;
    if (isDeclared(plan, 202)) return "its document declares the 202";
    return answered(contract.fallbacks.unrecognised, json(202, body ?? {}));
  },
  "undeclared 4xx": ({ contract, plan }) =>
    isDeclared(plan, 418)
      ? "its document declares every 4xx, as a range"
      : answered(contract.fallbacks.unrecognised, json(418, { message: "I'm a teapot" })),
  "rate limited, then fine": ({ success, body }) => ({
    script: [
      { kind: "answer", status: 429, headers: { "retry-after": "0" } },
      body === undefined ? { kind: "answer", status: success.status } : json(success.status, body),
    ],
    expected: { result: { verdict: verdictOf(success.decision), httpStatus: success.status }, requests: 2 },
  }),
  "id with path characters": (wire) => {
    const { contract, plan, success } = wire;
    const body = naming(success, AWKWARD_ID);
    const sent = plan.request.find(({ from }) => from.kind === "input" && from.name === contract.identity.input)?.to;
    const path =
      sent?.in === "path"
        ? { path: plan.operation.path.replaceAll(`{${sent.name}}`, encodeURIComponent(AWKWARD_ID)) }
        : {};
    return {
      input: { [contract.identity.input]: AWKWARD_ID },
      script: [body === undefined ? { kind: "answer", status: success.status } : json(success.status, body)],
      expected: {
        result: { verdict: verdictOf(success.decision), httpStatus: success.status },
        requests: 1,
        ...path,
      },
    };
  },
  "id that is no path segment": ({ contract }) => ({
    input: { [contract.identity.input]: ".." },
    script: [{ kind: "hang" }],
    expected: { result: { verdict: contract.fallbacks.invalidInput }, requests: 0 },
  }),
  "a first try unanswered and a second refused": (wire) => {
    const { contract, plan } = wire;
    const repeated = plan.idempotencyHeader !== undefined;
    const key = contract.idempotencyKey === undefined ? {} : { input: { [contract.idempotencyKey]: KEY } };
    return {
      ...key,
      script: [{ kind: "reset" }, json(409, {})],
      expected: {
        result: { verdict: contract.fallbacks.noResponse, ...(repeated ? { httpStatus: 409 } : {}) },
        requests: repeated ? 2 : 1,
      },
    };
  },
} as const satisfies Readonly<Record<string, (wire: Wire) => Made>>;

type Name = keyof typeof table;
const names = Object.keys(table) as readonly Name[];

function answered(verdict: Verdict, answer: Answer): { script: [Answer]; expected: Expected } {
  return { script: [answer], expected: { result: { verdict, httpStatus: answer.status }, requests: 1 } };
}

/** No answer at all. */
function silent({ contract }: Wire, step: Step): { script: [Step]; expected: Expected } {
  return { script: [step], expected: { result: { verdict: contract.fallbacks.noResponse }, requests: 1 } };
}

/** The head arrived, the body did not. */
function lost({ contract }: Wire, step: Extract<Step, { readonly status: number }>) {
  const result = { verdict: contract.fallbacks.noResponse, httpStatus: step.status };
  return { script: [step], expected: { result, requests: 1 } };
}

function withBody({ success, body }: Wire, make: (status: number, text: string) => Made): Made {
  return body === undefined ? noBody : make(success.status, JSON.stringify(body));
}

function html(status: number): Answer {
  return { kind: "answer", status, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" };
}

/** JSON all the same, and whole. */
function oversized(status: number, body: JsonValue): Answer {
  const padded = isObject(body) ? { ...body, padding: "x".repeat(2 * SMALL_BODY) } : body;
  return json(status, padded);
}

function verdictOf({ outcome, fault, next }: Verdict): Verdict {
  return { outcome, ...(fault === undefined ? {} : { fault }), next };
}

function isDeclared(plan: BindingPlan, status: number): boolean {
  const covers = (key: StatusKey) =>
    key.kind === "default" ||
    representative(key) === status ||
    (key.kind === "range" && key.hundreds === Math.floor(status / 100));
  return plan.operation.responses.some((response) => covers(response.status));
}
