import type { Operation, StatusKey } from "../../model/model.js";
import { representative } from "../../model/status.js";
import { isObject, type JsonObject, type JsonValue } from "../../source/json.js";
import type { Contract, Verdict } from "../contract.js";
import type { Expected, Lacking, Scenario, Unstated } from "./scenario.js";
import { type Answer, json, type Step } from "./step.js";
import { renamed, type Success } from "./success.js";

/** How often a request may be sent again. */
export const MORE_TRIES = 2;
/** How many requests there are at most. */
const TRIES: number = MORE_TRIES + 1;
/** One try may take this long where the point is that no answer comes: enough for a head, also on a machine that has much to do. */
export const SHORT_MS = 1_000;
const SMALL_BODY = 4_096;
/** A key as callers make them; providers may ask for a UUID. */
const KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";
/** Every character that ends or changes a path, and one that is not ASCII. */
const AWKWARD_ID = "a/b?c#d%2e;e=é ..";
const OTHER_ID = "00000000-0000-7000-8000-000000000000";
/** RFC 9110, 9.2.1, and the QUERY method: what changes nothing may be asked again. */
const SAFE_METHODS: readonly string[] = ["get", "head", "options", "trace", "query"];

/** What scenarios of the wire are made of. The binding is what they test, so nothing here comes from it. */
export interface Wire {
  readonly provider: string;
  readonly contract: Contract;
  /** The provider's document's own. */
  readonly operation: Operation;
  /** What the caller gives where the scenario does not say otherwise. */
  readonly input: JsonObject;
  /** Undefined: no stated scenario ends in one. */
  readonly success: Success | undefined;
  /** The provider takes the caller's idempotency key, as a person stated it. */
  readonly takesKey: boolean;
}

/** A scenario without the form of its request, which is the same in all. */
export type Made = Omit<Scenario, "expected"> & { readonly expected: Omit<Expected, "request"> };

/** What may happen to any provider on the wire: what it must come to is the contract's, and for a success what was stated. */
export function wireScenarios(wire: Wire): readonly (Made | Lacking | Unstated)[] {
  return Object.entries(table).map(([name, make]) => {
    const made = make(wire);
    if (typeof made === "string") return { name, lacks: made };
    return "unstated" in made ? { name, ...made } : { input: wire.input, ...made, name };
  });
}

type Row = Omit<Made, "name" | "input"> & { readonly input?: JsonObject };
type Cell = Row | { readonly unstated: string } | string;

const table: Readonly<Record<string, (wire: Wire) => Cell>> = {
  "empty 200": (wire) =>
    isDeclared(wire, 200) && !hasBody(wire, 200)
      ? "its document declares a 200 without a body"
      : unread(wire, { kind: "answer", status: 200 }),
  "HTML 502": (wire) => {
    const tries = triesOf(wire);
    const step = { kind: "answer", status: 502, headers: HTML, body: "<h1>Bad Gateway</h1>" } as const;
    const about = { httpStatus: 502, basis: "http_semantics", attempts: tries };
    return { script: [step], expected: { result: resultOf(wire, "providerFault", about), requests: tries } };
  },
  "JSON cut off": withBody((wire, { status, text }) => lost(wire, { kind: "cut", status, body: text.slice(0, -2) })),
  "JSON cut off where it seems whole": withBody((wire, { status, text, headers }) =>
    unread(wire, { kind: "answer", status, headers, body: text.slice(0, -2) }),
  ),
  "JSON that is no object": withBody((wire, { status, headers }) => unread(wire, json(status, [], headers))),
  "body over the limit": withBody((wire, { status, headers, body }) => ({
    ...unread(wire, json(status, padded(body), headers)),
    limits: { maxBodyBytes: SMALL_BODY },
  })),
  "hang before headers": (wire) => ({ ...silent(wire, { kind: "hang" }), limits: { timeoutMs: SHORT_MS } }),
  "hang in the body": withBody((wire, { status, text }) => ({
    ...lost(wire, { kind: "stall", status, body: text.slice(0, -2) }),
    limits: { timeoutMs: SHORT_MS },
  })),
  "connection refused": (wire) => ({
    script: [{ kind: "refused" }],
    expected: { result: resultOf(wire, "notSent", { basis: "transport", attempts: TRIES }), requests: 0 },
  }),
  "reset after sending": (wire) => silent(wire, { kind: "reset" }),
  "another resource's id": withBody((wire, { status, body, headers }) => {
    const other = renamed(body, idOf(wire), OTHER_ID);
    if (JSON.stringify(other) === JSON.stringify(body)) return "its success names no id";
    const about = { httpStatus: status, basis: "body", attempts: 1 };
    return once(json(status, other, headers), resultOf(wire, "mismatch", about));
  }),
  redirect: (wire) => unread(wire, { kind: "answer", status: 302, headers: { location: "/elsewhere" } }),
  "202": (wire) =>
    isDeclared(wire, 202) ? "its document declares the 202" : unread(wire, json(202, wire.success?.body ?? {})),
  "undeclared 4xx": (wire) =>
    isDeclared(wire, 418)
      ? "its document declares every 4xx, as a range"
      : unread(wire, json(418, { message: "I'm a teapot" })),
  "rate limited, then fine": withSuccess((_, { status, headers, body, result }) => ({
    script: [
      { kind: "answer", status: 429, headers: { "retry-after": "0" } },
      body === undefined ? { kind: "answer", status, headers } : json(status, body, headers),
    ],
    expected: { result: { ...result, provenance: { ...provenanceOf(result), attempts: 2 } }, requests: 2 },
  })),
  "id with path characters": withSuccess((wire, { status, headers, body, result }) => ({
    input: { ...wire.input, [wire.contract.identity.input]: AWKWARD_ID },
    script: [
      body === undefined
        ? { kind: "answer", status, headers }
        : json(status, renamed(body, idOf(wire), AWKWARD_ID), headers),
    ],
    // Where the answer repeats the id under another name, so does the result.
    expected: { result: renamed(result, idOf(wire), AWKWARD_ID), requests: 1 },
  })),
  "id that is no path segment": (wire) => ({
    input: { ...wire.input, [wire.contract.identity.input]: ".." },
    script: [{ kind: "hang" }],
    expected: {
      result: {
        ...resultOf(wire, "invalidInput", { basis: "transport", attempts: 0 }),
        [wire.contract.identity.result]: "..",
      },
      requests: 0,
    },
  }),
  "a first try unanswered and a second refused": (wire) => {
    const { contract, takesKey, input } = wire;
    if (isSafe(wire)) return "its method changes nothing, so that nothing is in doubt";
    const about = takesKey ? { httpStatus: 409, attempts: 2 } : { attempts: 1 };
    return {
      input: contract.idempotencyKey === undefined ? input : { ...input, [contract.idempotencyKey]: KEY },
      script: [{ kind: "reset" }, json(409, {})],
      expected: {
        result: resultOf(wire, "noResponse", { basis: "transport", ...about }),
        requests: takesKey ? 2 : 1,
      },
    };
  },
};

