import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import { DEFAULT_LIMITS } from "../../generator/source/limits.js";
import { loadDocument } from "../../generator/source/load.js";
import { isPublic } from "../../generator/source/remote/addresses.js";
import { get } from "../../generator/source/remote/get.js";
import { readOrigin } from "../../generator/source/remote/origin.js";

const folder = mkdtempSync(join(tmpdir(), "remote-"));
const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
  rmSync(folder, { recursive: true });
});

/** A server on loopback in this thread, for what waits without blocking it. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  ends.push(() => server.close().closeAllConnections());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const limits = { bytes: 10_000, milliseconds: 1000 };

describe("a server that", () => {
  const cases: readonly (readonly [string, RequestListener, RegExp])[] = [
    [
      "redirects",
      (_, to) => to.writeHead(302, { location: "http://169.254.169.254/" }).end(),
      /redirect to .*none is followed/,
    ],
    ["answers 404", (_, to) => to.writeHead(404).end(), /answers 404/],
    ["serves a page", (_, to) => to.writeHead(200, { "content-type": "text/html" }).end("{}"), /not JSON or YAML/],
    [
      "compresses",
      (_, to) => to.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(1e7))),
      /compressed/,
    ],
    [
      "never ends",
      (_, to) => {
        to.writeHead(200);
        const timer = setInterval(() => to.write("x".repeat(4096)), 1);
        to.on("close", () => clearInterval(timer));
      },
      /more than 10000 bytes/,
    ],
    [
      "is slow",
      (_, to) => {
        to.writeHead(200).write("{");
      },
      /within 1 seconds/,
    ],
    ["says nothing", () => {}, /within 1 seconds/],
    [
      "breaks off",
      (_, to) => {
        to.writeHead(200, { "content-length": "99" });
        to.write("{");
        setTimeout(() => to.destroy(), 20);
      },
      /middle|cannot be fetched/,
    ],
  ];
  test.each(cases)("%s is refused, with the reason", async (_, answer, reason) => {
    const got = await get({ url: `${await serve(answer)}/a.json`, ...limits });
    expect("reason" in got ? got.reason : "").toMatch(reason);
  });

  test("answers well is sent nothing that authenticates", async () => {
    let seen: IncomingMessage["headers"] = {};
    const origin = await serve((from, to) => {
      seen = from.headers;
      to.end("{}");
    });
    expect(await get({ url: `${origin}/a.json`, ...limits })).toEqual({ body: Buffer.from("{}") });
    expect(Object.keys(seen).sort()).toEqual(["accept", "accept-encoding", "connection", "host"]);
  });
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "fe80::1",
  "fd00::1",
  "64:ff9b::a00:1",
  "2002:7f00:1::",
])("%s is no public address", (address) => expect(isPublic(address)).toBe(false));

test.each(["8.8.8.8", "1.1.1.1", "2606:4700::1111"])("%s is a public address", (address) =>
  expect(isPublic(address)).toBe(true),
);

test.each([
  "https://u:p@a.example",
  "https://a.example/x",
  "ftp://a.example",
  "http://a.example",
  "http://10.0.0.1",
  "a.example",
  "",
])("%j is no origin to be allowed", (text) => expect(readOrigin(text)).toBeUndefined());

test("an origin is read in one form", () => expect(readOrigin("https://A.example:443/")).toBe("https://a.example"));

/** Reading waits for the answer, so the server has a thread of its own. */
const SERVER = `
const { createServer } = require("node:http");
const { parentPort } = require("node:worker_threads");
const files = {
  "/a.yaml": "type: object\\nproperties:\\n  b: { $ref: 'sub/b.json' }\\n  c: { $ref: 'http://localhost:1/c.json' }\\n  d: { $ref: 'file:///etc/passwd' }\\n",
  "/sub/b.json": '{"type":"string","minLength":"x"}',
  "/bad.json": "{",
};
const server = createServer((from, to) => (from.url in files ? to.end(files[from.url]) : to.writeHead(404).end()));
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

async function load(reference: (origin: string) => string, allow: (origin: string) => readonly string[]) {
  const worker = new Worker(SERVER, { eval: true });
  const port = await new Promise((resolve) => worker.once("message", resolve));
  const origin = `http://127.0.0.1:${port}`;
  const schema = { $ref: reference(origin) };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } } } },
  };
  writeFileSync(join(folder, "a.json"), JSON.stringify(document));
  const loaded = loadDocument({
    root: folder,
    provider: "a.json",
    file: "a.json",
    limits: DEFAULT_LIMITS,
    remote: allow(origin),
  });
  await worker.terminate();
  const model = loaded.value && buildModel(loaded.value);
  return {
    origin,
    ...loaded,
    findings: [...loaded.findings, ...(model?.findings ?? [])],
    schemas: [...(model?.value?.schemas.values() ?? [])],
  };
}

describe("a reference to an address", () => {
  test("of an origin that is allowed is followed, and the files that it names there", async () => {
    const { value, schemas, origin } = await load(
      (at) => `${at}/a.yaml`,
      (at) => [at],
    );
    expect(value?.parts?.map(({ file }) => file)).toEqual([`${origin}/a.yaml`, `${origin}/sub/b.json`]);
    expect(schemas.map(({ name }) => name).sort()).toEqual(["A", "B"]);
  });

  test("has findings at the lines of what was fetched, and none of its own references leads elsewhere", async () => {
    const { findings, origin } = await load(
      (at) => `${at}/a.yaml`,
      (at) => [at],
    );
    expect(findings.map(({ rule, location }) => `${location.file}:${location.line} ${rule}`).sort()).toEqual(
      [
        `${origin}/a.yaml:4 model/remote-reference`,
        `${origin}/a.yaml:5 model/remote-reference`,
        `${origin}/sub/b.json:1 model/unusable-value`,
      ].sort(),
    );
  });

  test("of another origin is refused, with the address", async () => {
    const { findings, origin } = await load(
      (at) => `${at}/a.yaml`,
      () => ["https://a.example"],
    );
    expect(findings.map(({ rule, message }) => ({ rule, named: message.includes(origin) }))).toEqual([
      { rule: "model/remote-reference", named: true },
    ]);
  });

  test("with a user in it is refused", async () => {
    const { findings } = await load(
      (at) => `${at.replace("//", "//u:p@")}/a.yaml`,
      (at) => [at],
    );
    expect(findings[0]?.message).toContain("no user and no password");
  });

  test("to what is not there, or no data, says why", async () => {
    expect(
      (
        await load(
          (at) => `${at}/none.yaml`,
          (at) => [at],
        )
      ).findings[0]?.message,
    ).toContain("the server answers 404");
    expect(
      (
        await load(
          (at) => `${at}/bad.json`,
          (at) => [at],
        )
      ).findings.map(({ rule }) => rule),
    ).toContain("source/syntax");
  });
});
