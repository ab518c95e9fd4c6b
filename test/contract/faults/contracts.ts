import type { Fault } from "./fault.js";

/** What people do to a contract. The documents and bindings stay as they are. */
export const CONTRACT_FAULTS: readonly Fault[] = [
  {
    what: "a success becomes pending",
    of: "flinks",
    contract: ["    cancelled:\n      role: success", "    cancelled:\n      role: pending"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a refusal becomes a success",
    of: "flinks",
    contract: ["    not_cancelled:\n      role: failure", "    not_cancelled:\n      role: success"],
    rule: "contract/invalid-contract",
  },
  {
    what: "what is unknown may be sent again",
    of: "flinks",
    contract: [
      "UNRECOGNISED_RESPONSE]\n      next: [await_event, read_session]",
      "UNRECOGNISED_RESPONSE]\n      next: [await_event, read_session, retry_same]",
    ],
    rule: "contract/invalid-contract",
  },
  {
    what: "a role is misspelt",
    of: "flinks",
    contract: ["role: unknown", "role: unknwon"],
    rule: "contract/invalid-contract",
  },
  {
    what: "an outcome is renamed",
    of: "flinks",
    contract: ["    cancel_pending:\n      role", "    cancelling:\n      role"],
    rule: "contract/invalid-contract",
  },
  {
    what: "no outcome carries a fault",
    of: "flinks",
    contract: [
      "        - SESSION_EXPIRED\n        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - NOT_SENT\n      next",
      "        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - NOT_SENT\n      next",
    ],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fault has no next step",
    of: "flinks",
    contract: ["    SESSION_EXPIRED: none\n", ""],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fault has a next step that its outcome does not allow",
    of: "flinks",
    contract: ["    UNRECOGNISED_RESPONSE: read_session", "    UNRECOGNISED_RESPONSE: retry_same"],
    rule: "contract/invalid-contract",
  },
  {
    what: "silence is told to be a refusal",
    of: "flinks",
    contract: [
      "noResponse: { outcome: indeterminate, fault: NO_RESPONSE }",
      "noResponse: { outcome: not_cancelled, fault: REJECTED }",
    ],
    rule: "contract/invalid-contract",
  },
  {
    what: "a server's failure is told to be a success",
    of: "flinks",
    contract: [
      "providerFault: { outcome: indeterminate, fault: PROVIDER_FAULT }",
      "providerFault: { outcome: cancelled }",
    ],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fallback is dropped",
    of: "flinks",
    contract: ["    mismatch: { outcome: indeterminate, fault: SESSION_MISMATCH }\n", ""],
    rule: "contract/invalid-contract",
  },
  {
    what: "a general status is no refusal",
    of: "flinks",
    contract: ["      409: {", "      503: {"],
    rule: "contract/invalid-contract",
  },
  {
    what: "two general statuses are swapped",
    of: "crisscross",
    contract: [
      "      401: { outcome: not_cancelled, fault: UNAUTHENTICATED }",
      "      401: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }",
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "an outcome has no status",
    of: "flinks",
    contract: ["cancel_pending: 202, ", ""],
    rule: "contract/invalid-contract",
  },
  {
    what: "an outcome has a status that is not declared",
    of: "flinks",
    contract: ["not_cancelled: 409, ", "not_cancelled: 410, "],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fault is dropped from the schema",
    of: "flinks",
    contract: [
      "        - SESSION_EXPIRED\n        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - PROVIDER_FAULT",
      "        - CANCEL_IN_PROGRESS\n        - IDEMPOTENCY_CONFLICT\n        - RATE_LIMITED\n        - REJECTED\n        - PROVIDER_FAULT",
    ],
    rule: "contract/invalid-contract",
  },
  {
    what: "a next step is dropped from the schema",
    of: "flinks",
    contract: ["enum: [none, await_event, read_session, refund_instead,", "enum: [none, await_event, read_session,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "an outcome is renamed in the schema",
    of: "flinks",
    contract: ["outcome: { const: cancelled }", "outcome: { const: canceled }"],
    rule: "contract/invalid-contract",
  },
  { what: "a target is dropped", of: "flinks", contract: ["    - /message\n", ""], rule: "contract/unknown-target" },
  {
    what: "a target becomes a number",
    of: "flinks",
    contract: ["        message:\n          type: string", "        message:\n          type: integer"],
    rule: "contract/type-mismatch",
  },
  {
    what: "a time becomes plain text",
    of: "1099policy",
    contract: [
      "        expiresAt:\n          type: string\n          format: date-time\n",
      "        expiresAt:\n          type: string\n",
    ],
    rule: "contract/type-mismatch",
  },
  {
    what: "a target becomes required",
    of: "flinks",
    contract: ["required: [sessionId, next, provenance]", "required: [sessionId, next, provenance, expiresAt]"],
    rule: "contract/target-unset",
  },
  {
    what: "a target becomes required of one outcome",
    of: "flinks",
    contract: [
      "          required: [outcome]\n          properties:\n            outcome: { const: cancelled }",
      "          required: [outcome, cancelledAt]\n          properties:\n            outcome: { const: cancelled }",
    ],
    rule: "contract/target-unset",
  },
  {
    what: "a target is misspelt",
    of: "flinks",
    contract: ["    - /referenceId\n", "    - /refrenceId\n"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a target tells of an unknown fault",
    of: "flinks",
    contract: ["with: [INVALID_REQUEST]", "with: [INVALID]"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a target tells of another fault",
    of: "maven",
    contract: ["with: [INVALID_REQUEST]", "with: [REJECTED]"],
    rule: "contract/target-contradicted",
  },
  {
    what: "a word means something that there is not",
    of: "flinks",
    contract: ["    SESSION_EXPIRED: [expired,", "    SESSION_OVER: [expired,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "an input is dropped",
    of: "crisscross",
    contract: ["    reason: $request.body#/reason\n", ""],
    rule: "contract/unknown-input",
  },
  {
    what: "an input is added",
    of: "flinks",
    contract: [
      "    reason: $request.body#/reason\n",
      "    reason: $request.body#/reason\n    asked: $request.path.provider\n",
    ],
    rule: "contract/input-lost",
  },
  {
    what: "an input leads nowhere",
    of: "flinks",
    contract: ["$request.body#/reason", "$request.body#/cause"],
    rule: "contract/invalid-contract",
  },
  {
    what: "an optional input names the resource",
    of: "flinks",
    contract: ["identity: { input: sessionId,", "identity: { input: reason,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "an optional member repeats the id",
    of: "flinks",
    contract: ["input: sessionId, result: sessionId }", "input: sessionId, result: referenceId }"],
    rule: "contract/invalid-contract",
  },
  {
    what: "the operation is renamed",
    of: "flinks",
    contract: ["      operationId: cancelSession", "      operationId: cancel"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fault settles what it cannot",
    of: "flinks",
    contract: ["settledBy: [SESSION_COMPLETED,", "settledBy: [SESSION_COMPLETE,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "the contract only reads",
    of: "flinks",
    contract: ["    post:\n      operationId: cancelSession", "    options:\n      operationId: cancelSession"],
    rule: "contract/method-safety",
  },
  {
    what: "a word of an open session is one of a success too",
    of: "flinks",
    contract: ["    cancelled: [cancelled, canceled, voided,", "    cancelled: [cancelled, canceled, voided, pending,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a word of a success is one of an expired session too",
    of: "flinks",
    contract: ["    SESSION_EXPIRED: [expired,", "    SESSION_EXPIRED: [expired, cancelled,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "the id is the idempotency key",
    of: "crisscross",
    contract: ["  idempotencyKey: idempotencyKey\n", "  idempotencyKey: sessionId\n"],
    rule: "contract/invalid-contract",
  },
  {
    what: "what is unknown has the status of a success",
    of: "flinks",
    contract: ["indeterminate: 502 }", "indeterminate: 200 }"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a refusal has the status of what is pending",
    of: "flinks",
    contract: ["not_cancelled: 409, indeterminate", "not_cancelled: 202, indeterminate"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a success has the status of a refusal",
    of: "flinks",
    contract: ["outcomes: { cancelled: 200,", "outcomes: { cancelled: 409,"],
    rule: "contract/invalid-contract",
  },
  {
    what: "a fault has the status of a success",
    of: "flinks",
    contract: ["      SESSION_NOT_FOUND: 404\n      INVALID", "      SESSION_NOT_FOUND: 200\n      INVALID"],
    rule: "contract/invalid-contract",
  },
];
