import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

/** Runs a module against the built packages, in a process that ends at an unhandled rejection; what it wrote as JSON. */
async function inProcess(body: string, ...flags: string[]): Promise<unknown> {
  const script = `
    import { createServer } from "node:http";
    import { createClient } from "@concordat/xendit";
    import { createCanceller } from "@concordat/xendit/cancel-session";
    const sessionId = "ps-661f87c614802d6c402cd82d";
    const canceled = JSON.stringify({ payment_session_id: sessionId, status: "CANCELED" });
    const canceller = (options) => createCanceller(createClient({ auth: { username: "sk_test_1" }, ...options }));
    process.on("warning", (warning) => { console.error(String(warning)); process.exitCode = 3; });
    ${body}`;
  const { stdout } = await run(process.execPath, [...flags, "--input-type=module", "-e", script], { timeout: 50_000 });
  return JSON.parse(stdout);
}

const server = `
  const server = createServer((request, response) => {
    request.resume();
    if (request.url.includes("hang")) return;
    if (request.url.includes("cut")) {
      response.writeHead(200, { "content-type": "application/json", "content-length": "900" });
      response.write("{");
      setTimeout(() => response.destroy(), 5);
      return;
    }
    if (request.url.includes("slower")) return response.writeHead(429, { "retry-after": "9" }).end();
    response.writeHead(200, { "content-type": "application/json" }).end(canceled);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = "http://127.0.0.1:" + server.address().port;
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const closed = "http://127.0.0.1:" + other.address().port;
  await new Promise((resolve) => other.close(resolve));
  const close = () => { server.closeAllConnections(); server.close(); };`;

describe("a process", () => {
  it("ends with its last call: no timer, no listener and no rejection outlives one", async () => {
    const started = performance.now();
    const said = await inProcess(`${server}
      const limits = { baseUrl, timeoutMs: 100_000, deadlineMs: 100_000 };
      const said = [];
      const drift = () => said.push("drift");
      const one = (id, options, client) => canceller({ ...limits, ...client }).cancel({ sessionId: id }, options)
        .then(({ outcome }) => said.push(outcome), ({ name }) => said.push(name));
      await one(sessionId, {}, { onDrift: drift });
      await one("cut");
      await one("hang", { signal: AbortSignal.timeout(100) });
      await one("slower", { signal: AbortSignal.timeout(100) });
      await one("hang", { timeoutMs: 100 });
      await one(sessionId, {}, { baseUrl: closed, retry: { baseMs: 1, capMs: 1 } });
      await one(sessionId, {}, { fetch: () => { throw new Error("at once"); } });
      await one(sessionId, {}, { fetch: async () => ({}) });
      await one("hang", { signal: AbortSignal.timeout(100) }, { fetch: () => new Promise((_, reject) => setTimeout(reject, 300)) });
      close();
      console.log(JSON.stringify(said));`);
    expect(said).toEqual([
      "cancelled",
      "indeterminate",
      "AbortError",
      "AbortError",
      "indeterminate",
      "not_cancelled",
      "indeterminate",
      "indeterminate",
      "AbortError",
    ]);
    expect(performance.now() - started).toBeLessThan(50_000);
  });

  it("holds no more after 10,000 calls than after 2,000, one signal for all of them", async () => {
    const said = await inProcess(
      `
      const { signal } = new AbortController();
      let count = 0;
      const fetch = async () => {
        count += 1;
        if (count % 3 === 0) throw new TypeError("fetch failed", { cause: new Error("x".repeat(1_000)) });
        return new Response(count % 5 === 0 ? '{"a":1,"a":2}' : canceled, { headers: { "content-type": "application/json" } });
      };
      const calls = canceller({ baseUrl: "https://x.example", fetch, retry: false, onDrift: () => {}, onLog: () => {} });
      const heap = async () => {
        for (let pass = 0; pass < 4; pass += 1) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          gc();
        }
        return process.memoryUsage().heapUsed;
      };
      const some = async (many) => {
        for (let index = 0; index < many; index += 50)
          await Promise.all(Array.from({ length: 50 }, () => calls.cancel({ sessionId }, { signal })));
      };
      await some(2_000);
      const before = await heap();
      await some(8_000);
      console.log(JSON.stringify({ count, grown: (await heap()) - before }));`,
      "--expose-gc",
    );
    expect(said).toMatchObject({ count: 10_000 });
    expect((said as { grown: number }).grown).toBeLessThan(4_000_000);
  });
});
