import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { call, createCore, type DriftEvent } from "../../templates/runtime/src/index.js";
import { redactor } from "../../templates/runtime/src/redact.js";
import { cpuMilliseconds } from "../cpu.js";
import { close, closeAccount, service, token } from "./support/closing.js";
import { jsonResponse } from "./support/scripted-fetch.js";

const forms = [
  token,
  Buffer.from(token).toString("base64"),
  Buffer.from(token).toString("base64url"),
  Buffer.from(token).toString("hex"),
  encodeURIComponent(token),
];

function expectClean(text: string): void {
  for (const form of forms) expect(text).not.toContain(form);
}

describe("no secret", () => {
  it("in the error of a failed connection, whatever its cause says", async () => {
    const cause = Object.assign(new Error(`bad header authorization: Bearer ${forms.join(" ")}`), { code: token });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    const core = createCore(service, { baseUrl: "https://bank.test", auth: { token }, fetch });
    const error = await call(core, closeAccount, { path: { id: "a" } }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "TransportError" });
    expectClean(inspect(error, { depth: 10, showHidden: true }));
  });

  it("in a result, where the provider repeats it", async () => {
    const body = { code: `bad ${token}`, note: `Authorization: Bearer ${forms.join(", ")} is not valid` };
    const fetch = async () => jsonResponse(401, body, { "x-request-id": token });
    const result = await close({ client: { baseUrl: "https://bank.test", fetch } });
    expect(result.fields?.note).toContain("[redacted]");
    expectClean(JSON.stringify(result));
  });

  it("in a drift event or a span", async () => {
    const told: unknown[] = [];
    const onDrift = (event: DriftEvent) => told.push(event);
    const span = {
      setAttribute: (...all: unknown[]) => told.push(all),
      recordException: (...all: unknown[]) => told.push(all),
      setStatus: (...all: unknown[]) => told.push(all),
      end: () => undefined,
    };
    const tracer = {
      startSpan(...all: unknown[]) {
        told.push(all);
        return span;
      },
    };
    const client = { baseUrl: "https://bank.test", onDrift, tracer };
    const fetch = async () => jsonResponse(200, { id: "a", state: token });
    await close({ client: { ...client, fetch } });
    await close({ client: { ...client, fetch: () => Promise.reject(new Error(`${token}`)) } });
    expect(told.length).toBeGreaterThan(5);
    expectClean(inspect(told, { depth: 10 }));
  });
});

describe("redaction", () => {
  it("finds a basic credential, whole or as its password", () => {
    const redact = redactor(["user1", "pass1", Buffer.from("user1:pass1").toString("base64")]);
    expect(redact("Basic dXNlcjE6cGFzczE= user1 pass1")).toBe("Basic [redacted] [redacted] [redacted]");
  });

  it("leaves short words alone, and any text without a secret", () => {
    expect(redactor(["abc", ""])("abc and more")).toBe("abc and more");
  });

  it("survives a secret that is not well-formed", () => {
    expect(redactor(["abcd\ud800"])("x")).toBe("x");
  });

  it("takes a long secret out whole, and one that was cut off", () => {
    const long = Array.from({ length: 2_000 }, (_, index) => index.toString(36)).join("-");
    const redact = redactor([long]);
    expect(redact(`a ${long} b`)).toBe("a [redacted] b");
    expect(redact(`a ${long.slice(0, 500)}`)).toBe("a [redacted]");
    const endless = long.repeat(5);
    expect(redactor([endless])(`a ${endless} b`)).toBe("a [redacted]");
  });

  it("tells nothing where there are more secrets than anybody has", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `secret ${index}`);
    expect(redactor(many)("any text")).toBe("[redacted]");
  });

  it("takes time in proportion to the text, however often it begins like a secret", () => {
    const secret = `${"a".repeat(15_000)}b`;
    const redact = redactor([secret]);
    const started = cpuMilliseconds();
    for (const text of [
      "a".repeat(1_000_000),
      `${"a".repeat(31)}b`.repeat(30_000),
      "\\".repeat(1_000_000),
      "%25".repeat(300_000),
    ])
      redact(text);
    expect(cpuMilliseconds() - started).toBeLessThan(10_000);
  });
});
