import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { accessOf } from "../../generator/cli/credentials.js";
import { together } from "../../generator/cli/gateway/routes.js";
import { main } from "../../generator/cli/main.js";
import type { Operation } from "../../generator/model/model.js";
import { root } from "../conformance/suite.js";
import { cancelPath, readProject } from "./support.js";

const { providers } = await readProject();

describe("the environment", () => {
  const every = {
    CONCORDAT_1099POLICY_TOKEN: "a",
    CONCORDAT_CRISSCROSS_TOKEN: "b",
    CONCORDAT_CRISSCROSS_PATH_CANCEL_SESSION: "/v2/cancel",
    CONCORDAT_FLINKS_TOKEN: "c",
    CONCORDAT_FLINKS_BASE_URL: "https://flinks.example",
    CONCORDAT_FLINKS_CLIENT_ID: "client",
    CONCORDAT_MAVEN_TOKEN: "d",
    CONCORDAT_MAVEN_BASE_URL: "https://maven.example",
    CONCORDAT_XENDIT_USERNAME: "e",
    CONCORDAT_XENDIT_SUB_ACCOUNT_ID: "sub",
  };
  // Written down from the documents: what each of them asks for.
  const expected = {
    "1099policy": { auth: { token: "a" }, config: {}, options: {} },
    crisscross: { auth: { token: "b" }, config: {}, options: { paths: { cancelSession: "/v2/cancel" } } },
    flinks: { auth: { token: "c" }, config: { clientId: "client" }, options: { baseUrl: "https://flinks.example" } },
    maven: { auth: { token: "d" }, config: {}, options: { baseUrl: "https://maven.example" } },
    xendit: { auth: { username: "e" }, config: { subAccountId: "sub" }, options: {} },
  };
  const missing = {
    "1099policy": ["CONCORDAT_1099POLICY_TOKEN"],
    crisscross: ["CONCORDAT_CRISSCROSS_TOKEN"],
    flinks: ["CONCORDAT_FLINKS_TOKEN", "CONCORDAT_FLINKS_BASE_URL"],
    maven: ["CONCORDAT_MAVEN_TOKEN", "CONCORDAT_MAVEN_BASE_URL"],
    xendit: ["CONCORDAT_XENDIT_USERNAME"],
  };

  it("says how each provider is reached", () => {
    const read = Object.fromEntries(providers.map((provider) => [provider.name, accessOf(provider, every)]));
    const whole = Object.fromEntries(
      Object.entries(expected).map(([name, access]) => [name, { ...access, missing: [] }]),
    );
    expect(read).toEqual(whole);
  });

  it("lacks what it does not have, by name", () => {
    const read = Object.fromEntries(providers.map((provider) => [provider.name, accessOf(provider, {}).missing]));
    expect(read).toEqual(missing);
  });
});

