import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../generator/cli/main.js";
import { copyProject } from "../cli/project.js";
import { readXml } from "../cli/read-xml.js";
import { root } from "./suite.js";

async function run(argv: readonly string[], environment: Readonly<Record<string, string>> = {}, cwd = root) {
  let stdout = "";
  let stderr = "";
  const code = await main(["conform", ...argv], {
    cwd,
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

const request = "request: { method: POST, target: '/api/v1/payment/sessions/{id}/cancel' }";

describe("conform on loopback", () => {
  it("says of each scenario whether it passed, or why there is none", async () => {
    const { code, stdout } = await run(["maven"]);
    expect(code).toBe(0);
    expect(stdout).toContain("  pass  reset after sending\n");
    expect(stdout).toContain("  n/a   JSON cut off: its success has no body\n");
    expect(stdout).toMatch(/\n\d+ passed, 0 failed, \d+ not applicable\n$/);
  });

  it("runs from any folder of a project, with the expectations of the provider's folder", async () => {
    const { code, stdout } = await run(["xendit", "--format", "json"], {}, join(root, "specs/providers"));
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as Told;
    expect(told.scenarios.filter(({ status }) => status === "pass").length).toBeGreaterThan(35);
  });

  it("prints JUnit for continuous integration", async () => {
    const { code, stdout } = await run(["maven", "--format", "junit"]);
    expect(code).toBe(0);
    const suites = readXml(stdout);
    expect(suites.name).toBe("testsuites");
    expect(stdout).toContain('<testcase name="another resource&apos;s id" classname="maven cancel-session"><skipped');
  });

  describe("with expectations of one's own", () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "concordat-conform-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const withFile = (scenarios: string, head = `input: { sessionId: ps_1 }\n${request}`) => {
      const file = join(folder, "expected.yaml");
      writeFileSync(file, `contract: cancel-session\n${head}\nscenarios:\n${scenarios}`);
      return run(["1099policy", "--format", "json", "--expectations", file]);
    };
    const told = ({ stdout }: { stdout: string }, name: string) =>
      (JSON.parse(stdout) as Told).scenarios.find((each) => each.name === name)?.problems;

    it("exits with 1 and names the place where a result differs", async () => {
      const result = "{ outcome: cancelled, next: none, provenance: { httpStatus: 200, basis: body } }";
      const ran = await withFile(`  odd: { answers: [{ status: 200 }], requests: 2, result: ${result} }\n`);
      expect(ran.code).toBe(1);
      expect(told(ran, "odd")).toEqual([
        '/fault must be absent, and is {"code":"UNRECOGNISED_RESPONSE"}',
        '/next must be "none", and is "read_session"',
        '/outcome must be "cancelled", and is "indeterminate"',
        '/provenance/basis must be "body", and is "status_code"',
        "the server must see 2 requests, and saw 1",
      ]);
    });

    it("names the part of a request that is another", async () => {
      const head = `input: { sessionId: a b }\nrequest: { method: PUT, target: "/x/{id}", headers: { Authorization: none }, body: { id: "{id}" } }`;
      const result =
        "{ outcome: cancelled, next: none, provenance: { httpStatus: 200, basis: body, status: cancelled } }";
      const ran = await withFile(
        `  odd: { answers: [{ status: 200, body: { status: cancelled } }], requests: 1, result: ${result} }\n`,
        head,
      );
      expect(told(ran, "odd")).toEqual([
        'the request\'s method must be "PUT", and is "POST"',
        'the request\'s target must be "/x/a%20b", and is "/api/v1/payment/sessions/a%20b/cancel"',
        'the request\'s header authorization must be "none", and is "Bearer key"',
        'the request\'s body must be {"id":"a b"}, and is absent',
      ]);
    });

    it("fails a scenario of the contract that nobody stated, and one that waits for a person", async () => {
      const ran = await withFile(
        '  pending: "?"\n  repeated: { answers: [{ status: 400 }], requests: 1, result: "?" }\n',
      );
      expect(ran.code).toBe(1);
      expect(told(ran, "cancelled")?.[0]).toContain("expected.yaml neither states nor lacks it: The session was open");
      expect(told(ran, "pending")?.[0]).toContain("is still `?`");
      expect(told(ran, "repeated")?.[0]).toContain("result is still `?`");
      expect(told(ran, "rate limited, then fine")?.[0]).toContain("needs a stated scenario that ends in success");
    });

    it("exits with 2 where the file is not right, and says where", async () => {
      const { code, stdout, stderr } = await withFile("  odd: { answer: [] }\n");
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("expected.yaml");
      expect(stderr).toMatch(/5:10\s+error\s+A scenario has no member `answer`\. Did you mean `answers`\?/);
    });
  });

  it.each([
    [[], "conform takes one provider"],
    [["xendit", "--resource", "cancelled=a"], "add --base-url"],
    [["xendit", "--dry-run"], "add --base-url"],
    [["xendit", "--write"], "--write is for --scaffold"],
    [["xendit", "--base-url", "http://127.0.0.1:2"], "set CONCORDAT_XENDIT_USERNAME"],
    [["xendit", "--base-url", "nowhere"], "takes an address"],
    [["xendit", "--base-url", "http://sandbox.example"], "in the clear"],
    [["xendit", "--base-url", "https://user:secret@sandbox.example"], "takes no user"],
    [["xendit", "--base-url", "https://api.xendit.co"], "--allow-documented-server"],
    [["xendit", "--base-url", "https://API.xendit.co.:8443/v2"], "--allow-documented-server"],
    [["xendit", "--base-url", "http://127.0.0.1:2", "--resource", "canceled=a"], 'Did you mean "cancelled"?'],
    [["xendit", "--base-url", "http://127.0.0.1:2", "--resource", "cancelled"], "takes <scenario>=<id>"],
    [["xendit", "--expectations", "nowhere.yaml"], "nowhere.yaml"],
    [["xendit", "--contract", "nothing"], "xendit is not bound to nothing"],
  ])("cannot run with %j", async (argv, message) => {
    const { code, stderr } = await run(argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("a project elsewhere, with the program installed", () => {
  const copy = copyProject();
  const file = join(copy.root, "specs/providers/crisscross/expectations/cancel-session.yaml");
  beforeAll(() => {
    // What `npm install` and `concordat generate` would leave.
    for (const name of ["generated", "node_modules"]) symlinkSync(join(root, name), join(copy.root, name), "dir");
  });
  afterAll(() => copy.remove());

  it("runs the suite", async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(root, "bin/concordat.js"), "conform", "maven"],
      {
        cwd: join(copy.root, "specs"),
      },
    );
    expect([stdout, stderr]).toEqual([expect.stringContaining(" 0 failed"), ""]);
  });

  it("says what to do where the packages were not installed", async () => {
    const bare = copyProject();
    try {
      cpSync(join(root, "generated"), join(bare.root, "generated"), { recursive: true });
      const { code, stderr } = await run(["maven"], {}, bare.root);
      expect([code, stderr]).toEqual([2, expect.stringContaining('is not installed: name `"generated/*"`')]);
    } finally {
      bare.remove();
    }
  });

  it("says what to do where nobody stated anything, and writes down what there is to state", async () => {
    rmSync(file);
    const missing = await run(["crisscross"], {}, copy.root);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("--scaffold --write")]);
    const written = await run(["crisscross", "--scaffold", "--write"], {}, copy.root);
    expect([written.code, written.stderr]).toEqual([0, expect.stringContaining("fill in each `?`")]);
    const text = readFileSync(file, "utf8");
    expect(text).toContain("key: Idempotency-Key\n");
    expect(text).toContain('  headers: {"authorization":"Bearer key"}\n  body: "?"\n');
    expect(text).toContain("#   422: idempotencyConflict\n");
    const again = await run(["crisscross", "--scaffold", "--write"], {}, copy.root);
    expect([again.code, readFileSync(file, "utf8")]).toEqual([2, text]);
  });

  it("does not pass before a person has filled them in", async () => {
    const open = await run(["crisscross"], {}, copy.root);
    expect([open.code, open.stderr]).toEqual([2, expect.stringContaining("`body` is still `?`: fill it in")]);
    writeFileSync(file, readFileSync(file, "utf8").replace('  body: "?"\n', '  body: { sessionId: "{id}" }\n'));
    const { code, stdout } = await run(["crisscross"], {}, copy.root);
    expect(code).toBe(1);
    expect(stdout).toContain("FAIL  cancelled\n");
    expect(stdout).toContain("  pass  reset after sending\n");
  });
});

describe("conform in a sandbox", () => {
  const open = "ps-661f87c614802d6c402cd82d";
  const ended = "ps-661f87c614802d6c402cd82e";
  /** What its document says, for one key and two sessions. */
  let honest = true;
  const done = new Set([ended]);
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
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

  it("runs what needs no scripted server, and the scenarios that it was given a session for, in their order", async () => {
    const resources = [`cancelled=${open}`, `repeated=${open}`, `repeated=${ended}`].flatMap((each) => [
      "--resource",
      each,
    ]);
    const { code, stdout } = await run(["xendit", "--base-url", url, "--format", "json", ...resources], environment);
    const told = JSON.parse(stdout) as Told;
    expect(told.scenarios.map(({ name, status }) => `${status} ${name}`)).toEqual([
      "pass unknown id",
      "pass bad key",
      "pass id that is no path segment",
      "pass connection refused",
      "pass cancelled",
      "pass repeated",
      "pass repeated",
    ]);
    expect(code).toBe(0);
  });

  it("fails a session that is in another state than was said", async () => {
    const { code, stdout } = await run(["xendit", "--base-url", url, "--resource", `cancelled=${ended}`], environment);
    expect(stdout).toContain('FAIL  cancelled\n          /fault must be absent, and is "SESSION_NOT_CANCELLABLE"\n');
    expect(code).toBe(1);
  });

  it("says what it would send, and sends nothing", async () => {
    const before = asked;
    const resources = ["--resource", `cancelled=${ended}`, "--resource", "pending=x"];
    const { code, stdout } = await run(["xendit", "--base-url", url, "--dry-run", ...resources], environment);
    expect(code).toBe(0);
    expect(stdout).toContain("  id that is no path segment: nothing is sent\n");
    expect(stdout).toContain(`  cancelled: POST ${url}/sessions/${ended}/cancel\n`);
    expect(stdout).toContain("  pending: not applicable: Its page knows no");
    expect(asked).toBe(before);
  });

  it("fails where the sandbox does otherwise", async () => {
    honest = false;
    const { code, stdout } = await run(["xendit", "--base-url", url], environment);
    expect(stdout).toContain('FAIL  bad key\n          /fault must be "UNAUTHENTICATED", and is "SESSION_NOT_FOUND"\n');
    expect(code).toBe(1);
  });

  it("cannot run where nobody listens", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { code, stdout, stderr } = await run(["xendit", "--base-url", `http://127.0.0.1:${port}`], environment);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(`could be sent to 127.0.0.1:${port}`)]);
  });

  it("prints no credential", async () => {
    for (const more of [["--format", "json"], ["--dry-run"]]) {
      const { stdout, stderr } = await run(["xendit", "--base-url", url, ...more], environment);
      expect(stdout + stderr).not.toContain("sk_sandbox");
      expect(stdout + stderr).not.toContain(Buffer.from("sk_sandbox:").toString("base64"));
    }
  });
});

