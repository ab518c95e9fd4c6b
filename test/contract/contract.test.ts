import { describe, expect, it } from "vitest";
import { readContract } from "../../generator/contract/read-contract.js";
import type { Location } from "../../generator/source/origin.js";
import { SourceText } from "../../generator/source/text.js";
import { cancelContract, documentOf, fileOf, modelOf } from "./documents.js";
import { replaced } from "./shop.js";

const FILE = "specs/contract/cancel-session.openapi.yaml";
const TEXT = fileOf(FILE).text;

function read(text: string) {
  const source = new SourceText(FILE, text);
  const outcome = readContract(modelOf(documentOf(source)));
  const offset = (line: number, column: number) => (source.lineStarts[line - 1] ?? 0) + column - 1;
  const textAt = ({ line, column, endLine, endColumn }: Location) =>
    text.slice(offset(line, column), offset(endLine, endColumn));
  return { ...outcome, textAt };
}

describe("the cancel contract", () => {
  const contract = cancelContract();

  it("takes its inputs from where its own operation carries them", () => {
    expect(contract.inputs.map(({ name, required, at }) => ({ name, required, at }))).toEqual([
      { name: "sessionId", required: true, at: { in: "path", name: "sessionId" } },
      { name: "reason", required: false, at: { in: "body", path: ["reason"] } },
      { name: "idempotencyKey", required: false, at: { in: "header", name: "Idempotency-Key" } },
    ]);
    expect(contract.identity).toEqual({ input: "sessionId", result: "sessionId" });
    expect(contract.idempotencyKey).toBe("idempotencyKey");
  });

  it("has a meaning for each outcome, and says what ends a call after an unanswered try", () => {
    expect(contract.outcomes.map(({ name, role }) => [name, role])).toEqual([
      ["cancelled", "success"],
      ["cancel_pending", "pending"],
      ["not_cancelled", "failure"],
      ["indeterminate", "unknown"],
    ]);
    expect(contract.settledBy).toEqual(["SESSION_COMPLETED", "SESSION_EXPIRED"]);
  });

  it("falls back to the meanings of RFC 9110, with the next steps of the faults; a timeout means nothing", () => {
    const { statuses, ...others } = contract.fallbacks;
    expect([...statuses].map(([status, { outcome, fault, next }]) => [status, outcome, fault, next])).toEqual([
      [401, "not_cancelled", "UNAUTHENTICATED", "fix_credentials"],
      [403, "not_cancelled", "PERMISSION_DENIED", "fix_credentials"],
      [404, "not_cancelled", "SESSION_NOT_FOUND", "fix_request"],
      [409, "not_cancelled", "SESSION_NOT_CANCELLABLE", "read_session"],
      [410, "not_cancelled", "SESSION_NOT_FOUND", "fix_request"],
      [429, "not_cancelled", "RATE_LIMITED", "retry_same"],
      [408, "indeterminate", "UNRECOGNISED_RESPONSE", "read_session"],
      [499, "indeterminate", "UNRECOGNISED_RESPONSE", "read_session"],
    ]);
    expect(Object.values(others).map(({ fault, next }) => [fault, next])).toEqual([
      ["INVALID_REQUEST", "fix_request"],
      ["NOT_SENT", "retry_same"],
      ["NO_RESPONSE", "read_session"],
      ["PROVIDER_FAULT", "read_session"],
      ["UNRECOGNISED_RESPONSE", "read_session"],
      ["SESSION_MISMATCH", "read_session"],
      ["REJECTED", "read_session"],
    ]);
  });

  it("never lets an unknown outcome be retried", () => {
    expect(contract.outcomes.find(({ role }) => role === "unknown")?.next).not.toContain("retry_same");
  });

  it("gives every verdict a status that its operation declares", () => {
    expect(Object.fromEntries(contract.http.outcomes)).toEqual({
      cancelled: 200,
      cancel_pending: 202,
      not_cancelled: 409,
      indeterminate: 502,
    });
    expect(Object.fromEntries(contract.http.faults)).toEqual({
      SESSION_NOT_FOUND: 404,
      INVALID_REQUEST: 422,
      IDEMPOTENCY_CONFLICT: 422,
      RATE_LIMITED: 429,
      UNAUTHENTICATED: 502,
      PERMISSION_DENIED: 502,
      NOT_SENT: 502,
      NO_RESPONSE: 504,
    });
  });
});

