import { describe, expect, it } from "vitest";
import { bodyOf, type Decision, type Performed, perform, type Reply } from "../../templates/runtime/src/contract.js";
import { createCore, type OperationSpec } from "../../templates/runtime/src/index.js";
import { close, closeAccount, contract, service, summary, token } from "./support/closing.js";
import { fakeClock } from "./support/fake-clock.js";
import { scripted } from "./support/scripted-server.js";

/** A call whose answer is read by a binding that says what it is told to say. */
function performed(response: Response, decision: Decision): Promise<Performed> {
  const core = createCore(service, { baseUrl: "https://bank.test", auth: { token }, fetch: async () => response });
  const input = { path: { id: "a" } };
  return perform({ contract, core, operation: closeAccount, input, identity: "a", decide: () => decision });
}

describe("a binding that is wrong", () => {
  it.each(["shut", "shutting"])("makes no success of a refusal: %s", async (outcome) => {
    const result = await performed(Response.json({}, { status: 422 }), {
      verdict: { outcome, next: "none" },
      basis: "body",
    });
    expect(summary(result)).toBe("UNKNOWN 422 status_code x1");
  });
});

describe("a binding that reads more than is declared", () => {
  it("makes no success of a 2xx that the document does not have", async () => {
    const result = await performed(Response.json({}, { status: 201 }), {
      verdict: { outcome: "shut", next: "none" },
      basis: "body",
    });
    expect(summary(result)).toBe("UNKNOWN 201 status_code x1");
  });
});

describe("what a response marks as secret", () => {
  it("is taken out of every text of the result", async () => {
    const secret = "https://bank.test/pay/7f3a";
    const result = await performed(Response.json({}), {
      verdict: { outcome: "shut", next: "none" },
      basis: "body",
      secrets: [{ links: [secret] }],
      status: `at ${secret}`,
      fields: { note: `see ${secret}` },
    });
    expect(JSON.stringify(result)).not.toContain("7f3a");
    expect(result).toMatchObject({ fields: { note: "see [redacted]" }, provenance: { status: "at [redacted]" } });
  });
});

describe("a body that a binding does not read", () => {
  const arriving = (mediaType: string, kind: "binary" | "event-stream"): OperationSpec => ({
    ...closeAccount,
    responses: [{ status: 200, content: [{ mediaType, kind }] }],
  });
  it.each([
    ["bytes", arriving("application/octet-stream", "binary")],
    ["events", arriving("text/event-stream", "event-stream")],
  ] as const)("does not keep its connection where it is %s that go on arriving", async (_, operation) => {
    const [content] = operation.responses[0]?.content ?? [];
    let ended: (() => void) | undefined;
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    await using server = await scripted((response) => {
      response.on("close", () => ended?.());
      response.writeHead(200, { "content-type": content?.mediaType }).write("data: x\n\n");
    });
    expect(summary(await close({ operation, client: { baseUrl: server.url } }))).toBe("UNKNOWN 200 status_code x1");
    await end;
  });

  it("is told as it came where it is nested as deep as it is long", async () => {
    const deep = `${"[".repeat(100_000)}"deep"${"]".repeat(100_000)}`;
    await using server = await scripted((response) => {
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(`{"id":"a","__proto__":{"x":1},"note":${deep}}`);
    });
    const core = createCore(service, { baseUrl: server.url, auth: { token } });
    const decide = (reply: Reply) => ({
      verdict: { outcome: "shut", next: "none" },
      basis: "body" as const,
      fields: { body: bodyOf(reply) },
    });
    const task = { contract, core, operation: closeAccount, input: { path: { id: "a" } }, identity: "a", decide };
    const { fields, verdict } = await perform(task);
    expect(verdict.outcome).toBe("shut");
    expect(Object.keys(fields?.body ?? {})).toEqual(["id", "__proto__", "note"]);
    let depth = 0;
    let inner: unknown = fields?.body?.note;
    for (; Array.isArray(inner); inner = inner[0]) depth += 1;
    expect([depth, inner]).toEqual([100_000, "deep"]);
  });
});

describe("the deadline", () => {
  it("is not waited for where no try has room after the wait", async () => {
    const clock = fakeClock();
    const begun = clock.now();
    const fetch = async () => new Response(null, { status: 429, headers: { "retry-after": "5" } });
    const result = await close({ client: { baseUrl: "https://bank.test", fetch, clock, deadlineMs: 3_000 } });
    expect(summary(result)).toBe("SLOWER 429 http_semantics x1");
    expect(clock.now() - begun).toBeLessThan(3_000);
  });
});