describe("conform with a mock as the sandbox", () => {
  let mock: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const argv = ["bin/concordat.js", "mock", "1099policy", "--known-only", "--credential", "sk_sandbox"];
    mock = spawn(process.execPath, argv, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const [first] = (await once(mock.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    url = first.toString().trim();
    const put = (id: string, scenario: string | null) =>
      fetch(`${url}/__admin/objects/${id}`, { method: "PUT", body: JSON.stringify({ scenario }) });
    await put("ps_open", null);
    await put("ps_paid", "SESSION_COMPLETED");
    await put("ps_late", "SESSION_EXPIRED");
  });
  afterAll(() => mock.kill("SIGKILL"));
  const environment = { CONCORDAT_1099POLICY_TOKEN: "sk_sandbox" };
  const resources = ["cancelled=ps_open", "repeated=ps_open", "after completed=ps_paid", "after expired=ps_late"];
  const argv = ["1099policy", ...resources.flatMap((each) => ["--resource", each])];

  it("passes every scenario that it has an object for", async () => {
    const { code, stdout } = await run([...argv, "--base-url", url], environment);
    expect(stdout).toContain("8 passed, 0 failed, 0 not applicable\n");
    expect(code).toBe(0);
  });

  it("fails by name, in JUnit too, where credentials are not the sandbox's", async () => {
    const { code, stdout } = await run([...argv, "--base-url", url, "--format", "junit"], {
      CONCORDAT_1099POLICY_TOKEN: "another",
    });
    expect(code).toBe(1);
    expect(readXml(stdout).attributes.get("failures")).toBe("5");
    expect(stdout).toContain('<testcase name="after completed" classname="1099policy cancel-session"><failure');
  });

  it("ends when it is asked to", async () => {
    mock.kill("SIGTERM");
    expect(await once(mock, "exit")).toEqual([0, null]);
  });
});
