import { describe, expect, it } from "vitest";
import { perform } from "../../templates/runtime/src/contract.js";
import { createCore, type Fetch, type LogEvent, type ServiceSpec } from "../../templates/runtime/src/index.js";
import { closeAccount, contract, decide, keyedClose, summary } from "./support/closing.js";
import { jsonResponse, refused, resetError } from "./support/scripted-fetch.js";

const service: ServiceSpec = {
  name: "bank",
  baseUrl: "https://bank.test",
  security: { key: { kind: "accessToken", tokenUrl: "https://bank.test/token" } },
};
const unauthorized = () => jsonResponse(401, {});
const shut = () => jsonResponse(200, { id: "a", state: "SHUT" });
const failing = () => jsonResponse(503, {});

/** Performs the contract with tokens of client credentials; each request of the operation meets the next answer. */
async function run(script: readonly (() => Response | Error)[], operation = closeAccount) {
  const sent: (string | null)[] = [];
  const log: string[] = [];
  let tokens = 0;
  const fetch: Fetch = async (url, init) => {
    if (url.endsWith("/token")) {
      tokens += 1;
      return jsonResponse(200, { access_token: `token-${tokens}` });
    }
    const step = script[Math.min(sent.length, script.length - 1)]?.();
    sent.push(new Headers(init.headers).get("authorization"));
    if (step === undefined || step instanceof Error) throw step ?? new Error("nothing was scripted");
    return step;
  };
  const core = createCore(service, {
    auth: { clientId: "me", clientSecret: "s3cret-s3cret" },
    fetch,
    random: () => 0,
    onLog: ({ attempt, event }: LogEvent) => log.push(`${event} ${attempt}`),
  });
  const input = { path: { id: "a" } };
  const result = await perform({ contract, core, operation, input, identity: "a", idempotencyKey: "k", decide });
  return { said: summary(result), sent, log, tokens };
}

describe("a 401 to a token that was fetched", () => {
  it("is answered with a new token, once, without a key too: what was refused was not done", async () => {
    const { log, said, sent } = await run([unauthorized, shut]);
    expect(said).toBe("shut 200 body x2");
    expect(sent).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(log).toEqual(["request 1", "response 1", "retry 2", "request 2", "response 2"]);
  });

  it("is the answer where the new token is refused as well", async () => {
    expect(await run([unauthorized])).toMatchObject({ said: "WHO 401 http_semantics x2", tokens: 2 });
  });

  it("stays the answer where the second try is not sent", async () => {
    expect((await run([unauthorized, () => refused])).said).toBe("WHO 401 http_semantics x3");
  });

  it("leaves a doubt where the second try is not answered", async () => {
    expect((await run([unauthorized, () => resetError])).said).toBe("SILENCE - transport x2");
  });

  it("ends no doubt of a try before it", async () => {
    expect((await run([failing, unauthorized, unauthorized], keyedClose)).said).toBe("SILENCE 401 transport x3");
    expect((await run([failing, unauthorized, shut], keyedClose)).said).toBe("shut 200 body x3");
  });
});

describe("a server that fails", () => {
  it("has failed where it fails again: the second answer says no more, and no less, than the first", async () => {
    expect((await run([failing], keyedClose)).said).toBe("BROKEN 503 http_semantics x3");
  });

  it("leaves no more than silence where another answer follows that ends no doubt", async () => {
    expect((await run([failing, () => jsonResponse(409, {})], keyedClose)).said).toBe("SILENCE 409 transport x2");
    expect((await run([failing, () => resetError], keyedClose)).said).toBe("SILENCE 503 transport x3");
  });
});
