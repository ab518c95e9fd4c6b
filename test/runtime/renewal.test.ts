import { describe, expect, it } from "vitest";
import { perform } from "../../templates/runtime/src/contract.js";
import {
  type Auth,
  type ClientOptions,
  createCore,
  type Fetch,
  type LogEvent,
  type ServiceSpec,
} from "../../templates/runtime/src/index.js";
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
async function run(
  script: readonly (() => Response | Error)[],
  operation = closeAccount,
  tokenOf: (number: number) => unknown = (number) => `token-${number}`,
) {
  const sent: (string | null)[] = [];
  const log: string[] = [];
  let tokens = 0;
  const fetch: Fetch = async (url, init) => {
    if (url.endsWith("/token")) {
      tokens += 1;
      return jsonResponse(200, { access_token: tokenOf(tokens) });
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

describe("a token that no header takes", () => {
  const odd = ["bad\ntoken", "bad token ", "", "\u0000", "schl\u00fcssel\u{1f511}", "\ud800", 7, null];

  it.each(odd)("is a failure of the endpoint where nothing was sent yet: %j", async (token) => {
    const { said, sent } = await run([shut], closeAccount, () => token);
    expect(said).toBe("UNSENT - transport x0");
    expect(sent).toEqual([]);
  });

  it.each(odd)("ends no doubt, and is no exception, where a try may have acted: %j", async (token) => {
    const tokenOf = (number: number) => (number === 1 ? "token-1" : token);
    const { said, sent } = await run([() => resetError, unauthorized], keyedClose, tokenOf);
    expect(said).toBe("SILENCE 401 transport x2");
    expect(sent).toHaveLength(2);
  });
});

describe("whatever fails after a request was sent", () => {
  const input = { path: { id: "a" } };
  const common = { contract, input, identity: "a", idempotencyKey: "k", operation: keyedClose, decide };
  const script = [() => Promise.reject(resetError), async () => unauthorized()];
  /** With an `auth` that is a function, asked once for each token. */
  const ask = async (auth: () => Auth, others: Partial<ClientOptions> = {}) => {
    let sent = 0;
    const fetch: Fetch = async (url) => {
      if (url.endsWith("/token")) return jsonResponse(200, { access_token: "t" });
      sent += 1;
      return await (script[Math.min(sent, script.length) - 1]?.() ?? Promise.reject(new Error("nothing was scripted")));
    };
    const core = createCore(service, { auth, fetch, random: () => 0, ...others });
    return summary(await perform({ ...common, core }));
  };
  const client = { clientId: "me", clientSecret: "s3cret" };

  it.each<readonly [string, unknown]>([
    ["nothing at all", undefined],
    ["no credentials any more", {}],
    ["a token with a line break", { token: "a\nb" }],
    ["a token endpoint that is none", { ...client, tokenUrl: "http://[" }],
    ["a secret that is no text", { ...client, clientSecret: 7 }],
  ])("is no exception: the option auth brings %s", async (_, later) => {
    let asked = 0;
    const auth = () => {
      asked += 1;
      return (asked === 1 ? client : later) as Auth;
    };
    expect(await ask(auth)).toBe("SILENCE 401 transport x2");
    expect(asked).toBe(2);
  });

  it("is no exception where a function of the caller's own throws", async () => {
    const random = () => {
      throw new Error("a defect of the caller's");
    };
    expect(await ask(() => client, { random })).toBe("SILENCE - transport x1");
  });

  it.each<readonly [string, PropertyDescriptor]>([
    ["no text", { value: 7 }],
    [
      "what throws",
      {
        get() {
          throw new Error("a defect of whoever made it");
        },
      },
    ],
  ])("is no exception where the error of fetch has %s for a name", async (_, name) => {
    const fetch: Fetch = async (url) => {
      if (url.endsWith("/token")) return jsonResponse(200, { access_token: "t" });
      throw Object.defineProperty(new Error("x"), "name", name);
    };
    const log: string[] = [];
    const onLog = ({ event }: LogEvent) => log.push(event);
    expect(await ask(() => client, { fetch, onLog })).toBe("SILENCE - transport x3");
    expect(log.filter((event) => event === "failure")).toHaveLength(3);
  });

  it("is one where nothing was sent: it is the caller's bug", async () => {
    await expect(ask(() => undefined as unknown as Auth)).rejects.toThrow(
      /option auth is a function that brings no object/,
    );
    await expect(ask(() => ({}))).rejects.toThrow(/needs the option auth/);
    await expect(ask(() => ({ token: "a\nb" }))).rejects.toThrow(/no header takes/);
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
