import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../generator/cli/main.js";
import { root } from "./suite.js";

async function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let stdout = "";
  let stderr = "";
  const code = await main(["conform", ...argv], {
    cwd: root,
    environment,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

interface Told {
  readonly scenarios: readonly {
    readonly name: string;
    readonly status: string;
    readonly problems?: readonly string[];
  }[];
}

describe("conform on loopback", () => {
  it("says of each scenario whether it passed, or why there is none", async () => {
    const { code, stdout } = await run(["maven"]);
    expect(code).toBe(0);
    expect(stdout).toContain("  pass  reset after sending\n");
    expect(stdout).toContain("  n/a   JSON cut off: its success has no body\n");
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, 6 not applicable\n$/);
  });

  it("runs expectations that somebody wrote down", async () => {
    const { code, stdout } = await run(["xendit", "--json", "--expectations", "test/conformance/expected/xendit.yaml"]);
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(told.scenarios.filter(({ status }) => status === "pass").length).toBeGreaterThan(35);
  });

  describe("with expectations of one's own", () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "concordat-conform-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const withFile = (text: string) => {
      const file = join(folder, "expected.yaml");
      writeFileSync(file, `contract: cancel-session\ninput: { sessionId: ps_1 }\nscenarios:\n${text}`);
      return run(["1099policy", "--json", "--expectations", relative(root, file)]);
    };

    it("exits with 1 and names the place where a result differs", async () => {
      const { code, stdout } = await withFile(
        "  empty 200: { result: { outcome: cancelled, next: none, provenance: { httpStatus: 200, basis: body } } }\n",
      );
      expect(code).toBe(1);
      expect((JSON.parse(stdout) as Told).scenarios[0]?.problems).toEqual([
        '/fault must be absent, and is {"code":"UNRECOGNISED_RESPONSE"}',
        '/next must be "none", and is "read_session"',
        '/outcome must be "cancelled", and is "indeterminate"',
        '/provenance/basis must be "body", and is "status_code"',
      ]);
    });

    it.each([
      ["  odd: { result: { provenance: {} } }\n", "odd needs `answers`: it is no scenario of the wire"],
      ["  odd: { answer: [] }\n", 'odd has no member "answer"'],
      ["  odd: { answers: [{ body: 1 }], result: { provenance: {} } }\n", "needs `status`"],
      ["  odd: { answers: [{ status: 200, example: x }], result: { provenance: {} } }\n", 'has no example "x" for 200'],
      ["  odd: [\n", "expected.yaml"],
    ])("exits with 2 where the file is not right: %s", async (text, message) => {
      const { code, stderr } = await withFile(text);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    });
  });

  it.each([
    [[], "conform takes one provider"],
    [["xendit", "--open", "a"], "add --base-url"],
    [["xendit", "--base-url", "http://127.0.0.1:2", "--expectations", "x.yaml"], "leave out --base-url"],
    [["xendit", "--base-url", "http://127.0.0.1:2"], "set CONCORDAT_XENDIT_USERNAME"],
    [["xendit", "--expectations", "nowhere.yaml"], "nowhere.yaml cannot be read"],
    [["xendit", "--contract", "nothing"], "xendit is not bound to nothing"],
  ])("cannot run with %j", async (argv, message) => {
    const { code, stderr } = await run(argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("conform in a sandbox", () => {
  const open = "ps-661f87c614802d6c402cd82d";
  const ended = "ps-661f87c614802d6c402cd82e";
  /** What its document says, for one key and two sessions. */
  let honest = true;
  const done = new Set([ended]);
  const server = createServer((request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const id = decodeURIComponent(request.url?.split("/")[2] ?? "");
    const key = `Basic ${Buffer.from("sk_sandbox:").toString("base64")}`;
    if (honest && request.headers.authorization !== key)
      return send(401, { error_code: "INVALID_API_KEY", message: "no" });
    if (id !== open && id !== ended) return send(404, { error_code: "NOT_FOUND", message: "no" });
    if (done.has(id)) return send(422, { error_code: "INVALID_SESSION_STATUS", message: "no" });
    done.add(id);
    return send(200, { payment_session_id: id, status: "CANCELED" });
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const environment = { CONCORDAT_XENDIT_USERNAME: "sk_sandbox" };

  it("runs what needs no scripted server, and what it was given a session for", async () => {
    const { code, stdout } = await run(
      ["xendit", "--base-url", url, "--json", "--open", open, "--ended", ended],
      environment,
    );
    const told = JSON.parse(stdout) as Told;
    expect(told.scenarios.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(told.scenarios.map(({ name }) => name)).toEqual([
      "unknown id",
      "bad key",
      "id with path characters",
      "id that is no path segment",
      "connection refused",
      "success",
      "repeated",
      "after the end",
    ]);
    expect(code).toBe(0);
  });

  it("leaves sessions alone that it was not given, and says so", async () => {
    const { code, stdout } = await run(["xendit", "--base-url", url], environment);
    expect(stdout).toContain("n/a   success: needs --open");
    expect(stdout).toContain("5 passed, 0 failed, 3 not applicable");
    expect(code).toBe(0);
  });

  it("fails where the sandbox does otherwise", async () => {
    honest = false;
    const { code, stdout } = await run(["xendit", "--base-url", url], environment);
    expect(stdout).toContain(
      "FAIL  bad key\n          must be UNAUTHENTICATED, and is not_cancelled SESSION_NOT_FOUND\n",
    );
    expect(code).toBe(1);
  });

  it("prints no credential", async () => {
    const { stdout, stderr } = await run(["xendit", "--base-url", url, "--json"], environment);
    expect(stdout + stderr).not.toContain("sk_sandbox");
  });
});
