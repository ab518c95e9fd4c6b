import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { concordat } from "../cli/project.js";

/** Reading waits for what is fetched, so the server has a thread of its own. It says how many connections it has had. */
const SERVER = `
const { createServer } = require("node:http");
const { parentPort } = require("node:worker_threads");
let connections = 0;
const server = createServer((from, to) => {
  if (from.url === "/pet.yaml") to.end("type: object\\nproperties: { name: { $ref: name.json } }\\n");
  else if (from.url === "/name.json") to.end('{ "type": "string" }');
  else if (from.url === "/moved.yaml") to.writeHead(302, { location: "/pet.yaml" }).end();
  else to.writeHead(404).end();
});
server.on("connection", () => { connections += 1; });
parentPort.on("message", () => parentPort.postMessage(connections));
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

interface Server {
  readonly origin: string;
  connections(): Promise<number>;
  end(): Promise<number>;
}

async function serve(): Promise<Server> {
  const worker = new Worker(SERVER, { eval: true });
  const next = () => new Promise<number>((resolve) => worker.once("message", resolve));
  const port = await next();
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: async () => {
      const said = next();
      worker.postMessage("count");
      return await said;
    },
    end: () => worker.terminate(),
  };
}

let root = "";
let server: Server;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "remote-cli-"));
  server = await serve();
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true });
});

/** A project of one provider whose document answers what `reference` names. */
function write(reference: string, settings = ""): void {
  mkdirSync(join(root, "specs/providers/p"), { recursive: true });
  writeFileSync(join(root, "concordat.yaml"), settings);
  const schema = `{ $ref: '${reference}' }`;
  writeFileSync(
    join(root, "specs/providers/p/source.yaml"),
    `openapi: 3.1.0
info: { title: T, version: "1" }
servers: [{ url: https://api.example.com }]
security: []
paths: { /a: { get: { operationId: a, responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } } } }
`,
  );
}

async function linted(...argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await concordat(root, "lint", "--format", "json", ...argv);
  const findings: readonly { rule: string; message: string }[] = JSON.parse(stdout).findings;
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("a reference to an address", () => {
  test("opens no connection where nothing is allowed, by lint and by generate", async () => {
    write(`${server.origin}/pet.yaml`);
    expect((await linted())[0]).toContain(`${server.origin}/pet.yaml`);
    await concordat(root, "generate");
    expect(await server.connections()).toBe(0);
  });

  test("opens none where another origin is allowed", async () => {
    write(`${server.origin}/pet.yaml`);
    await linted("--allow-remote", "http://localhost:9");
    expect(await server.connections()).toBe(0);
  });

  test("is followed by lint where its origin is allowed on the command line, each file once", async () => {
    write(`${server.origin}/pet.yaml`);
    expect(await linted("--allow-remote", server.origin)).toEqual([]);
    expect(await server.connections()).toBe(2);
  });

  test("is followed where its origin stands in concordat.yaml", async () => {
    write(`${server.origin}/pet.yaml`, `remote: ["${server.origin}"]\n`);
    expect(await linted()).toEqual([]);
  });

  test("is followed by generate, and its types are in the package", { timeout: 30_000 }, async () => {
    write(`${server.origin}/pet.yaml`);
    const { code, stdout } = await concordat(root, "generate", "--allow-remote", server.origin);
    expect([code, stdout]).toEqual([0, expect.stringContaining("generated/p")]);
    expect(readFileSync(join(root, "generated/p/src/wire.ts"), "utf8")).toContain("name?:");
  });

  test("is not followed from an allowed origin to where it redirects, which the finding says", async () => {
    write(`${server.origin}/moved.yaml`);
    expect(await linted("--allow-remote", server.origin)).toEqual([
      expect.stringMatching(/moved\.yaml.*redirect.*none is followed/),
    ]);
    expect(await server.connections()).toBe(1);
  });

  test.each(["https://a.example/x", "http://a.example", "ftp://a.example", "a.example"])(
    "is not allowed by what is no origin: %s",
    async (origin) => {
      write("x.yaml");
      const { code, stderr } = await concordat(root, "lint", "--allow-remote", origin);
      expect([code, stderr]).toEqual([2, expect.stringContaining("--allow-remote takes an origin")]);
    },
  );
});
