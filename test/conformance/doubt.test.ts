import { describe, expect, it } from "vitest";
import { CLIENT_OPTIONS } from "../../generator/cli/conformance/run.js";
import { startScriptedServer } from "../../generator/cli/conformance/scripted-server.js";
import { json, type Step } from "../../generator/contract/expectations/step.js";
import { cancellerOf } from "./cancellers.js";
import { boundProviders } from "./suite.js";

const idempotencyKey = "8e03978e-40d5-43dd-bc93-6894a57f9324";
const providers = boundProviders().map((bound) => ({
  provider: bound.provider,
  header: bound.plan.idempotencyHeader,
  sessionId: bound.sessionId,
}));
const takers = providers.flatMap(({ header, ...rest }) => (header === undefined ? [] : [{ ...rest, header }]));
const others = providers.filter(({ header }) => header === undefined);

async function cancel(
  provider: string,
  input: { sessionId: string; idempotencyKey?: string },
  script: readonly Step[],
) {
  const server = await startScriptedServer(script);
  try {
    const result = await cancellerOf(provider, { baseUrl: server.url, ...CLIENT_OPTIONS }).cancel(input);
    return { result, seen: server.seen };
  } finally {
    await server.close();
  }
}

const inDoubt = { outcome: "indeterminate", next: "read_session", fault: { code: "NO_RESPONSE" } };

describe("a connection that is reset after the request was read", () => {
  it("is met by one provider that takes a key, and by four that do not", () => {
    expect([takers.length, others.length]).toEqual([1, 4]);
  });

  it.each(others)("$provider sees one request, whether a key was given or not", async ({ provider, sessionId }) => {
    for (const input of [{ sessionId }, { sessionId, idempotencyKey }]) {
      const { result, seen } = await cancel(provider, input, [{ kind: "reset" }]);
      expect(seen).toHaveLength(1);
      expect(Object.keys(seen[0]?.headers ?? {})).not.toContain("idempotency-key");
      expect(result).toMatchObject({ ...inDoubt, provenance: { basis: "transport", attempts: 1 } });
    }
  });

  it.each(takers)("$provider sees one request where no key was given", async ({ provider, sessionId }) => {
    const { result, seen } = await cancel(provider, { sessionId }, [{ kind: "reset" }]);
    expect(seen).toHaveLength(1);
    expect(result).toMatchObject({ ...inDoubt, provenance: { attempts: 1 } });
  });

  it.each(takers)("$provider is asked again with the same key, and no refusal ends the doubt", async (taker) => {
    const { provider, header, sessionId } = taker;
    for (const status of [400, 401, 403, 404, 409, 410, 422]) {
      const refusal = json(status, { error: { code: "REFUSED", message: "no", details: {} } });
      const { result, seen } = await cancel(provider, { sessionId, idempotencyKey }, [{ kind: "reset" }, refusal]);
      expect(seen.map(({ headers }) => headers[header.toLowerCase()])).toEqual([idempotencyKey, idempotencyKey]);
      expect(seen[1]).toEqual(seen[0]);
      expect(result).toMatchObject({ ...inDoubt, provenance: { httpStatus: status, attempts: 2 } });
    }
  });

  it.each(takers)("$provider is asked no more than the tries allow, and then the doubt stays", async (taker) => {
    const { provider, sessionId } = taker;
    const { result, seen } = await cancel(provider, { sessionId, idempotencyKey }, [{ kind: "reset" }]);
    expect(seen).toHaveLength(3);
    expect(result).toMatchObject({ ...inDoubt, provenance: { attempts: 3 } });
  });

  const failure = json(503, {});
  const refusal = json(409, { error: { code: "REFUSED", message: "no", details: {} } });
  const limit = json(429, {});
  const reset: Step = { kind: "reset" };
  const open = { outcome: "indeterminate", next: "read_session" };
  const words: readonly (readonly [string, readonly Step[], string, number | undefined])[] = [
    ["fails at every try", [failure], "PROVIDER_FAULT", 503],
    ["fails in two ways", [failure, json(500, {}), json(502, {})], "PROVIDER_FAULT", 502],
    ["limits the rate, and then fails", [limit, failure], "PROVIDER_FAULT", 503],
    ["fails, and then refuses", [failure, refusal], "NO_RESPONSE", 409],
    ["fails, and then is silent", [failure, reset], "NO_RESPONSE", 503],
    ["fails, is silent, and fails", [failure, reset, failure], "NO_RESPONSE", 503],
    ["fails, limits the rate, and fails", [failure, limit, failure], "NO_RESPONSE", 503],
    ["is silent, and then fails", [reset, failure], "NO_RESPONSE", 503],
  ];

  it.each(words)("is told in one word where a provider %s", async (_, script, code, httpStatus) => {
    for (const { provider, sessionId } of takers) {
      const { result } = await cancel(provider, { sessionId, idempotencyKey }, script);
      expect(result).toMatchObject({ ...open, fault: { code }, provenance: { httpStatus } });
    }
  });

  it.each(takers)("$provider ends the doubt with a success", async ({ provider, sessionId }) => {
    const done = json(200, { sessionId, status: "CANCELLED" });
    const { result, seen } = await cancel(provider, { sessionId, idempotencyKey }, [{ kind: "reset" }, done]);
    expect(seen).toHaveLength(2);
    expect(result).toMatchObject({ outcome: "cancelled", provenance: { attempts: 2 } });
  });
});