describe("a contract", () => {
  it.each<readonly [what: string, from: string, to: string, at: string, says: string]>([
    ["a misspelt member", "  settledBy:", "  setledBy:", "setledBy", "Did you mean `settledBy`"],
    [
      "an operation that does not exist",
      "    id: cancelSession",
      "    id: cancelSesion",
      "cancelSesion",
      "Did you mean `cancelSession`",
    ],
    [
      "an operation that any other may stand for",
      "    named: [cancel, cancellation, cancelation, void, abort]",
      "    named: []",
      "[]",
      "must list the words by which providers call this operation",
    ],
    [
      "an operation without words",
      "    named: [cancel, cancellation, cancelation, void, abort]\n",
      "",
      "operation",
      "must have `named`",
    ],
    [
      "a target deep in the result that is told with some outcomes only",
      "    - /transactions/cancelled\n",
      "    - { target: /transactions/cancelled, with: [cancelled] }\n",
      "[cancelled]",
      "is a member of the result, or of its fault",
    ],
    [
      "words for people that the result lacks",
      "prose: [/message,",
      "prose: [/mesage,",
      "/mesage",
      "Did you mean `message`",
    ],
    ["words for people that are a code", "prose: [/message,", "prose: [/next,", "/next", "is not free text"],
    [
      "words for people that nothing sets",
      "prose: [/message,",
      "prose: [/provenance/provider,",
      "/provenance/provider",
      "No binding can set",
    ],
    [
      "a name that is no slug",
      "  name: cancel-session",
      "  name: Cancel Session",
      "Cancel Session",
      "lower-case words",
    ],
    [
      "a name that is no identifier",
      "    factory: createCanceller",
      "    factory: create-canceller",
      "create-canceller",
      "not a name in code",
    ],
    [
      "a result that does not exist",
      "    result: CancelSessionResult",
      "    result: CancelResult",
      "targets",
      "no response of the contract's operation has the schema",
    ],
    [
      "an input without a parameter",
      "$request.path.sessionId",
      "$request.path.sesionId",
      "$request.path.sesionId",
      "Did you mean `sessionId`",
    ],
    [
      "an input without a body member",
      "$request.body#/reason",
      "$request.body#/raeson",
      "$request.body#/raeson",
      "Did you mean `reason`",
    ],
    ["an input of no place", "$request.body#/reason", "reason", "reason", "no place in the request"],
    [
      "an identity that is no input",
      "{ input: sessionId, result",
      "{ input: sesionId, result",
      "sesionId",
      "Did you mean `sessionId`",
    ],
    ["an identity that the result lacks", "result: sessionId }", "result: id }", "id", "no member `id`"],
    ["a role of no kind", "role: pending", "role: waiting", "waiting", "must be one of"],
    ["a default that is not allowed", "defaultNext: none", "defaultNext: retry_same", "retry_same", "no next step"],
    [
      "a fault of an outcome that is not declared",
      "PROVIDER_FAULT, NO_RESPONSE, SESSION_MISMATCH",
      "PROVIDER_FALT, NO_RESPONSE, SESSION_MISMATCH",
      "PROVIDER_FALT",
      "Did you mean `PROVIDER_FAULT`",
    ],
    [
      "a next step that no outcome allows",
      "REJECTED: read_session",
      "REJECTED: reed_session",
      "reed_session",
      "Did you mean `read_session`",
    ],
    [
      "a next step that the fault's outcome forbids",
      "NO_RESPONSE: read_session",
      "NO_RESPONSE: retry_same",
      "retry_same",
      "does not allow its next step",
    ],
    [
      "a settling fault that does not exist",
      "settledBy: [SESSION_COMPLETED,",
      "settledBy: [SESSION_COMPLETE,",
      "SESSION_COMPLETE",
      "Did you mean `SESSION_COMPLETED`",
    ],
    [
      "a definite fallback for silence",
      "noResponse: { outcome: indeterminate, fault: NO_RESPONSE }",
      "noResponse: { outcome: not_cancelled, fault: NOT_SENT }",
      "{ outcome: not_cancelled, fault: NOT_SENT }",
      "role is `unknown`",
    ],
    [
      "a fallback that is missing",
      "    mismatch: { outcome: indeterminate, fault: SESSION_MISMATCH }\n",
      "",
      "fallbacks",
      "must have `mismatch`",
    ],
    [
      "a fallback with a fault of another outcome",
      "404: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }",
      "404: { outcome: not_cancelled, fault: NO_RESPONSE }",
      "NO_RESPONSE",
      "does not allow the fault",
    ],
    ...[408, 499].map(
      (status) =>
        [
          `a refusal for ${status}, which whoever stands before the provider sends too`,
          "      410:",
          `      ${status}:`,
          "{ outcome: not_cancelled, fault: SESSION_NOT_FOUND }",
          "role is `unknown`",
        ] as const,
    ),
    [
      "the idempotency key in the body",
      "idempotencyKey: idempotencyKey\n",
      "idempotencyKey: reason\n",
      "reason",
      "carried by a header",
    ],
    [
      "silence that speaks of an answer",
      "fault: NO_RESPONSE }\n    providerFault",
      "fault: SESSION_MISMATCH }\n    providerFault",
      "{ outcome: indeterminate, fault: SESSION_MISMATCH }",
      "`mismatch` says",
    ],
    [
      "a fault that is certain and not",
      "UNRECOGNISED_RESPONSE]\n      next: [await_event, read_session]",
      "UNRECOGNISED_RESPONSE, REJECTED]\n      next: [await_event, read_session]",
      "faults",
      "which is certain",
    ],
    ["a fallback for a status that is no refusal", "      410:", "      200:", "200", "must be 400 to 499"],
    [
      "a target that the result lacks",
      "target: /cancelledAt",
      "target: /canceledAt",
      "/canceledAt",
      "Did you mean `cancelledAt`",
    ],
    [
      "a time without the words that it is named with",
      ", named: [cancelled, canceled, cancellation, voided] }",
      " }",
      "{ target: /cancelledAt, with: [cancelled] }",
      "say under `named`",
    ],
    ["a status that the operation lacks", "NO_RESPONSE: 504", "NO_RESPONSE: 503", "503", "declares no response 503"],
    ["an outcome without a status", "cancel_pending: 202, ", "", "outcomes", "`cancel_pending` has no status"],
  ])("with %s says so and where", (_what, from, to, at, says) => {
    const { value, findings, textAt } = read(replaced(TEXT, [from, to]));
    expect(value).toBeUndefined();
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["contract/invalid-contract"]));
    const [first] = findings;
    if (first === undefined) throw new Error("no finding");
    expect([textAt(first.location), first.message.toLowerCase()]).toEqual([
      at,
      expect.stringContaining(says.toLowerCase()),
    ]);
  });

  it("whose schema and block name different faults says which", () => {
    const { findings } = read(
      replaced(TEXT, [
        "        - SESSION_EXPIRED\n        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - PROVIDER_FAULT",
        "        - SESSION_LAPSED\n        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - PROVIDER_FAULT",
      ]),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "The result's schema lacks faults of this block: `SESSION_EXPIRED`.",
      "The result's schema has faults that this block does not state: `SESSION_LAPSED`.",
    ]);
  });

  it("needs its block", () => {
    const text = TEXT.slice(0, TEXT.indexOf("x-concordat:\n"));
    expect(read(text).findings.map(({ message }) => message)).toEqual([
      "A contract says what it means in `x-concordat`; this document has none.",
    ]);
  });
});