describe("concordat gateway", () => {
  it("does not start without what callers must bring", async () => {
    let stderr = "";
    const stream = { write: (text: string) => (stderr += text) };
    const code = await main(["gateway"], { cwd: root, environment: {}, stdout: stream, stderr: stream });
    expect([code, stderr]).toEqual([2, expect.stringContaining("CONCORDAT_GATEWAY_TOKEN")]);
  });

  it.each([
    [{ CONCORDAT_GATEWAY_TOKEN: "to\nken" }, "CONCORDAT_GATEWAY_TOKEN has a character"],
    [{ CONCORDAT_XENDIT_USERNAME: "sk_of_the_test\n" }, "CONCORDAT_XENDIT_USERNAME has a character"],
    [{ CONCORDAT_XENDIT_USERNAME: "sk_of_the_test", CONCORDAT_XENDIT_BASE_URL: "nonsense" }, "xendit: option baseUrl"],
    [{ CONCORDAT_GATEWAY_TOKEN: "to ken" }, "CONCORDAT_GATEWAY_TOKEN has a space"],
    [{ CONCORDAT_XENDIT_USERNAME: "sk_of_the_test:" }, "CONCORDAT_XENDIT_USERNAME has a colon"],
  ])("does not start with %j, and shows no value", async (environment, message) => {
    let stderr = "";
    const stream = { write: (text: string) => (stderr += text) };
    const full = { CONCORDAT_GATEWAY_TOKEN: "token", ...environment };
    const code = await main(["gateway"], { cwd: root, environment: full, stdout: stream, stderr: stream });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain("sk_of_the_test");
  });

  it("does not start on a port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    let stderr = "";
    const stream = { write: (text: string) => (stderr += text) };
    const environment = { CONCORDAT_GATEWAY_TOKEN: "token" };
    const code = await main(["gateway", "--port", port], { cwd: root, environment, stdout: stream, stderr: stream });
    taken.close();
    expect([code, stderr]).toEqual([2, expect.stringContaining(`port ${port} is taken`)]);
  });

  /** The gateway as a process of its own, with one provider at an address. */
  async function started(baseUrl: string) {
    const environment = {
      PATH: process.env.PATH,
      CONCORDAT_GATEWAY_TOKEN: "token",
      CONCORDAT_XENDIT_USERNAME: "sk_of_the_test",
      CONCORDAT_XENDIT_BASE_URL: baseUrl,
    };
    const child = spawn(process.execPath, ["bin/concordat.js", "gateway"], { cwd: root, env: environment });
    const told = { text: "" };
    child.stderr.on("data", (chunk: Buffer) => {
      told.text += chunk.toString();
    });
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    const url = first.toString().trim();
    const cancel = () =>
      fetch(url + cancelPath("xendit", "ps-1"), { method: "POST", headers: { authorization: "Bearer token" } });
    return { child, told, url, cancel };
  }

  it("serves, says which providers are ready, that it is well, and ends when it is asked to", async () => {
    // Nobody listens there.
    const { child, told, url, cancel } = await started("http://127.0.0.1:2");
    try {
      expect(told.text).toContain("xendit: ready");
      expect(told.text).toContain("maven: not ready, set CONCORDAT_MAVEN_TOKEN, CONCORDAT_MAVEN_BASE_URL");
      const health = await fetch(`${url}/__health`);
      expect([health.status, await health.json()]).toEqual([200, { status: "pass" }]);
      const response = await cancel();
      expect([response.status, await response.json()]).toMatchObject([502, { fault: { code: "NOT_SENT" } }]);
      child.kill("SIGTERM");
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(told.text).not.toContain("sk_of_the_test");
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("answers what it has begun before it ends, and takes nothing more", async () => {
    const waiting: (() => void)[] = [];
    const provider = createServer((request, response) => {
      request.resume();
      waiting.push(() => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end('{"payment_session_id":"ps-1","status":"CANCELED"}');
      });
      provider.emit("asked");
    }).listen(0, "127.0.0.1");
    await once(provider, "listening");
    const { child, url, cancel } = await started(`http://127.0.0.1:${(provider.address() as AddressInfo).port}`);
    try {
      const asked = once(provider, "asked");
      const answer = cancel();
      await asked;
      child.kill("SIGTERM");
      // The port is given up before the answer comes.
      while (
        await fetch(`${url}/__health`).then(
          () => true,
          () => false,
        )
      );
      for (const respond of waiting) respond();
      const response = await answer;
      expect([response.status, await response.json()]).toMatchObject([200, { outcome: "cancelled" }]);
      expect(await once(child, "exit")).toEqual([0, null]);
    } finally {
      child.kill("SIGKILL");
      provider.closeAllConnections();
      provider.close();
    }
  });
});

describe("two contracts of one path", () => {
  const app = (name: string) => ({ fetch: () => new Response(name) });
  const [some] = providers;
  const operation = (method: string) => ({ ...some?.plan.operation, method, path: "/things/{id}" }) as Operation;
  const both = together([
    { operation: operation("post"), app: app("post") },
    { operation: operation("get"), app: app("get") },
  ]);

  it.each([
    ["POST", "post"],
    ["GET", "get"],
    ["HEAD", "get"],
    ["DELETE", "post"],
  ])("%s goes to the operation that takes it", async (method, name) => {
    const response = await both.fetch(new Request("http://gateway/things/1", { method }));
    expect(await response.text()).toBe(name);
  });
});
