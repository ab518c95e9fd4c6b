import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { accessOf } from "../../generator/cli/credentials.js";
import { main } from "../../generator/cli/main.js";
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

  it("serves, says which providers are ready, and ends when it is asked to", async () => {
    const environment = {
      PATH: process.env.PATH,
      CONCORDAT_GATEWAY_TOKEN: "token",
      CONCORDAT_XENDIT_USERNAME: "sk_of_the_test",
      // Nobody listens there.
      CONCORDAT_XENDIT_BASE_URL: "http://127.0.0.1:2",
    };
    const child = spawn(process.execPath, ["bin/concordat.js", "gateway"], { cwd: root, env: environment });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    try {
      const [first] = (await once(child.stdout, "data")) as [Buffer];
      const url = first.toString().trim();
      expect(stderr).toContain("xendit: ready");
      expect(stderr).toContain("maven: not ready, set CONCORDAT_MAVEN_TOKEN, CONCORDAT_MAVEN_BASE_URL");
      const headers = { authorization: "Bearer token" };
      const response = await fetch(url + cancelPath("xendit", "ps-1"), { method: "POST", headers });
      expect([response.status, await response.json()]).toMatchObject([502, { fault: { code: "NOT_SENT" } }]);
      child.kill("SIGTERM");
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(stderr).not.toContain("sk_of_the_test");
    } finally {
      child.kill("SIGKILL");
    }
  });
});
