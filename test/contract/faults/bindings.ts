import type { Fault } from "./fault.js";

const CROSS_GUARD = `    when:
      - if: response.body.status == "CANCELLED" && size(response.body.pendingTransactionIds) > 0
        then: { outcome: cancel_pending, next: read_session }
`;
const XENDIT_GUARD = `    when:
      # Only a payment that was captured is money to give back: SAVE and SUBSCRIPTION take none, MANUAL captures later.
      - if: >-
          response.body.status == "COMPLETED" && response.body.session_type == "PAY"
          && response.body.capture_method != "MANUAL"
        then:
          outcome: not_cancelled
          fault: SESSION_COMPLETED
          next: { step: refund_instead, because: "Payment_Session_CaptureMethodEnum: it is captured at once, unless MANUAL." }
`;

/** What people do to their bindings. The document and the contract stay as they are. */
export const BINDING_FAULTS: readonly Fault[] = [
  // Words for people.
  {
    what: "a sentence is switched on",
    of: "flinks",
    binding: [
      `  "400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `  "400":
    switch: $response.body#/detail
    cases: { The session has expired.: { outcome: not_cancelled, fault: SESSION_EXPIRED } }
    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }
`,
    ],
    rule: "contract/prose-read",
  },
  {
    what: "a title is compared",
    of: "flinks",
    binding: [
      `  "400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `  "400":
    when:
      - if: response.body.title == "Completed"
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
    ],
    rule: "contract/prose-read",
  },
  {
    what: "a message is switched on",
    of: "crisscross",
    binding: [
      `  "409":
    switch: $response.body#/error/code
`,
      `  "409":
    switch: { first: [$response.body#/error/code, $response.body#/error/message] }
`,
    ],
    rule: "contract/prose-read",
  },
  {
    what: "a message is compared",
    of: "crisscross",
    binding: [
      `  "409":
    switch: $response.body#/error/code
`,
      `  "409":
    when:
      - if: response.body.error.message in ["paid", "settled"]
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }
    switch: $response.body#/error/code
`,
    ],
    rule: "contract/prose-read",
  },
  {
    what: "what is wrong with a field is compared",
    of: "maven",
    binding: ["size(response.body.detail) > 0", 'response.body.detail[0].msg == "completed"'],
    rule: "contract/prose-read",
  },
  {
    what: "the letters of a message are counted",
    of: "xendit",
    binding: [
      `  "401":
    switch: $response.body#/error_code
`,
      `  "401":
    when:
      - if: size(response.body.message) > 3
        then: { outcome: not_cancelled, fault: UNAUTHENTICATED }
    switch: $response.body#/error_code
`,
    ],
    rule: "contract/prose-read",
  },
  {
    what: "details of the state that are told are compared",
    of: "flinks",
    binding: [
      `  "200":
    switch: $response.body#/status
`,
      `  "200":
    when:
      - if: response.body.status == "Cancelled" && response.body.statusDetails != "pending"
        then: { outcome: cancelled }
    switch: $response.body#/status
`,
    ],
    rule: "contract/prose-read",
  },
  // What to do next.
  {
    what: "a session that expired is to be refunded",
    of: "flinks",
    binding: [
      "Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
      "Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED, next: refund_instead }",
    ],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a session that is not there is to be refunded",
    of: "1099policy",
    binding: ["fault: SESSION_NOT_FOUND }", "fault: SESSION_NOT_FOUND, next: refund_instead }"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a wrong key is to be sent again",
    of: "flinks",
    binding: ["    fault: UNAUTHENTICATED\n", "    fault: UNAUTHENTICATED\n    next: retry_same\n"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a session that was paid is to be cancelled again",
    of: "flinks",
    binding: ["next: { step: refund_instead,", "next: { step: retry_same,"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a session that was paid asks for nothing",
    of: "1099policy",
    binding: ["fault: SESSION_COMPLETED, next: read_session", "fault: SESSION_COMPLETED, next: none"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "any bad request is told to be one too many",
    of: "flinks",
    binding: [
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `"400":
    outcome: not_cancelled
    fault: RATE_LIMITED
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any bad request is told to be a cancellation under way",
    of: "flinks",
    binding: [
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `"400":
    outcome: not_cancelled
    fault: CANCEL_IN_PROGRESS
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any bad request is told to be a key that was used",
    of: "flinks",
    binding: [
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `"400":
    outcome: not_cancelled
    fault: IDEMPOTENCY_CONFLICT
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any bad request is told to be a missing session",
    of: "flinks",
    binding: [
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_FOUND
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any bad request is told to be a wrong key",
    of: "flinks",
    binding: [
      `"400":
    outcome: not_cancelled
    fault: SESSION_NOT_CANCELLABLE
`,
      `"400":
    outcome: not_cancelled
    fault: UNAUTHENTICATED
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any fault of a field is told to be a missing session",
    of: "maven",
    binding: [
      "then: { outcome: not_cancelled, fault: INVALID_REQUEST }\n    set:\n      /fault/fields:\n        from: $response.body#/detail\n        each: { path: { join: /loc, with: . }, message: /msg, code: /type }\n",
      "then: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }\n",
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "a wrong key is told to be a missing session where there is a code, whichever",
    of: "crisscross",
    binding: [
      `  "401":
    switch: $response.body#/error/code
`,
      `  "401":
    when:
      - if: has(response.body.error.code)
        then: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }
    switch: $response.body#/error/code
`,
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "the reason for another meaning is two words",
    of: "1099policy",
    binding: ['    because: The page\'s own words are "Missing or invalid API key."\n', "    because: Says page.\n"],
    rule: "contract/invalid-binding",
  },
  {
    what: "any code that is not named is told to be one too many",
    of: "crisscross",
    binding: [
      "otherwise: { outcome: not_cancelled, fault: INVALID_REQUEST }",
      "otherwise: { outcome: not_cancelled, fault: RATE_LIMITED }",
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "any fault of a field is told to be one too many",
    of: "maven",
    binding: [
      "then: { outcome: not_cancelled, fault: INVALID_REQUEST }\n    set:\n      /fault/fields:\n        from: $response.body#/detail\n        each: { path: { join: /loc, with: . }, message: /msg, code: /type }\n",
      "then: { outcome: not_cancelled, fault: RATE_LIMITED }\n",
    ],
    rule: "contract/status-contradicted",
  },
  // What the answers mean.
  {
    what: "what is still in flight is not looked at at all",
    of: "crisscross",
    binding: [
      `    when:
      - if: response.body.status == "CANCELLED" && size(response.body.pendingTransactionIds) > 0
        then: { outcome: cancel_pending, next: read_session }
    switch: $response.body#/status
    cases:
      CANCELLED: { outcome: cancelled }
      PENDING_CANCELLATION: { outcome: cancel_pending, next: read_session }
    set:
      /sessionId: $response.body#/sessionId
      /message: $response.body#/message
      /transactions/cancelled: $response.body#/cancelledTransactionIds
      /transactions/pending: $response.body#/pendingTransactionIds
`,
      `    switch: $response.body#/status
    cases:
      CANCELLED: { outcome: cancelled }
      PENDING_CANCELLATION: { outcome: cancel_pending, next: read_session }
    set:
      /sessionId: $response.body#/sessionId
      /message: $response.body#/message
      /transactions/cancelled: $response.body#/cancelledTransactionIds
`,
    ],
    rule: "contract/target-contradicted",
  },
  {
    what: "any completed session is to be refunded",
    of: "xendit",
    binding: ["fault: SESSION_COMPLETED, next: read_session }", "fault: SESSION_COMPLETED, next: refund_instead }"],
    rule: "contract/word-unknown",
  },
  {
    what: "a completed session that moved no money is to be refunded",
    of: "1099policy",
    binding: ["fault: SESSION_COMPLETED, next: read_session }", "fault: SESSION_COMPLETED, next: refund_instead }"],
    rule: "contract/word-unknown",
  },
  {
    what: "the reason for what comes next is dropped",
    of: "flinks",
    binding: [
      'next: { step: refund_instead, because: "The page, first sentence: a session is an e-Transfer, and a completed one was made." }',
      "next: { step: refund_instead }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "guards alone look at the state",
    of: "flinks",
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
      - { if: response.body.status == "Cancelled", then: { outcome: cancelled } }
      - { if: response.body.status == "Expired", then: { outcome: not_cancelled, fault: SESSION_EXPIRED } }
`,
    ],
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "the kind of a session decides what its state denies",
    of: "xendit",
    binding: [
      `        then:
          outcome: not_cancelled
          fault: SESSION_COMPLETED
          next: { step: refund_instead, because: "Payment_Session_CaptureMethodEnum: it is captured at once, unless MANUAL." }
    switch: $response.body#/status
    cases:
      CANCELED: { outcome: cancelled }
      ACTIVE: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      COMPLETED: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: read_session }
      EXPIRED: { outcome: not_cancelled, fault: SESSION_EXPIRED }
`,
      `        then:
          outcome: not_cancelled
          fault: SESSION_COMPLETED
          next: { step: refund_instead, because: "Payment_Session_CaptureMethodEnum: it is captured at once, unless MANUAL." }
      - { if: response.body.status == "CANCELED", then: { outcome: cancelled } }
    switch: $response.body#/session_type
    cases:
      SAVE | PAY | SUBSCRIPTION: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
    ],
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "two outcomes are swapped (1)",
    of: "1099policy",
    binding: [
      "completed: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: read_session }",
      "completed: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "two outcomes are swapped (2)",
    of: "flinks",
    binding: [
      "Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
      "Expired: { outcome: not_cancelled, fault: SESSION_COMPLETED }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "an open session is told to be cancelled",
    of: "flinks",
    binding: [
      "Initiated: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "Initiated: { outcome: cancelled }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "an active session is told to be cancelled",
    of: "xendit",
    binding: ["ACTIVE: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }", "ACTIVE: { outcome: cancelled }"],
    rule: "contract/word-contradicted",
  },
  {
    what: "four pending ids are told to be cancelled",
    of: "crisscross",
    binding: ["size(response.body.pendingTransactionIds) > 0", "size(response.body.pendingTransactionIds) <= 3"],
    rule: "contract/target-contradicted",
  },
  {
    what: "two pending ids are told to be cancelled",
    of: "crisscross",
    binding: ["size(response.body.pendingTransactionIds) > 0", "size(response.body.pendingTransactionIds) == 1"],
    rule: "contract/target-contradicted",
  },
  {
    what: "five pending ids are told to be cancelled",
    of: "crisscross",
    binding: [
      "size(response.body.pendingTransactionIds) > 0",
      "size(response.body.pendingTransactionIds) > 0 && size(response.body.pendingTransactionIds) < 5",
    ],
    rule: "contract/target-contradicted",
  },
  {
    what: "a pending one is told to be cancelled",
    of: "crisscross",
    binding: [
      "PENDING_CANCELLATION: { outcome: cancel_pending, next: read_session }",
      "PENDING_CANCELLATION: { outcome: cancelled }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a cancelled one is told not to be",
    of: "xendit",
    binding: ["CANCELED: { outcome: cancelled }", "CANCELED: { outcome: not_cancelled, fault: REJECTED }"],
    rule: "contract/word-contradicted",
  },
  {
    what: "an error code means another fault",
    of: "1099policy",
    binding: [
      "session_expired: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
      "session_expired: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a bad key is told to be a missing session",
    of: "1099policy",
    binding: [
      '"404": { outcome: not_cancelled, fault: SESSION_NOT_FOUND }',
      '"404": { outcome: not_cancelled, fault: UNAUTHENTICATED }',
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "the reason for another meaning is dropped",
    of: "1099policy",
    binding: ['    because: The page\'s own words are "Missing or invalid API key."\n', ""],
    rule: "contract/status-contradicted",
  },
  {
    what: "a server error is told to be a refusal",
    of: "xendit",
    binding: ["  4XX:\n", "  5XX: { outcome: not_cancelled, fault: REJECTED }\n  4XX:\n"],
    rule: "contract/definite-5xx",
  },
  {
    what: "a refusal is told to be pending",
    of: "flinks",
    binding: [
      "    outcome: not_cancelled\n    fault: SESSION_NOT_CANCELLABLE",
      "    outcome: cancel_pending\n    next: read_session",
    ],
    rule: "contract/success-on-error-status",
  },
  {
    what: "a missing session is told to be cancelled",
    of: "1099policy",
    binding: ['"404": { outcome: not_cancelled, fault: SESSION_NOT_FOUND }', '"404": { outcome: cancelled }'],
    rule: "contract/success-on-error-status",
  },
  {
    what: "what is unknown is told to be cancelled",
    of: "flinks",
    binding: ["    set:\n      /sessionId", "    otherwise: { outcome: cancelled }\n    set:\n      /sessionId"],
    rule: "contract/otherwise-on-success",
  },
  {
    what: "a bare success no longer says that it is one",
    of: "maven",
    binding: ["{ outcome: cancelled, basis: status_code }", "{ outcome: cancelled }"],
    rule: "contract/basis-unstated",
  },
  {
    what: "a status decides where a body says more",
    of: "xendit",
    binding: [
      "    switch: $response.body#/error_code\n    cases:\n      INVALID_SESSION_STATUS: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    outcome: not_cancelled\n    fault: SESSION_NOT_CANCELLABLE",
    ],
    rule: "contract/enum-ignored",
  },
  {
    what: "a pending one has no next step",
    of: "crisscross",
    binding: [
      "PENDING_CANCELLATION: { outcome: cancel_pending, next: read_session }",
      "PENDING_CANCELLATION: { outcome: cancel_pending }",
    ],
    rule: "contract/pending-without-next",
  },
  {
    what: "what is unknown may be sent again",
    of: "xendit",
    binding: [
      "ACTIVE: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "ACTIVE: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE, next: retry_same }",
    ],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "an outcome is misspelt",
    of: "maven",
    binding: ["{ outcome: cancelled, basis", "{ outcome: canceled, basis"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a fault is misspelt",
    of: "flinks",
    binding: ["fault: SESSION_EXPIRED", "fault: SESSION_EXPIRY"],
    rule: "contract/verdict-not-allowed",
  },
  {
    what: "a range decides alone",
    of: "xendit",
    binding: [
      "  4XX:\n    switch: $response.body#/error_code\n    otherwise: { outcome: not_cancelled, fault: REJECTED }",
      "  4XX:\n    outcome: not_cancelled\n    fault: REJECTED",
    ],
    rule: "contract/range-alone",
  },
  {
    what: "the only success is a refusal",
    of: "maven",
    binding: ["{ outcome: cancelled, basis: status_code }", "{ outcome: not_cancelled, fault: REJECTED }"],
    rule: "contract/no-success",
  },
  {
    what: "the guard of captured payments means an expired session",
    of: "xendit",
    binding: [
      `        then:
          outcome: not_cancelled
          fault: SESSION_COMPLETED
          next: { step: refund_instead, because: "Payment_Session_CaptureMethodEnum: it is captured at once, unless MANUAL." }
`,
      "        then: { outcome: not_cancelled, fault: SESSION_EXPIRED }\n",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a guard takes every state but one for cancelled",
    of: "xendit",
    binding: [
      XENDIT_GUARD,
      '    when:\n      - if: response.body.status != "ACTIVE" && response.body.session_type == "SAVE" && response.body.capture_method != "MANUAL"\n        then: { outcome: cancelled }\n',
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a guard claims a success without a look at the state",
    of: "crisscross",
    binding: [
      'if: response.body.status == "CANCELLED" && size(response.body.pendingTransactionIds) > 0\n        then: { outcome: cancel_pending, next: read_session }',
      "if: size(response.body.cancelledTransactionIds) > 0\n        then: { outcome: cancelled }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a failed session is told to be cancelled",
    of: "flinks",
    binding: ["Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }", "Failed: { outcome: cancelled }"],
    rule: "contract/word-contradicted",
  },
  {
    what: "a basis stands beside a switch",
    of: "flinks",
    binding: ["    switch: $response.body#/status\n", "    basis: status_code\n    switch: $response.body#/status\n"],
    rule: "contract/invalid-binding",
  },
  {
    what: "a secret is told",
    of: "1099policy",
    binding: [
      "      /sessionId: $response.body#/id\n",
      "      /sessionId: $response.body#/id\n      /message: $response.body#/url\n",
    ],
    rule: "contract/secret-read",
  },
  {
    what: "a secret is told as a reference",
    of: "xendit",
    binding: ["/referenceId: $response.body#/reference_id", "/referenceId: $response.body#/components_sdk_key"],
    rule: "contract/secret-read",
  },
  {
    what: "the time of the last change is told as that of the cancellation",
    of: "xendit",
    binding: ["/expiresAt: $response.body#/expires_at", "/cancelledAt: $response.body#/updated"],
    rule: "contract/names-crossed",
  },
  {
    what: "a time is made up",
    of: "maven",
    binding: [
      "{ outcome: cancelled, basis: status_code }",
      '{ outcome: cancelled, basis: status_code, set: { /cancelledAt: "2026-01-01T00:00:00Z" } }',
    ],
    rule: "contract/invalid-binding",
  },
  {
    what: "a refusal has the time of a cancellation",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      'Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE, set: { /cancelledAt: "2026-01-01T00:00:00Z" } }',
    ],
    rule: "contract/target-contradicted",
  },
  // Cases and guards.
  {
    what: "a case is dropped",
    of: "flinks",
    binding: ["      Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n", ""],
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "a case is misspelt",
    of: "xendit",
    binding: ["CANCELED: {", "CANCELLED: {"],
    rule: "contract/case-not-in-enum",
  },
  {
    what: "a case has another case",
    of: "flinks",
    binding: ["      Cancelled: {", "      cancelled: {"],
    rule: "contract/case-not-in-enum",
  },
  {
    what: "the guard of pending payments is removed",
    of: "crisscross",
    binding: [CROSS_GUARD, ""],
    rule: "contract/target-contradicted",
  },
  {
    what: "the guard of pending payments is turned round",
    of: "crisscross",
    binding: ["pendingTransactionIds) > 0", "pendingTransactionIds) < 1"],
    rule: "contract/target-contradicted",
  },
  {
    what: "the guard of pending payments wants two",
    of: "crisscross",
    binding: ["pendingTransactionIds) > 0", "pendingTransactionIds) > 1"],
    rule: "contract/target-contradicted",
  },
  {
    what: "the guard of pending payments always holds",
    of: "crisscross",
    binding: ["pendingTransactionIds) > 0", "pendingTransactionIds) >= 0"],
    rule: "contract/guard-type",
  },
  {
    what: "the guard of pending payments looks at another state",
    of: "crisscross",
    binding: ['status == "CANCELLED" &&', 'status == "PENDING_CANCELLATION" &&'],
    rule: "contract/target-contradicted",
  },
  {
    what: "the guard of pending payments looks at another list",
    of: "crisscross",
    binding: ["size(response.body.pendingTransactionIds)", "size(response.body.cancelledTransactionIds)"],
    rule: "contract/target-contradicted",
  },
  {
    what: "the guard of captured payments is removed",
    of: "xendit",
    binding: [XENDIT_GUARD, ""],
    rule: "contract/enum-ignored",
  },
  {
    what: "half of that guard is removed",
    of: "xendit",
    binding: ['\n          && response.body.capture_method != "MANUAL"', ""],
    rule: "contract/enum-ignored",
  },
  {
    what: "the guard of a list of faults is removed",
    of: "maven",
    binding: [
      "    when:\n      - if: size(response.body.detail) > 0\n        then: { outcome: not_cancelled, fault: INVALID_REQUEST }\n",
      "",
    ],
    rule: "contract/target-contradicted",
  },
  {
    what: "and becomes or",
    of: "crisscross",
    binding: ['"CANCELLED" && size', '"CANCELLED" || size'],
    rule: "contract/case-unreachable",
  },
  {
    what: "a guard compares with a misspelt value",
    of: "xendit",
    binding: ['session_type == "PAY"', 'session_type == "Pay"'],
    rule: "contract/guard-literal",
  },
  {
    what: "a guard compares with a number",
    of: "crisscross",
    binding: ['status == "CANCELLED"', "status == 1"],
    rule: "contract/guard-type",
  },
  {
    what: "a guard reads a misspelt member",
    of: "xendit",
    binding: ["response.body.capture_method", "response.body.capture_methd"],
    rule: "contract/dangling-pointer",
  },
  {
    what: "a guard is in another language",
    of: "maven",
    binding: ["size(response.body.detail) > 0", "response.body.detail.length > 0"],
    rule: "contract/dangling-pointer",
  },
  {
    what: "a guard assigns",
    of: "crisscross",
    binding: ['status == "CANCELLED"', 'status = "CANCELLED"'],
    rule: "contract/guard-syntax",
  },
  // Values.
  {
    what: "a pointer is misspelt",
    of: "flinks",
    binding: ["switch: $response.body#/status", "switch: $response.body#/sttaus"],
    rule: "contract/dangling-pointer",
  },
  {
    what: "a pointer reads text instead of the state",
    of: "flinks",
    binding: ["switch: $response.body#/status", "switch: $response.body#/statusDetails"],
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "a pointer lacks its slash",
    of: "flinks",
    binding: ["switch: $response.body#/status", "switch: $response.body#status"],
    rule: "contract/invalid-binding",
  },
  {
    what: "a code is read where there is none",
    of: "crisscross",
    binding: [
      "switch: $response.body#/error/code\n    cases:\n      IDEMPOTENCY",
      "switch: $response.body#/error/details\n    cases:\n      IDEMPOTENCY",
    ],
    rule: "contract/type-mismatch",
  },
  {
    what: "two times are swapped",
    of: "1099policy",
    binding: ["/cancelledAt: { from: $response.body#/cancelled_at", "/cancelledAt: { from: $response.body#/expires_at"],
    rule: "contract/names-crossed",
  },
  {
    what: "two lists are swapped",
    of: "crisscross",
    binding: [
      "/transactions/pending: $response.body#/pendingTransactionIds",
      "/transactions/pending: $response.body#/cancelledTransactionIds",
    ],
    rule: "contract/names-crossed",
  },
  {
    what: "a reference is told as a message",
    of: "flinks",
    binding: ["/message: $response.body#/statusDetails", "/message: $response.body#/referenceId"],
    rule: "contract/names-crossed",
  },
  {
    what: "the id is compared with a reference",
    of: "flinks",
    binding: ["/sessionId: $response.body#/sessionId", "/sessionId: $response.body#/referenceId"],
    rule: "contract/names-crossed",
  },
  {
    what: "the id is no longer compared",
    of: "xendit",
    binding: ["      /sessionId: $response.body#/payment_session_id\n", ""],
    rule: "contract/identity-unread",
  },
  {
    what: "seconds are read as milliseconds",
    of: "1099policy",
    binding: ["cancelled_at, as: epoch_seconds", "cancelled_at, as: epoch_milliseconds"],
    rule: "contract/type-mismatch",
  },
  {
    what: "a time has no unit",
    of: "1099policy",
    binding: ["{ from: $response.body#/cancelled_at, as: epoch_seconds }", "$response.body#/cancelled_at"],
    rule: "contract/type-mismatch",
  },
  {
    what: "a date-time is read as a number",
    of: "xendit",
    binding: [
      "/expiresAt: $response.body#/expires_at",
      "/expiresAt: { from: $response.body#/expires_at, as: epoch_seconds }",
    ],
    rule: "contract/type-mismatch",
  },
  {
    what: "a target is misspelt",
    of: "flinks",
    binding: ["/message: $response.body#/statusDetails", "/mesage: $response.body#/statusDetails"],
    rule: "contract/unknown-target",
  },
  {
    what: "a member of a fault is dropped",
    of: "maven",
    binding: [", message: /msg", ""],
    rule: "contract/target-unset",
  },
  {
    what: "an enumeration is ignored that does not exist",
    of: "xendit",
    binding: ["/country, /mode]", "/country, /modus]"],
    rule: "contract/enum-ignored",
  },
  // Statuses.
  {
    what: "a status is dropped",
    of: "crisscross",
    binding: ['  "409":\n', '  "410":\n'],
    rule: "contract/response-undeclared",
  },
  {
    what: "a status is forgotten",
    of: "1099policy",
    binding: ['  "401": {}\n', ""],
    rule: "contract/response-unmapped",
  },
  {
    what: "a success says nothing",
    of: "maven",
    binding: ['"204": { outcome: cancelled, basis: status_code }', '"204": {}'],
    rule: "contract/response-unmapped",
  },
  // The request.
  {
    what: "an input is dropped that is taken",
    of: "crisscross",
    binding: [
      "  body: { /sessionId: $input.sessionId, /reason: $input.reason }",
      "  drop: [reason]\n  body: { /sessionId: $input.sessionId }",
    ],
    rule: "contract/input-lost",
  },
  {
    what: "an input is forgotten",
    of: "flinks",
    binding: ["drop: [reason, idempotencyKey]", "drop: [reason]"],
    rule: "contract/input-lost",
  },
  {
    what: "the id is not sent",
    of: "flinks",
    binding: ["  path: { sessionId: $input.sessionId }\n", ""],
    rule: "contract/required-not-set",
  },
  {
    what: "another input is sent as the id",
    of: "crisscross",
    binding: ["/sessionId: $input.sessionId", "/sessionId: $input.reason"],
    rule: "contract/required-not-set",
  },
  {
    what: "the key is sent as the reason",
    of: "crisscross",
    binding: ["/reason: $input.reason", "/reason: $input.idempotencyKey"],
    rule: "contract/names-crossed",
  },
  {
    what: "the key is sent as an account",
    of: "xendit",
    binding: [
      "config:\n  subAccountId: The xenPlatform sub-account in whose name the session is cancelled.\nrequest:\n  path: { session_id: $input.sessionId }\n  header: { for-user-id: $config.subAccountId }\n  drop: [reason, idempotencyKey]\n",
      "request:\n  path: { session_id: $input.sessionId }\n  header: { for-user-id: $input.idempotencyKey }\n  drop: [reason]\n",
    ],
    rule: "contract/names-crossed",
  },
  {
    what: "the key is sent as an account, and a new one where there is none",
    of: "xendit",
    binding: [
      "config:\n  subAccountId: The xenPlatform sub-account in whose name the session is cancelled.\nrequest:\n  path: { session_id: $input.sessionId }\n  header: { for-user-id: $config.subAccountId }\n  drop: [reason, idempotencyKey]\n",
      "request:\n  path: { session_id: $input.sessionId }\n  header: { for-user-id: { from: $input.idempotencyKey, else: $generated.uuid } }\n  drop: [reason]\n",
    ],
    rule: "contract/names-crossed",
  },
  {
    what: "the key is sent as a client",
    of: "flinks",
    binding: [
      "  header: { x-client-id: $config.clientId }\n  drop: [reason, idempotencyKey]",
      "  header: { x-client-id: $input.idempotencyKey }\n  drop: [reason]",
    ],
    rule: "contract/names-crossed",
  },
  {
    what: "a parameter is misspelt",
    of: "maven",
    binding: ["{ session_id: $input.sessionId }", "{ sesion_id: $input.sessionId }"],
    rule: "contract/unknown-parameter",
  },
  {
    what: "a parameter is sent elsewhere",
    of: "xendit",
    binding: ["  header: { for-user-id:", "  query: { for-user-id:"],
    rule: "contract/unknown-parameter",
  },
  {
    what: "an input is misspelt",
    of: "maven",
    binding: ["$input.sessionId", "$input.sessionID"],
    rule: "contract/unknown-input",
  },
  {
    what: "configuration is misspelt",
    of: "flinks",
    binding: ["$config.clientId", "$config.clientID"],
    rule: "contract/unknown-input",
  },
  {
    what: "the operation is misspelt",
    of: "flinks",
    binding: ["operation: CancelSession", "operation: CancelSesion"],
    rule: "contract/unknown-operation",
  },
  {
    what: "credentials are denied",
    of: "xendit",
    binding: ["operation: cancelSessionById\n", "operation: cancelSessionById\nsecurity: none\n"],
    rule: "contract/security-unbound",
  },
  {
    what: "a change is said to be none",
    of: "flinks",
    binding: ["operation: CancelSession\n", "operation: CancelSession\nsafe: true\n"],
    rule: "contract/method-safety",
  },
  {
    what: "a sibling is bound: one that gives the money back",
    of: "flinks",
    document: { rename: "/paths/~1api~1v2~1sessions~1{sessionId}~1cancel", to: "/api/v2/sessions/{sessionId}/refund" },
    binding: ["operation: CancelSession", "operation: POST /api/v2/sessions/{sessionId}/refund"],
    rule: "contract/operation-contradicted",
  },
  {
    what: "a member of the file is misspelt",
    of: "maven",
    binding: ["responses:\n", "response:\n"],
    rule: "contract/invalid-binding",
  },
  {
    what: "calls without a key share one",
    of: "crisscross",
    binding: ["Idempotency-Key: $input.idempotencyKey", "Idempotency-Key: { from: $input.idempotencyKey, else: once }"],
    rule: "contract/names-crossed",
  },
  {
    what: "the session's key falls back on its id",
    of: "crisscross",
    binding: [
      "Idempotency-Key: $input.idempotencyKey",
      "Idempotency-Key: { from: $input.idempotencyKey, else: $input.sessionId }",
    ],
    rule: "contract/names-crossed",
  },
  {
    what: "a guard decides by what the state is not",
    of: "xendit",
    binding: [
      'response.body.status == "COMPLETED" && response.body.session_type',
      'response.body.status != "CANCELED" && response.body.status != "ACTIVE" && response.body.status != "EXPIRED" && response.body.session_type',
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "the id is told as the caller's reference",
    of: "xendit",
    binding: ["/referenceId: $response.body#/reference_id", "/referenceId: $response.body#/payment_session_id"],
    rule: "contract/names-crossed",
  },
  {
    what: "a bare success is told to be a refusal",
    of: "maven",
    binding: [
      "{ outcome: cancelled, basis: status_code }",
      "{ outcome: not_cancelled, fault: SESSION_COMPLETED, basis: status_code }",
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "the reason falls back on the id",
    of: "crisscross",
    binding: ["/reason: $input.reason", "/reason: { from: $input.reason, else: $input.sessionId }"],
    rule: "contract/names-crossed",
  },
  {
    what: "words for people are read for the code",
    of: "xendit",
    binding: [
      "    switch: $response.body#/error_code\n    cases:\n      INVALID_SESSION_STATUS: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    switch: $response.body#/message\n    otherwise: { outcome: not_cancelled, fault: REJECTED }",
    ],
    rule: "contract/enum-ignored",
  },
  // Ends without a word for them, ids of something else, and reasons for more than they say.
  {
    what: "a failure is told as SESSION_EXPIRED",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as SESSION_COMPLETED",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: SESSION_COMPLETED }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as RATE_LIMITED",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: RATE_LIMITED }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as UNAUTHENTICATED",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: UNAUTHENTICATED }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as INVALID_REQUEST",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: INVALID_REQUEST }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as SESSION_NOT_FOUND",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as IDEMPOTENCY_CONFLICT",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: IDEMPOTENCY_CONFLICT }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a failure is told as CANCEL_IN_PROGRESS",
    of: "flinks",
    binding: [
      "Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "Failed: { outcome: not_cancelled, fault: CANCEL_IN_PROGRESS }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "the status in the body is told as an end",
    of: "flinks",
    binding: [
      "    outcome: not_cancelled\n    fault: SESSION_NOT_CANCELLABLE\n    set",
      "    switch: $response.body#/status\n    cases: { 400: { outcome: not_cancelled, fault: SESSION_COMPLETED } }\n    set",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "the status in the body is told as a limit",
    of: "flinks",
    binding: [
      "    outcome: not_cancelled\n    fault: SESSION_NOT_CANCELLABLE\n    set",
      "    switch: $response.body#/status\n    cases: { 400: { outcome: not_cancelled, fault: RATE_LIMITED } }\n    set",
    ],
    rule: "contract/status-contradicted",
  },
  {
    what: "a code that nobody listed is told as an end",
    of: "crisscross",
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    cases: { TRANSACTION_IN_FLIGHT: { outcome: not_cancelled, fault: SESSION_EXPIRED } }\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
    ],
    rule: "contract/word-unknown",
  },
  {
    what: "a word that asks for a refund is told as an end without one",
    of: "crisscross",
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    cases: { PREVIOUSLY_CAPTURED: { outcome: not_cancelled, fault: SESSION_EXPIRED } }\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "payment_id is compared as the id",
    of: "xendit",
    binding: ["/sessionId: $response.body#/payment_session_id", "/sessionId: $response.body#/payment_id"],
    rule: "contract/identity-unread",
  },
  {
    what: "payment_request_id is compared as the id",
    of: "xendit",
    binding: ["/sessionId: $response.body#/payment_session_id", "/sessionId: $response.body#/payment_request_id"],
    rule: "contract/identity-unread",
  },
  {
    what: "customer_id is compared as the id",
    of: "xendit",
    binding: ["/sessionId: $response.body#/payment_session_id", "/sessionId: $response.body#/customer_id"],
    rule: "contract/identity-unread",
  },
  {
    what: "payment_token_id is compared as the id",
    of: "xendit",
    binding: ["/sessionId: $response.body#/payment_session_id", "/sessionId: $response.body#/payment_token_id"],
    rule: "contract/identity-unread",
  },
  {
    what: "business_id is compared as the id",
    of: "xendit",
    binding: ["/sessionId: $response.body#/payment_session_id", "/sessionId: $response.body#/business_id"],
    rule: "contract/identity-unread",
  },
  {
    what: "one reason is given for every word of the state",
    of: "flinks",
    binding: [
      "    switch: $response.body#/status\n    cases:\n      Cancelled",
      "    when:\n      - if: has(response.body.referenceId)\n        then: { outcome: cancelled, because: The page says that it is cancelled. }\n    switch: $response.body#/status\n    cases:\n      Cancelled",
    ],
    rule: "contract/word-contradicted",
  },
  {
    what: "a reason for one word is given for two",
    of: "flinks",
    binding: [
      "      Expired: { outcome: not_cancelled, fault: SESSION_EXPIRED }\n      Failed: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "      Expired | Failed: { outcome: cancelled, because: An expired session cannot be paid any more. }",
    ],
    rule: "contract/word-contradicted",
  },
];
