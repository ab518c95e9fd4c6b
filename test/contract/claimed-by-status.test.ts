import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import type { JsonValue } from "../../generator/source/json.js";
import { allFacts } from "../properties/facts.js";
import { emitted } from "./faults/caught.js";
import { type Driven, driven } from "./faults/claims.js";
import type { Fault } from "./faults/fault.js";

const FLINKS = "/paths/~1api~1v2~1sessions~1{sessionId}~1cancel/post/responses";
const XENDIT = "/paths/~1sessions~1{session_id}~1cancel/post/responses";

/** What the response's own 200 is, said of every status that is not declared. */
const SESSION: JsonValue = {
  description: "The session, or what went wrong.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/CancelSessionSetupResponse" } } },
};

async function answered(
  adapter: Driven,
  status: number,
  body?: object,
): Promise<{ readonly outcome: string; readonly fault?: string; readonly basis: string } | string> {
  const bytes = new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body));
  const headers = new Headers(body === undefined ? {} : { "content-type": "application/json" });
  const { result } = await adapter.ask({ kind: "reply", status, headers, bytes });
  if (typeof result === "string") return result;
  const { basis } = result.provenance;
  return "fault" in result
    ? { outcome: result.outcome, fault: result.fault.code, basis }
    : { outcome: result.outcome, basis };
}

function idOf(provider: string): string {
  const facts = allFacts.find((each) => each.provider === provider);
  if (facts === undefined) throw new Error(`there is no provider ${provider}`);
  return facts.sessionId;
}

/** An adapter that is emitted anew, with a document or binding that no provider has. */
function emittedFor(of: string, change: Pick<Fault, "document" | "binding">): () => Driven {
  let adapter: Driven | undefined;
  beforeAll(async () => {
    const packages: readonly GeneratedPackage[] = await emitted({ of, ...change });
    adapter = await driven(packages, of);
  }, 120_000);
  afterAll(() => adapter?.remove());
  return () => {
    if (adapter === undefined) throw new Error("not emitted");
    return adapter;
  };
}

