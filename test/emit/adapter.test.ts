import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitSmall, smallModel, smallPlan, sourceIn } from "./small.js";

const document = `
openapi: 3.1.0
info: { title: Doors, version: "1" }
servers: [{ url: "https://doors.test" }]
paths:
  /doors/{id}/close:
    post:
      operationId: closeDoor
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: floor, in: query, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [by]
              properties: { by: { type: object, properties: { id: { type: string }, why: { type: string } } } }
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  door: { type: object, properties: { id: { type: string, format: uuid } } }
                  state: { type: string, enum: [SHUT, OPEN, STUCK] }
                  force: { type: number }
                  locks: { type: array, items: { type: string } }
                  closed_at: { type: integer, description: seconds }
                  until: { type: string, format: date-time }
                  note: { type: [string, "null"] }
                  opener: { type: object, x-concordat-secret: true }
                  keys:
                    type: array
                    items: { type: object, properties: { cut: { type: string, x-concordat-secret: true } } }
        "400":
          description: bad
          content:
            application/json:
              schema:
                type: object
                properties:
                  errors:
                    type: array
                    items: { type: object, properties: { code: { type: integer }, text: { type: string } } }
        "404": { description: gone }
        4XX:
          description: refused
          content:
            application/json:
              schema: { type: object, properties: { code: { type: string, enum: [JAMMED, LOCKED] } } }
`;

const binding = `
operation: { name: closeDoor, because: A door that is shut is a session that ended. }
security: none
config: { floor: The floor. }
request:
  path: { id: $input.sessionId }
  query: { floor: $config.floor }
  body: { /by/id: $input.sessionId, /by/why: $input.reason }
  drop: [idempotencyKey]
responses:
  "200":
    when:
      - if: response.body.state == "SHUT" && (size(response.body.locks) > 1 || response.body.force >= 10)
        then: { outcome: cancel_pending, next: await_event, because: Two locks take time. }
    switch: $response.body#/state
    cases:
      SHUT: { outcome: cancelled, because: A door is shut. }
      OPEN: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      STUCK: { outcome: not_cancelled, fault: REJECTED }
    set:
      /sessionId: { from: $response.body#/door/id, because: The state is the door's. }
      /message: $response.body#/note
      /transactions/cancelled: $response.body#/locks
      /cancelledAt: { from: $response.body#/closed_at, as: epoch_seconds, because: A door is closed. }
      /expiresAt: $response.body#/until
  "400":
    switch: $response.body#/errors/0/code
    cases:
      "17": { outcome: not_cancelled, fault: INVALID_REQUEST }
    otherwise: { outcome: not_cancelled, fault: REJECTED, next: read_session }
    set: { /message: $response.body#/errors/0/text }
  "404": { outcome: not_cancelled, fault: SESSION_EXPIRED, next: read_session, basis: status_code, because: Doors that are shut are forgotten. }
  4XX:
    switch: $response.body#/code
    cases:
      LOCKED: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }
    otherwise: { outcome: not_cancelled, fault: REJECTED, next: read_session }
`;

const id = "3F1C2F6E-8A0B-4C7D-9E21-5B6A7C8D9E0F";
const folder = mkdtempSync(join(tmpdir(), "adapter-"));
let source = "";
let readme = "";
let configure: (config: unknown) => unknown;
let close: (body: unknown, status?: number) => Promise<Record<string, unknown>>;
let sent: { url: string; body: unknown } | undefined;