export const wireNames: readonly string[] = Object.keys(table);

const HTML = { "content-type": "text/html" };

/** A fallback of the contract as the whole result that it is. */
function resultOf(
  { provider, contract, input }: Wire,
  fallback: "invalidInput" | "notSent" | "noResponse" | "providerFault" | "unrecognised" | "mismatch",
  about: { readonly httpStatus?: number; readonly basis: string; readonly attempts: number },
): JsonObject {
  const { outcome, fault, next }: Verdict = contract.fallbacks[fallback];
  return {
    outcome,
    next,
    [contract.identity.result]: input[contract.identity.input] ?? null,
    ...(fault === undefined ? {} : { fault: { code: fault } }),
    provenance: { provider, ...about },
  };
}

function once(step: Step, result: JsonObject): Row {
  return { script: [step], expected: { result, requests: 1 } };
}

/** An answer that says nothing that is known. */
function unread(wire: Wire, answer: Answer): Row {
  const about = { httpStatus: answer.status, basis: "status_code", attempts: 1 };
  return once(answer, resultOf(wire, "unrecognised", about));
}

/** No answer at all. */
function silent(wire: Wire, step: Step): Row {
  const tries = triesOf(wire);
  const result = resultOf(wire, "noResponse", { basis: "transport", attempts: tries });
  return { script: [step], expected: { result, requests: tries } };
}

/** The head arrived, the body did not. */
function lost(wire: Wire, step: Extract<Step, { readonly status: number }>): Row {
  const tries = triesOf(wire);
  const result = resultOf(wire, "noResponse", { httpStatus: step.status, basis: "transport", attempts: tries });
  return { script: [step], expected: { result, requests: tries } };
}

function withSuccess(make: (wire: Wire, success: Success) => Cell): (wire: Wire) => Cell {
  return (wire) =>
    wire.success === undefined
      ? { unstated: "needs a stated scenario that ends in success by one answer" }
      : make(wire, wire.success);
}

function withBody(
  make: (wire: Wire, success: Success & { readonly body: JsonValue; readonly text: string }) => Cell,
): (wire: Wire) => Cell {
  return withSuccess((wire, success) => {
    const { body } = success;
    return body === undefined
      ? "its success has no body"
      : make(wire, { ...success, body, text: JSON.stringify(body) });
  });
}

/** JSON all the same, and whole. */
function padded(body: JsonValue): JsonValue {
  return isObject(body) ? { ...body, padding: "x".repeat(2 * SMALL_BODY) } : body;
}

/** How many requests there are where none of them is answered and no key is given. */
function triesOf(wire: Wire): number {
  return isSafe(wire) ? TRIES : 1;
}

function isSafe({ operation }: Wire): boolean {
  return SAFE_METHODS.includes(operation.method.toLowerCase());
}

function idOf({ contract, input }: Wire): JsonValue {
  return input[contract.identity.input] ?? null;
}

function provenanceOf({ provenance }: JsonObject): JsonObject {
  return isObject(provenance) ? provenance : {};
}

function responsesFor({ operation }: Wire, status: number) {
  const covers = (key: StatusKey) =>
    key.kind === "default" ||
    representative(key) === status ||
    (key.kind === "range" && key.hundreds === Math.floor(status / 100));
  return operation.responses.filter((response) => covers(response.status));
}

function isDeclared(wire: Wire, status: number): boolean {
  return responsesFor(wire, status).length > 0;
}

function hasBody(wire: Wire, status: number): boolean {
  return responsesFor(wire, status).some(({ content }) => content.length > 0);
}