const unrecognised = { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE", basis: "status_code" };

describe("a success that only `default` covers (CONTRACT.md, section 2, 14)", () => {
  const adapter = emittedFor("flinks", {
    document: { set: `${FLINKS}/default`, to: SESSION },
    binding: [
      '  "401":\n',
      `  default:
    switch: $response.body#/status
    cases:
      Completed: { outcome: not_cancelled, fault: SESSION_COMPLETED, because: Its words are those of the 200. }
      Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED, because: Its words are those of the 200. }
    otherwise: { outcome: not_cancelled, fault: REJECTED }
  "401":
`,
    ],
  });
  const session = (status: string) => ({ sessionId: idOf("flinks"), status });

  it("is understood where it is declared", async () => {
    expect(await answered(adapter(), 200, session("Cancelled"))).toEqual({ outcome: "cancelled", basis: "body" });
  });

  it.each([201, 202, 203, 206, 207, 226, 299])("says nothing with %i, whatever state its body has", async (status) => {
    for (const state of ["Cancelled", "Completed", "Expired", "Failed", "Initiated", "Other"]) {
      expect(await answered(adapter(), status, session(state))).toEqual(unrecognised);
    }
  });

  it.each([204, 205])("says nothing with %i, which has no body", async (status) => {
    expect(await answered(adapter(), status)).toEqual(unrecognised);
  });

  it.each([300, 302, 304])("says nothing with %i either, which `default` covers too", async (status) => {
    expect(await answered(adapter(), status, session("Completed"))).toEqual(unrecognised);
  });

  it("says what the binding says of a refusal that it covers", async () => {
    const expired = { outcome: "not_cancelled", fault: "SESSION_EXPIRED", basis: "body" };
    expect(await answered(adapter(), 418, session("Expired"))).toEqual(expired);
  });
});

describe("a success that a range covers, as the binding says: the range is declared", () => {
  const adapter = emittedFor("crisscross", {});

  it.each([200, 201, 202])("is read with %i", async (status) => {
    const body = { sessionId: idOf("crisscross"), status: "CANCELLED", pendingTransactionIds: [] };
    expect(await answered(adapter(), status, body)).toEqual({ outcome: "cancelled", basis: "body" });
  });
});

describe("a timeout of whoever stands before the provider", () => {
  const code = { error_code: "SOME_CODE", message: "No." };
  const unknown = { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE", basis: "http_semantics" };
  const ranged = emittedFor("xendit", {});
  const named = emittedFor("maven", {
    binding: ["responses:\n", 'named: { "408": The errors page, "499": The errors page }\nresponses:\n'],
  });
  const declared = emittedFor("xendit", {
    document: { rename: `${XENDIT}/404`, to: "408" },
    binding: ['  "404":\n', '  "408":\n'],
  });

  it.each([408, 499])("is no refusal with %i: where a range covers it and a code came", async (status) => {
    expect(await answered(ranged(), 418, code)).toMatchObject({ outcome: "not_cancelled", fault: "REJECTED" });
    expect(await answered(ranged(), status, code)).toEqual(unknown);
  });

  it.each([408, 499])("is no refusal with %i: where the prose names it", async (status) => {
    expect(await answered(named(), status, {})).toEqual(unknown);
  });

  it("is no refusal with 408: where the document declares it, and a code came that no case names", async () => {
    expect(await answered(declared(), 408, code)).toEqual(unknown);
  });
});

describe("a state of another type than the document says", () => {
  const adapter = emittedFor("flinks", {
    binding: [
      "    switch: $response.body#/status\n",
      `    when:
      - if: '!has(response.body.status)'
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, because: The page says so. }
    switch: $response.body#/status
`,
    ],
  });
  const sessionId = idOf("flinks");

  it("is not one that is absent", async () => {
    const completed = { outcome: "not_cancelled", fault: "SESSION_COMPLETED", basis: "body" };
    expect(await answered(adapter(), 200, { sessionId })).toEqual(completed);
    expect(await answered(adapter(), 200, { sessionId, status: null })).toEqual(completed);
  });

  it.each([7, true, ["Cancelled"], { value: "Cancelled" }, ""])("decides nothing: %j", async (status) => {
    expect(await answered(adapter(), 200, { sessionId, status })).toMatchObject({
      outcome: "indeterminate",
      fault: "UNRECOGNISED_RESPONSE",
    });
  });
});

describe("a state that is a number", () => {
  const adapter = emittedFor("flinks", {
    document: { set: "/components/schemas/SessionStatus", to: { type: "integer", enum: [0, 1, 2] } },
    binding: [
      `    switch: $response.body#/status
    cases:
      Cancelled: { outcome: cancelled }
      Initiated: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      Completed:
        outcome: not_cancelled
        fault: SESSION_COMPLETED
        next: { step: refund_instead, because: "The page, first sentence: a session is an e-Transfer, and a completed one was made." }
      Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED }
      Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }
`,
      `    when:
      - if: response.body.status == 1 && has(response.body.referenceId)
        then: { outcome: cancel_pending, next: read_session, because: The page says so. }
      - if: response.body.status > 1
        then: { outcome: not_cancelled, fault: SESSION_EXPIRED, because: The page says so. }
    switch: $response.body#/status
    cases:
      "0": { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      "1": { outcome: cancelled, because: The page says so. }
      "2": { outcome: not_cancelled, fault: SESSION_COMPLETED, because: The page says so. }
`,
    ],
  });
  const sessionId = idOf("flinks");

  it.each([
    [{ status: 1 }, "cancelled"],
    [{ status: 1, referenceId: "r" }, "cancel_pending"],
    [{ status: 2 }, "not_cancelled"],
    [{ status: 0 }, "indeterminate"],
    [{ status: "1" }, "indeterminate"],
    [{ status: 1.5 }, "indeterminate"],
    [{ status: 2 ** 53 }, "indeterminate"],
  ])("is compared as one by guards, and by the switch after them: %j is %s", async (body, outcome) => {
    expect(await answered(adapter(), 200, { sessionId, ...body })).toMatchObject({ outcome });
  });
});
