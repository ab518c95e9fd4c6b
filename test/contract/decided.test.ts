import { describe, expect, it } from "vitest";
import { cancellerOf } from "../conformance/cancellers.js";

const sessionId = "0193b3a4-5c6d-7e8f-9a0b-1c2d3e4f5a6b";

async function answered(provider: string, status: number, body: unknown) {
  const fetch = async () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  const canceller = cancellerOf(provider, { baseUrl: "https://provider.test", fetch, retry: false });
  const { outcome, next, provenance, ...rest } = await canceller.cancel({ sessionId });
  const fault = "fault" in rest ? rest.fault : undefined;
  return { outcome, fault: fault?.code, fields: fault?.fields, next, basis: provenance.basis };
}

const pending = (pendingTransactionIds: unknown, status = "CANCELLED") => ({
  sessionId,
  status,
  pendingTransactionIds,
});
const unrecognised = { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE", next: "read_session", basis: "body" };
const cancelled = { outcome: "cancelled", fault: undefined, next: "none", basis: "body" };
const locked = { outcome: "cancel_pending", fault: undefined, next: "read_session", basis: "body" };

describe("what a guard reads is of its type before any part of the guard is asked (CONTRACT.md, section 3)", () => {
  it.each([
    ["a list that is empty", pending([]), cancelled],
    ["a list that is absent: its size is 0", pending(undefined), cancelled],
    ["a list that is null: its size is 0", pending(null), cancelled],
    ["a list that is not empty", pending(["a"]), locked],
    ["text instead of a list", pending("a"), unrecognised],
    [
      "text instead of a list, although the state alone answers the guard",
      pending("a", "PENDING_CANCELLATION"),
      unrecognised,
    ],
    ["an object instead of a list", pending({ length: 1 }), unrecognised],
  ])("%s", async (_what, body, expected) => {
    expect(await answered("crisscross", 200, body)).toMatchObject(expected);
  });
});

const detail = [{ loc: ["path", "session_id"], msg: "Not a valid UUID.", type: "uuid_parsing" }];
const invalid = { outcome: "not_cancelled", fault: "INVALID_REQUEST", next: "fix_request", basis: "body" };
const rejected = { outcome: "not_cancelled", fault: "REJECTED", next: "read_session", basis: "status_code" };
const wrongType = { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE", basis: "body" };

describe("a 422 of Maven (CONTRACT.md, section 4: `detail[]` not empty is INVALID_REQUEST with fields, else REJECTED)", () => {
  it.each([
    ["details", { detail }, invalid],
    ["no details: named by the document, so a refusal (section 2, 5c)", { detail: [] }, rejected],
    ["nothing: named by the document, so a refusal (section 2, 5c)", {}, rejected],
    ["text for details: a guard cannot tell, so nothing is known (section 3)", { detail: "no" }, wrongType],
  ])("%s", async (_what, body, expected) => {
    expect(await answered("maven", 422, body)).toMatchObject(expected);
  });

  it("tells of fields with the fault that they belong to and with no other, whatever came (`with` of the contract's target)", async () => {
    const { fault, fields } = await answered("maven", 422, { detail: [] });
    expect({ fault, fields }).toEqual({ fault: "REJECTED", fields: undefined });
  });

  it("names each field, the parts of its place joined by dots", async () => {
    const { fields } = await answered("maven", 422, { detail });
    expect(fields).toEqual([{ path: "path.session_id", message: "Not a valid UUID.", code: "uuid_parsing" }]);
  });
});