beforeAll(async () => {
  const model = smallModel(document);
  const workspace = await emitSmall(model, [smallPlan(model, binding)]);
  expect(workspace.findings).toEqual([]);
  source = sourceIn(workspace, "src/cancel-session.ts");
  readme = sourceIn(workspace, "README.md");
  for (const { name, files, dist } of workspace.packages) {
    for (const { path, text } of [...files, ...dist]) {
      const file = join(folder, "node_modules", name, path);
      mkdirSync(dirname(file), { recursive: true });
      // The compiled form is loaded, as a user's Node does: the condition for sources is this repository's own.
      writeFileSync(file, path === "package.json" ? text.replace(/ *"concordat-source".*\n/g, "") : text);
    }
  }
  const load = async (path: string) =>
    await import(/* @vite-ignore */ pathToFileURL(join(folder, "node_modules/@concordat/small/dist", path)).href);
  const { createClient } = await load("index.js");
  const { createCanceller } = await load("cancel-session.js");
  configure = (config) => createCanceller(createClient({}), config);
  close = async (body, status = 200) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const fetch = async (url: string, init: RequestInit) => {
      sent = { url, body: JSON.parse(String(init.body)) };
      return new Response(text, { status, headers: { "content-type": "application/json" } });
    };
    const client = createClient({ fetch, retry: false });
    return await createCanceller(client, { floor: "3" }).cancel({ sessionId: id, reason: "draught" });
  };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shut = { door: { id }, state: "SHUT" };
const unrecognised = { outcome: "indeterminate", fault: { code: "UNRECOGNISED_RESPONSE" } };

describe("an emitted adapter", () => {
  it("sends what the binding says, where it says", async () => {
    await close(shut);
    expect(sent).toEqual({ url: `https://doors.test/doors/${id}/close?floor=3`, body: { by: { id, why: "draught" } } });
  });

  it("decides by the switch and tells the facts that have the right type", async () => {
    const body = { ...shut, note: "ok", locks: ["a"], closed_at: 1700000000, until: "2026-01-02T03:04:05+01:00" };
    expect(await close(body)).toEqual({
      outcome: "cancelled",
      sessionId: id,
      next: "none",
      message: "ok",
      transactions: { cancelled: ["a"] },
      cancelledAt: "2023-11-14T22:13:20Z",
      expiresAt: "2026-01-02T02:04:05Z",
      provenance: { provider: "small", httpStatus: 200, basis: "body", status: "SHUT", attempts: 1 },
    });
  });

  it("leaves out facts of the wrong type, without another outcome", async () => {
    const result = await close({ ...shut, note: 5, closed_at: "yesterday", until: "soon" });
    expect(result.outcome).toBe("cancelled");
    expect(Object.keys(result).sort()).toEqual(["next", "outcome", "provenance", "sessionId"]);
  });

  it("tells nothing of what the document marks as secret, wherever the provider repeats it", async () => {
    const secrets = { opener: { code: "open-sesame", more: ["friend"] }, keys: [{ cut: "4-2-7-1" }, 5, { cut: null }] };
    const result = await close({ ...shut, ...secrets, state: "friend", note: "open-sesame opens, as 4-2-7-1 does" });
    expect(result).toMatchObject({ ...unrecognised, message: "[redacted] opens, as [redacted] does" });
    expect(result.provenance).toMatchObject({ status: "[redacted]" });
    expect(source).toContain('secrets: [body.opener, listOf(body.keys)?.map((item) => memberOf(item, "cut"))]');
  });

  it.each([
    [{ locks: ["a", "b"] }, "cancel_pending"],
    [{ force: 10 }, "cancel_pending"],
    [{ force: 9.5, locks: ["a"] }, "cancelled"],
    [{ force: null, locks: null }, "cancelled"],
  ])("asks the guards first: %j → %s", async (more, outcome) => {
    expect((await close({ ...shut, ...more })).outcome).toBe(outcome);
  });

  it.each([{ locks: "ab" }, { locks: { length: 2 } }, { force: "10" }, { force: 2 ** 53 }])(
    "decides nothing where a guard reads a value of another type: %j",
    async (more) => {
      expect(await close({ ...shut, ...more })).toMatchObject({ ...unrecognised, provenance: { basis: "body" } });
    },
  );

  it("takes an id without case where it is a uuid, an absent one as nothing, another one for a mismatch", async () => {
    expect((await close({ ...shut, door: { id: id.toLowerCase() } })).outcome).toBe("cancelled");
    for (const door of [undefined, null, {}, { id: null }, [id]]) {
      expect((await close({ ...shut, door })).outcome, JSON.stringify(door)).toBe("cancelled");
    }
    const other = await close({ state: "SHUT", door: { id: "other" } });
    expect(other).toMatchObject({ outcome: "indeterminate", sessionId: id, fault: { code: "SESSION_MISMATCH" } });
  });

  it.each([
    ["AJAR", "AJAR"],
    ["shut", "shut"],
    [5, undefined],
    [null, undefined],
    [["SHUT"], undefined],
  ])("does not recognise the state %j and hands on what it is", async (state, told) => {
    const result = await close({ ...shut, state });
    expect(result).toMatchObject({ ...unrecognised, provenance: { basis: "body" } });
    expect((result.provenance as { status?: string }).status).toBe(told);
  });

  it.each(["", "<html>", "[]", '"SHUT"', "null"])("does not recognise the body %j", async (body) => {
    expect(await close(body)).toMatchObject({ ...unrecognised, provenance: { basis: "status_code" } });
  });

  it("reads a number as an error code, at an index of a list", async () => {
    const result = await close({ errors: [{ code: 17, text: "no id" }] }, 400);
    expect(result).toMatchObject({
      outcome: "not_cancelled",
      fault: { code: "INVALID_REQUEST" },
      message: "no id",
      provenance: { basis: "body", code: "17" },
    });
  });

  it.each([{ errors: [{ code: 18 }] }, { errors: {} }, {}, "<html>"])(
    "falls back on what the binding says of the status: %j",
    async (body) => {
      expect(await close(body, 400)).toMatchObject({
        outcome: "not_cancelled",
        next: "read_session",
        fault: { code: "REJECTED" },
        provenance: { basis: "status_code" },
      });
    },
  );

  it("lets an exact status speak for itself, above a range and above RFC 9110", async () => {
    expect(await close({ code: "LOCKED" }, 404)).toMatchObject({
      next: "read_session",
      fault: { code: "SESSION_EXPIRED" },
      provenance: { basis: "status_code" },
    });
  });

  it.each([
    ["a case of the range", { code: "LOCKED" }, 409, "SESSION_NOT_CANCELLABLE", "body"],
    ["RFC 9110 where no case of the range speaks", { code: "JAMMED" }, 403, "PERMISSION_DENIED", "http_semantics"],
    ["the range's otherwise, with a code", { code: "JAMMED" }, 418, "REJECTED", "status_code"],
    ["nothing without a code", {}, 418, "UNRECOGNISED_RESPONSE", "status_code"],
    ["nothing for a redirect", {}, 302, "UNRECOGNISED_RESPONSE", "status_code"],
    ["nothing for another success", shut, 202, "UNRECOGNISED_RESPONSE", "status_code"],
    ["a fault of the provider", { code: "LOCKED" }, 500, "PROVIDER_FAULT", "http_semantics"],
  ])("climbs the ladder: %s", async (_, body, status, fault, basis) => {
    expect(await close(body, status)).toMatchObject({
      fault: { code: fault },
      provenance: { basis, httpStatus: status },
    });
  });

  it.each([
    [null, "test: config must be an object"],
    ["hunter22", "test: config must be an object"],
    [[], "test: config must be an object"],
    [{ floor: "" }, "test: config.floor must be a non-empty string"],
    [{ floor: null }, "test: config.floor must be a non-empty string"],
    [{ floor: { hunter22: 1 } }, "test: config.floor must be a non-empty string"],
    [{ floors: "hunter22" }, "test: config.floors is not known; the members are floor"],
    [{ toString: "hunter22" }, "test: config.toString is not known; the members are floor"],
  ])("refuses the configuration %j when it is made", (config, message) => {
    expect(() => configure(config)).toThrow(new TypeError(message));
  });

  it.each([undefined, {}, { floor: undefined }, { floor: "3" }])("takes the configuration %j", (config) => {
    expect(() => configure(config)).not.toThrow();
  });

  it("says which inputs are not sent, in its comment and in the README", async () => {
    expect(source).toContain(
      "/** `idempotencyKey` is not sent: the provider does not take it. */\nexport function createCanceller(",
    );
    expect(readme).toContain("`idempotencyKey` is not sent: the provider does not take it.");
    const model = smallModel(document);
    const plan = smallPlan(
      model,
      binding.replace(", /by/why: $input.reason", "").replace("drop: [", "drop: [reason, "),
    );
    const neither = "`reason` and `idempotencyKey` are not sent: the provider takes neither.";
    const dropped = await emitSmall(model, [plan]);
    for (const path of ["src/cancel-session.ts", "README.md"]) expect(sourceIn(dropped, path)).toContain(neither);
    const keyed = await emitSmall(model, [{ ...plan, idempotencyHeader: "idempotency-key" }]);
    expect(sourceIn(keyed, "README.md")).toContain("`reason` is not sent: the provider does not take it.");
  });

  it("walks no pointer and interprets nothing at run time", () => {
    expect(source).not.toMatch(/JSON\.parse|split\(|reduce\(|eval|Function\(/);
    expect(source).toContain('case "SHUT":');
    expect(source).toContain("state satisfies never".replace("state", "status"));
  });
});
