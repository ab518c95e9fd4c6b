import { describe, expect, it } from "vitest";
import { serveApp } from "./loopback.js";
import { type Provider, providers, type Scenario } from "./providers.js";

async function cancelAgainst(provider: Provider, script: () => Response | Promise<Response>, timeoutMs = 30_000) {
  await using server = await serveApp(provider.server(script));
  return await provider.canceller(server.url, timeoutMs).cancel({ sessionId: provider.sessionId });
}

const answer =
  ({ status, body }: Pick<Scenario, "status" | "body">) =>
  () =>
    body === undefined ? new Response(null, { status }) : Response.json(body, { status });

describe.each(providers.map((provider) => [provider.name, provider] as const))(
  "%s, its generated client against its generated server over HTTP",
  (name, provider) => {
    it.each(Object.entries(provider.scenarios))("%s", async (_scenario, scenario) => {
      const { expected } = scenario;
      const result = await cancelAgainst(provider, answer(scenario));
      expect(result).toMatchObject({
        ...expected,
        sessionId: provider.sessionId,
        provenance: { provider: name, httpStatus: scenario.status, attempts: 1 },
      });
      expect("fault" in result).toBe("fault" in expected);
    });

    it("an empty success is a success only where the status alone says so", async () => {
      const result = await cancelAgainst(provider, () => new Response(null, { status: provider.success }));
      expect(result.outcome).toBe(provider.success === 204 ? "cancelled" : "indeterminate");
    });

    it("an empty 200 is never a success", async () => {
      const result = await cancelAgainst(provider, () => new Response(null, { status: 200 }));
      expect(result).toMatchObject({
        outcome: "indeterminate",
        next: "read_session",
        fault: { code: "UNRECOGNISED_RESPONSE" },
      });
    });

    it("no answer in time is indeterminate, and is not asked again without a key", async () => {
      let calls = 0;
      const result = await cancelAgainst(
        provider,
        async () => {
          calls += 1;
          await new Promise((resolve) => setTimeout(resolve, 4_000));
          return new Response(null, { status: 500 });
        },
        1_500,
      );
      expect(result).toMatchObject({
        outcome: "indeterminate",
        next: "read_session",
        fault: { code: "NO_RESPONSE" },
        provenance: { basis: "transport", attempts: 1 },
      });
      expect(calls).toBe(1);
    });
  },
);
