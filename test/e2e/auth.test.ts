import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { asked, closing, served } from "../emit/served.js";
import { emitSmall, smallModel, sourceIn } from "../emit/small.js";

const answered = (status: string) => `responses: { "${status}": { description: ok }, "401": { description: no } }`;
const yaml = `
openapi: 3.1.0
info: { title: Bank, version: "1" }
security: [{ Token: [] }]
paths:
  /token: { get: { operationId: token, ${answered("204")} } }
  /public: { get: { operationId: open, security: [], ${answered("204")} } }
  /digest: { get: { operationId: digest, security: [{ Digest: [] }], ${answered("204")} } }
  /mutual: { get: { operationId: mutual, security: [{ Mutual: [], Key: [] }], ${answered("204")} } }
  /both: { get: { operationId: both, security: [{ Id: [], app-key: [] }], ${answered("204")} } }
components:
  securitySchemes:
    Id: { type: apiKey, in: header, name: X-Id }
    app-key: { type: apiKey, in: header, name: X-App-Key }
    Token: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://id.test/token", scopes: {} } } }
    Digest: { type: http, scheme: digest }
    Mutual: { type: mutualTLS }
    Key: { type: apiKey, in: header, name: X-Key }
`;

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

async function listening(handle: Handle): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A token endpoint that answers when it is let to, and a service that takes no token of `refused`. */
async function world(refused: readonly string[] = []) {
  const waiting: (() => void)[] = [];
  const issued: string[] = [];
  const seen: string[] = [];
  const tokenUrl = await listening((_, response) => {
    const token = `t${issued.length}`;
    issued.push(token);
    waiting.push(() => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 3600 }));
    });
  });
  const baseUrl = await listening((request, response) => {
    const [, token = ""] = (request.headers.authorization ?? "").split(" ");
    seen.push(token);
    response.statusCode = refused.includes(token) ? 401 : 204;
    response.end();
  });
  const auth = { clientId: "id", clientSecret: "s3cret", tokenUrl };
  const client = at.loaded.createClient({ baseUrl, auth, retry: false });
  const call = client.token as unknown as (
    input: object,
    options?: { signal: AbortSignal },
  ) => Promise<{ readonly status: unknown }>;
  const release = async (count: number) => {
    await expect.poll(() => waiting.length).toBeGreaterThanOrEqual(count);
    for (const answer of waiting.splice(0)) answer();
  };
  return { issued, seen, call, release };
}

let at: Awaited<ReturnType<typeof served>>;

beforeAll(async () => {
  at = await served(smallModel(yaml), () => ({ status: 204 }));
});

const statuses = (results: readonly { readonly status: unknown }[]) => results.map(({ status }) => status);

describe("calls that need a token at the same time", () => {
  it("share one request for it", async () => {
    const { call, issued, release, seen } = await world();
    const calls = Array.from({ length: 5 }, async () => await call({}));
    await release(1);
    expect(statuses(await Promise.all(calls))).toEqual([204, 204, 204, 204, 204]);
    expect([issued, seen]).toEqual([["t0"], ["t0", "t0", "t0", "t0", "t0"]]);
  });

  it("share one more where all are refused, and are sent once more each", async () => {
    const { call, issued, release, seen } = await world(["t0"]);
    const calls = Array.from({ length: 4 }, async () => await call({}));
    await release(1);
    await expect.poll(() => seen.length).toBe(4);
    await release(1);
    expect(statuses(await Promise.all(calls))).toEqual([204, 204, 204, 204]);
    expect(issued).toEqual(["t0", "t1"]);
    expect(seen.slice(4)).toEqual(["t1", "t1", "t1", "t1"]);
  });

  it("end alone where one is aborted: nothing of it was sent, and the others have their token", async () => {
    const { call, issued, release, seen } = await world();
    const abort = new AbortController();
    const aborted = call({}, { signal: abort.signal });
    const other = call({});
    await expect.poll(() => issued.length).toBe(1);
    abort.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError", sent: "no" });
    await release(1);
    expect((await other).status).toBe(204);
    expect([issued, seen]).toEqual([["t0"], ["t0"]]);
  });
});

it("a call that is aborted while a refused token is renewed ends at once", async () => {
  const { call, issued, release, seen } = await world(["t0"]);
  const abort = new AbortController();
  const aborted = call({}, { signal: abort.signal });
  await release(1);
  await expect.poll(() => issued.length).toBe(2);
  abort.abort();
  await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
  expect(seen).toEqual(["t0"]);
});

describe("what a document asks of an operation", () => {
  it("is its own word, and the document's where it has none", async () => {
    const { baseUrl, loaded } = at;
    expect((await asked(loaded, { baseUrl, auth: {} }, "open")).status).toBe(204);
    await expect(asked(loaded, { baseUrl, auth: {} }, "token")).rejects.toThrow("token needs the option auth");
    expect((await fetch(`${baseUrl}/public`)).status).toBe(204);
    expect((await fetch(`${baseUrl}/token`)).status).toBe(401);
  });

  it("goes out by the caller's own means where no client sends it", async () => {
    const { baseUrl, loaded } = at;
    const sent: Headers[] = [];
    const own = async (url: string, init: RequestInit) => {
      sent.push(new Headers(init.headers));
      return await fetch(url, init);
    };
    const headers = { authorization: "Digest username=me" };
    expect((await asked(loaded, { baseUrl, auth: {}, headers, fetch: own }, "digest")).status).toBe(204);
    expect(sent[0]?.get("authorization")).toBe("Digest username=me");
  });

  it("is needed together with what a client does send", async () => {
    const { baseUrl, loaded } = at;
    expect((await asked(loaded, { baseUrl, auth: { apiKey: "k" } }, "mutual")).status).toBe(204);
    await expect(asked(loaded, { baseUrl, auth: {} }, "mutual")).rejects.toThrow("mutual needs the option auth");
    expect((await fetch(`${baseUrl}/mutual`)).status).toBe(401);
  });

  it("is one key for each of several schemes, as the README shows", async () => {
    const { baseUrl, loaded } = at;
    const sent: Headers[] = [];
    const own = async (url: string, init: RequestInit) => {
      sent.push(new Headers(init.headers));
      return await fetch(url, init);
    };
    const auth = { apiKey: { Id: "me", "app-key": "k" } };
    expect((await asked(loaded, { baseUrl, auth, fetch: own }, "both")).status).toBe(204);
    expect([sent[0]?.get("x-id"), sent[0]?.get("x-app-key")]).toEqual(["me", "k"]);
    await expect(asked(loaded, { baseUrl, auth: {} }, "both")).rejects.toThrow('{ apiKey: { Id, "app-key" } }');
    const readme = sourceIn(
      await emitSmall(
        smallModel(yaml.replace("[{ Token: [] }]", "[]").replace(/ {2}.(?:token|digest|mutual):.*\n/g, "")),
      ),
      "README.md",
    );
    expect(readme).toContain('apiKey: { Id: process.env.API_KEY ?? "", "app-key": process.env.API_KEY_2 ?? "" }');
  });
});
