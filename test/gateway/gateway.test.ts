import { CancelSessionResult } from "@concordat/cancel-session/validators";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Backend } from "../../generator/cli/gateway/gateway.js";
import type { Listening } from "../../generator/cli/listen.js";
import { sampleInput } from "../../generator/cli/mock/shapes.js";
import { cancelPath, mocked, post, readProject, serveGateway } from "./support.js";

const read = await readProject();
const { contract, providers } = read;

const closing: Listening[] = [];
afterAll(async () => {
  for (const server of closing) await server.end();
});

async function gatewayWith(backends: ReadonlyMap<string, Backend>): Promise<string> {
  const server = await serveGateway(read, backends);
  closing.push(server);
  return server.url;
}

/** A provider that gives one result, and remembers what it was asked. */
function answering(result: object): { readonly backends: ReadonlyMap<string, Backend>; readonly asked: object[] } {
  const asked: object[] = [];
  const call = async (input: object) => {
    asked.push(input);
    return result as { outcome: string };
  };
  return { backends: new Map([["acme", { call }]]), asked };
}

const observed = { sessionId: "s", next: "read_session", provenance: { provider: "acme", basis: "body", attempts: 1 } };

describe("the providers behind one endpoint", () => {
  it.each(providers)("$name cancels a session, and refuses to do it again", async (provider) => {
    const { backend, server } = await mocked(provider);
    closing.push(server);
    const url = await gatewayWith(new Map([[provider.name, backend]]));
    const id = String(sampleInput(provider.plan, provider.model).sessionId);
    const first = await post(url, cancelPath(provider.name, id));
    const result = await first.json();
    expect([first.status, result]).toMatchObject([200, { outcome: "cancelled", sessionId: id }]);
    expect(CancelSessionResult.check(result)).toEqual([]);
    const again = await post(url, cancelPath(provider.name, id));
    expect([again.status, await again.json()]).toMatchObject([
      409,
      { outcome: "not_cancelled", fault: { code: "SESSION_NOT_CANCELLABLE" } },
    ]);
  });

  it("get the id as it was meant, the reason and the key", async () => {
    const { backends, asked } = answering({ ...observed, outcome: "cancelled" });
    const url = await gatewayWith(backends);
    const headers = { "content-type": "application/json", "idempotency-key": "key-1" };
    await post(url, cancelPath("acme", "a/b?c#d%2e é"), { headers, body: '{"reason":"changed"}' });
    expect(asked).toEqual([{ sessionId: "a/b?c#d%2e é", reason: "changed", idempotencyKey: "key-1" }]);
  });
});

describe("a result's status", () => {
  // Written down from the contract's own HTTP face.
  const byFault: Readonly<Record<string, number>> = {
    SESSION_NOT_FOUND: 404,
    INVALID_REQUEST: 422,
    IDEMPOTENCY_CONFLICT: 422,
    RATE_LIMITED: 429,
    UNAUTHENTICATED: 502,
    PERMISSION_DENIED: 502,
    NOT_SENT: 502,
    NO_RESPONSE: 504,
  };
  const byOutcome: Readonly<Record<string, number>> = {
    cancelled: 200,
    cancel_pending: 202,
    not_cancelled: 409,
    indeterminate: 502,
  };
  const results = contract.outcomes.flatMap(
    ({ name: outcome, faults }): { outcome: string; fault?: { code: string } }[] =>
      faults.length === 0 ? [{ outcome }] : faults.map((code) => ({ outcome, fault: { code } })),
  );

  it("is stated for every outcome and fault of the contract", () => {
    expect(results).toHaveLength(18);
  });

  it.each(results)("of $outcome $fault.code is the contract's, and its body the result", async (verdict) => {
    const result = { ...observed, ...verdict };
    const url = await gatewayWith(answering(result).backends);
    const response = await post(url, cancelPath("acme", "s"));
    const code = verdict.fault?.code ?? "";
    expect(response.status).toBe(byFault[code] ?? byOutcome[verdict.outcome]);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("retry-after")).toBeNull();
    expect(await response.json()).toEqual(result);
  });

  it("of a rate limit says when to come back, in whole seconds and not too early", async () => {
    const fault = { code: "RATE_LIMITED", retryAfterMs: 1_001 };
    const url = await gatewayWith(answering({ ...observed, outcome: "not_cancelled", fault }).backends);
    const response = await post(url, cancelPath("acme", "s"));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
  });
});

describe("a caller's own mistake", () => {
  const { backends, asked } = answering({ ...observed, outcome: "cancelled" });
  let url: string;
  beforeAll(async () => {
    const missing = ["CONCORDAT_BANK_TOKEN"];
    url = await gatewayWith(new Map<string, Backend>([...backends, ["bank", { missing }]]));
  });
  const json = { "content-type": "application/json" };
  const mistakes: readonly (readonly [string, number, string, RequestInit])[] = [
    ["an unknown provider", 404, cancelPath("nobody", "s"), {}],
    ["a provider named after what every object has", 404, cancelPath("constructor", "s"), {}],
    ["no token", 401, cancelPath("acme", "s"), { headers: { authorization: "" } }],
    ["another token", 401, cancelPath("acme", "s"), { headers: { authorization: "Bearer guessed" } }],
    ["a provider without credentials", 401, cancelPath("bank", "s"), {}],
    ["a reason that is no text", 400, cancelPath("acme", "s"), { headers: json, body: '{"reason":3}' }],
    ["a body that is no JSON", 400, cancelPath("acme", "s"), { headers: json, body: "{" }],
    ["an empty key", 400, cancelPath("acme", "s"), { headers: { "idempotency-key": "" } }],
    ["another media type", 415, cancelPath("acme", "s"), { headers: { "content-type": "text/csv" }, body: "a,b" }],
    ["a body of 2 MB", 413, cancelPath("acme", "s"), { headers: json, body: `{"reason":"${"x".repeat(2_000_000)}"}` }],
    ["another method", 405, cancelPath("acme", "s"), { method: "PUT" }],
    ["another path", 404, "/providers/acme/sessions/s", {}],
  ];

  it.each(mistakes)("%s is a problem, and nothing is sent", async (_, status, path, init) => {
    const response = await post(url, path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ type: "about:blank", status });
    expect(asked).toEqual([]);
  });

  it("names the variable that is missing, and no other provider's", async () => {
    const response = await post(url, cancelPath("bank", "s"));
    expect(await response.json()).toMatchObject({
      detail: "The gateway lacks CONCORDAT_BANK_TOKEN in its environment.",
    });
  });
});
