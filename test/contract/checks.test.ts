import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BINDING, compile, DOCUMENT, replaced } from "./shop.js";

/** One mistake: what is changed, the one rule that must see it, and the characters of the binding that it must point at. */
interface Mistake {
  readonly what: string;
  readonly rule: string;
  readonly at: string;
  readonly binding?: readonly [from: string, to: string];
  readonly document?: readonly [from: string, to: string];
  /** What stands in the document where the finding's first related place begins, where the test is about that. */
  readonly there?: string;
  /** A part of the message. */
  readonly says?: string;
  /** What else the change breaks. */
  readonly also?: readonly string[];
}

/** What a guard cannot be tried with: each of these may be there or not. */
const MANY = Array.from({ length: 15 }, (_, index) => `has(response.body.x${index})`).join(" && ");

const MISTAKES: readonly Mistake[] = [
  // The form of the file.
  {
    what: "a misspelt member",
    rule: "contract/invalid-binding",
    at: "respones",
    binding: ["responses:\n", "respones:\n"],
    says: "Did you mean `responses`",
  },
  {
    what: "a verdict beside a switch",
    rule: "contract/invalid-binding",
    at: '"409"',
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    outcome: not_cancelled",
    ],
  },
  {
    what: "a basis beside a switch",
    rule: "contract/invalid-binding",
    at: "status_code",
    binding: ["    switch: $response.body#/status\n", "    basis: status_code\n    switch: $response.body#/status\n"],
    says: "The body decides here",
  },
  {
    what: "a basis beside nothing",
    rule: "contract/invalid-binding",
    at: "status_code",
    binding: ['  "422":', '  "410": { basis: status_code }\n  "422":'],
    document: ["        5XX:", '        "410": { description: Gone. }\n        5XX:'],
    says: "needs an `outcome`",
  },
  {
    what: "an expression of no kind",
    rule: "contract/invalid-binding",
    at: "$inputs.reason",
    binding: ["$input.reason", "$inputs.reason"],
    says: "Did you mean `$input.",
  },
  {
    what: "a pointer that is none",
    rule: "contract/invalid-binding",
    at: "$response.body#status",
    binding: ["$response.body#/status", "$response.body#status"],
    says: "must begin with `/`",
  },
  {
    what: "a repeated key",
    rule: "contract/invalid-binding",
    at: "open",
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n      cancelled",
      "      open: { outcome: cancelled }\n      cancelled",
    ],
  },
  // The call.
  {
    what: "an operation that does not exist",
    rule: "contract/unknown-operation",
    at: "cancelSesion",
    there: "operationId: cancelSession",
    binding: ["operation: cancelSession", "operation: cancelSesion"],
    says: "Did you mean `cancelSession`",
  },
  {
    what: "an operation that was renamed",
    rule: "contract/unknown-operation",
    at: "cancelSession",
    document: ["operationId: cancelSession", "operationId: voidSession"],
  },
  {
    what: "a misspelt header",
    rule: "contract/unknown-parameter",
    at: "X-Acount",
    binding: ["X-Account", "X-Acount"],
    says: "Did you mean `X-Account`",
  },
  {
    what: "a misspelt path parameter",
    rule: "contract/unknown-parameter",
    at: "sid",
    binding: ["{ id: $input", "{ sid: $input"],
  },
  {
    what: "a misspelt body member",
    rule: "contract/unknown-parameter",
    at: "/raeson",
    binding: ["/reason", "/raeson"],
    says: "Did you mean `/reason`",
  },
  {
    what: "a body member that was renamed",
    rule: "contract/unknown-parameter",
    at: "/reason",
    document: ["                reason:", "                why:"],
  },
  {
    what: "a misspelt input",
    rule: "contract/unknown-input",
    at: "$input.sesionId",
    binding: ["$input.sessionId", "$input.sesionId"],
    says: "Did you mean `sessionId`",
  },
  {
    what: "configuration that is not declared",
    rule: "contract/unknown-input",
    at: "$config.acount",
    binding: ["$config.account", "$config.acount"],
  },
  {
    what: "an input that is not sent",
    rule: "contract/input-lost",
    at: "request",
    binding: ["\n    /reason: $input.reason", ""],
    says: "`reason` is neither",
  },
  {
    what: "a required body member that is not set",
    rule: "contract/required-not-set",
    at: "request",
    binding: ["\n    /mode: now", ""],
    says: "`/mode`",
  },
  {
    what: "a parameter that became required",
    rule: "contract/required-not-set",
    at: "request",
    document: ["name: X-Depth, in: header,", "name: X-Depth, in: header, required: true,"],
  },
  {
    what: "an optional input for a required member",
    rule: "contract/required-not-set",
    at: "$input.reason",
    document: ["required: [mode]", "required: [mode, reason]"],
  },
  {
    what: "a literal that is not in the enumeration",
    rule: "contract/type-mismatch",
    at: "never",
    binding: ["/mode: now", "/mode: never"],
  },
  {
    what: "text for a number",
    rule: "contract/type-mismatch",
    at: "$config.account",
    binding: ["X-Account: ", "X-Depth: "],
  },
  {
    what: "an operation without security",
    rule: "contract/security-unbound",
    at: "cancelSession",
    document: ["security: [{ key: [] }]", "security: []"],
  },
  {
    what: "a scheme that is not defined",
    rule: "contract/security-unbound",
    at: "cancelSession",
    document: ["security: [{ key: [] }]", "security: [{ keys: [] }]"],
  },
  {
    what: "a scheme that no client carries",
    rule: "contract/security-unbound",
    at: "cancelSession",
    document: ["type: http, scheme: bearer", "type: mutualTLS"],
  },
  // The responses.
  {
    what: "a response that is not mapped",
    rule: "contract/response-unmapped",
    at: "responses",
    document: ["        5XX:", '        "410": { description: Gone. }\n        5XX:'],
  },
  {
    what: "a response that says nothing",
    rule: "contract/response-unmapped",
    at: '"201"',
    document: ["        5XX:", '        "201": { description: Done. }\n        5XX:'],
    binding: ['  "200":\n', '  "201": {}\n  "200":\n'],
  },
  {
    what: "a response that is not declared",
    rule: "contract/response-undeclared",
    at: '"423"',
    binding: ['  "422":', '  "423": { outcome: not_cancelled, fault: REJECTED }\n  "422":'],
  },
  {
    what: "a response that was removed",
    rule: "contract/response-undeclared",
    at: '"409"',
    document: ['        "409":', '        "x-409":'],
  },
  {
    what: "a value without a case",
    rule: "contract/switch-not-exhaustive",
    at: "$response.body#/status",
    document: ["[open, paid, cancelled]", "[open, paid, cancelled, held]"],
    says: "`held`",
  },
  {
    what: "an enumeration that was dropped",
    rule: "contract/switch-not-exhaustive",
    at: "$response.body#/status",
    document: ["status: { type: string, enum: [open, paid, cancelled] }", "status: { type: string }"],
  },
  {
    what: "an enumeration that was dropped in one of several places",
    rule: "contract/switch-not-exhaustive",
    at: "$response.body#/state",
    binding: [
      "    switch: $response.body#/status\n",
      "    switch: { first: [$response.body#/status, $response.body#/state] }\n",
    ],
    document: ["        tries:", "        state: { type: string }\n        tries:"],
    says: "does not say which values",
    // The guard does not look at the state that is new.
    also: ["contract/word-contradicted"],
  },
  {
    what: "values of an error without a case, beside a case that is none of them",
    rule: "contract/switch-not-exhaustive",
    at: "$response.body#/error/code",
    binding: [
      "    switch: $response.body#/error/code\n    cases:\n      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n",
      "    switch: { first: [$response.body#/error/code, $response.body#/error/reason] }\n    cases:\n      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n      gone: { outcome: not_cancelled, fault: SESSION_NOT_FOUND }\n",
    ],
    document: [
      "                      message: { type: string }",
      "                      message: { type: string }\n                      reason: { type: string }",
    ],
    says: "`locked`",
  },
  {
    what: "a case of another spelling",
    rule: "contract/case-not-in-enum",
    at: "canceled",
    binding: ["      cancelled: {", "      canceled: {"],
    says: "Did you mean `cancelled`",
  },
  {
    what: "an error code that was removed",
    rule: "contract/case-not-in-enum",
    at: "paid",
    document: ["enum: [paid, locked]", "enum: [locked]"],
  },
  {
    what: "an enumeration that is not read",
    rule: "contract/enum-ignored",
    at: '"409"',
    binding: [
      "    switch: $response.body#/error/code\n    cases:\n      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n",
      "    outcome: not_cancelled\n    fault: SESSION_NOT_CANCELLABLE\n",
    ],
  },
  {
    what: "`otherwise` on a success",
    rule: "contract/otherwise-on-success",
    at: "not_cancelled",
    binding: [
      "      cancelled: { outcome: cancelled }\n",
      "      cancelled: { outcome: cancelled }\n    otherwise: { outcome: not_cancelled, fault: REJECTED }\n",
    ],
  },
  {
    what: "a success by its status alone",
    rule: "contract/basis-unstated",
    at: "cancelled",
    binding: ['  "422":', '  "204": { outcome: cancelled }\n  "422":'],
    document: ["        5XX:", '        "204": { description: Done. }\n        5XX:'],
  },
  {
    what: "a success with a body, by its status alone",
    rule: "contract/body-unread",
    at: "cancelled",
    binding: ['  "422":', '  "202": { outcome: cancelled, basis: status_code }\n  "422":'],
    document: [
      "        5XX:",
      '        "202": { description: Done., content: { application/json: { schema: { type: object } } } }\n        5XX:',
    ],
  },
  {
    what: "a success on an error status",
    rule: "contract/success-on-error-status",
    at: "cancelled",
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise",
      "      paid: { outcome: cancelled }\n    otherwise",
    ],
  },
  {
    what: "a success on a server error",
    rule: "contract/success-on-error-status",
    at: "cancelled",
    binding: ['  "422":', '  "5XX": { outcome: cancelled }\n  "422":'],
  },
  {
    what: "a definite server error",
    rule: "contract/definite-5xx",
    at: "not_cancelled",
    binding: ['  "422":', '  "5XX": { outcome: not_cancelled, fault: REJECTED }\n  "422":'],
  },
  {
    what: "a definite redirect",
    rule: "contract/definite-redirect",
    at: "not_cancelled",
    binding: ['  "422":', '  "302": { outcome: not_cancelled, fault: REJECTED }\n  "422":'],
  },
  {
    what: "a range that decides alone",
    rule: "contract/range-alone",
    at: "not_cancelled",
    binding: ['  "422":', '  "4XX": { outcome: not_cancelled, fault: REJECTED }\n  "422":'],
    document: ["        5XX:", "        4XX: { description: Refused. }\n        5XX:"],
  },
  {
    what: "a range whose rest is decided without a code",
    rule: "contract/range-alone",
    at: "not_cancelled",
    binding: ['  "422":', '  default: { otherwise: { outcome: not_cancelled, fault: REJECTED } }\n  "422":'],
    document: ["        5XX:", "        default: { description: Refused. }\n        5XX:"],
  },
  {
    what: "no success at all",
    rule: "contract/no-success",
    at: "responses",
    binding: [
      "cancelled: { outcome: cancelled }",
      "cancelled: { outcome: not_cancelled, fault: REJECTED, because: It is so here. }",
    ],
    also: ["contract/target-contradicted"],
  },
  // Verdicts.
  {
    what: "an outcome that does not exist",
    rule: "contract/verdict-not-allowed",
    at: "canceled",
    binding: ["cancelled: { outcome: cancelled }", "cancelled: { outcome: canceled }"],
    says: "Did you mean `cancelled`",
  },
  {
    what: "a fault of another outcome",
    rule: "contract/verdict-not-allowed",
    at: "NO_RESPONSE",
    binding: ["fault: INVALID_REQUEST", "fault: NO_RESPONSE"],
  },
  {
    what: "a fault that is missing",
    rule: "contract/verdict-not-allowed",
    at: "not_cancelled",
    binding: ["\n    fault: INVALID_REQUEST", ""],
  },
  {
    what: "a next step that is not allowed",
    rule: "contract/verdict-not-allowed",
    at: "retry_same",
    binding: ["fault: UNRECOGNISED_RESPONSE }", "fault: UNRECOGNISED_RESPONSE, next: retry_same }"],
  },
  {
    what: "a next step that its fault does not have",
    rule: "contract/verdict-not-allowed",
    at: "none",
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n      cancelled",
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: none }\n      cancelled",
    ],
    says: "only `read_session`, `refund_instead`",
  },
  {
    what: "a pending outcome without a next step",
    rule: "contract/pending-without-next",
    at: "cancel_pending",
    binding: ["open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }", "open: { outcome: cancel_pending }"],
  },
  // Guards.
  {
    what: "a guard of another language",
    rule: "contract/guard-syntax",
    at: "=",
    binding: ['response.body.status == "paid"', 'response.body.status = "paid"'],
  },
  {
    what: "a guard with a value of another type",
    rule: "contract/guard-type",
    at: "7",
    binding: ['response.body.status == "paid"', "response.body.status == 7"],
  },
  {
    what: "a size of what has none",
    rule: "contract/guard-type",
    at: "response.body.tries",
    binding: ["response.body.events) > 0", "response.body.tries) > 0"],
  },
  {
    what: "a condition that is no truth value",
    rule: "contract/guard-type",
    at: "response.body.tries",
    binding: ["size(response.body.events) > 0", "response.body.tries"],
  },
  {
    what: "an order of texts",
    rule: "contract/guard-type",
    at: "response.body.note",
    binding: ["size(response.body.events) > 0", "response.body.note > 0"],
  },
  {
    what: "a list that became text",
    rule: "contract/guard-type",
    at: "response.body.paid",
    binding: ["size(response.body.events) > 0", "response.body.paid > 0"],
  },
  {
    what: "a guard over a value of no stated type",
    rule: "contract/guard-type",
    at: "response.body.mood",
    binding: ["size(response.body.events) > 0", 'response.body.mood == "glad"'],
    document: ["        tries:", "        mood: {}\n        tries:"],
  },
  {
    what: "an enumeration of another type than is stated beside it",
    rule: "contract/case-not-in-enum",
    at: "paid",
    document: ["code: { type: string, enum: [paid, locked] }", "code: { type: integer, enum: [paid, locked] }"],
  },
  {
    what: "a guard with a value that does not exist",
    rule: "contract/guard-literal",
    at: '"PAID"',
    binding: ['status == "paid"', 'status == "PAID"'],
    says: "Did you mean `paid`",
  },
  {
    what: "a member of a list that does not exist",
    rule: "contract/guard-literal",
    at: '"gone"',
    binding: ['status == "paid"', 'status in ["paid", "gone"]'],
  },
  {
    what: "a case that a guard always takes",
    rule: "contract/case-unreachable",
    at: "paid",
    binding: [" && size(response.body.events) > 0", ""],
  },
  {
    what: "a guard that never holds",
    rule: "contract/case-unreachable",
    at: 'response.body.status == "paid" && response.body.status == "open"',
    binding: ["size(response.body.events) > 0", 'response.body.status == "open"'],
  },
  {
    what: "a guard after one that takes it",
    rule: "contract/case-unreachable",
    at: 'response.body.status == "paid" && size(response.body.events) > 0 && response.body.paid',
    binding: [
      "    switch: $response.body#/status\n",
      '      - if: response.body.status == "paid" && size(response.body.events) > 0 && response.body.paid\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    switch: $response.body#/status\n',
    ],
    says: "never holds",
  },
  {
    what: "a case that a guard takes from the first of two values",
    rule: "contract/case-unreachable",
    at: "paid",
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code == "paid" || response.body.code == "paid", then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: { first: [$response.body#/error/code, $response.body#/code] }\n',
    ],
    document: [
      "                properties:\n                  error:",
      "                properties:\n                  code: { type: string, enum: [paid, locked] }\n                  error:",
    ],
    says: "A guard before it",
  },
  {
    what: "guards that look at more than can be tried",
    rule: "contract/case-unreachable",
    at: `response.body.status == "paid" && ${MANY}`,
    binding: ["size(response.body.events) > 0", MANY],
    document: [
      "        tries:",
      `${Array.from({ length: 15 }, (_, index) => `        x${index}: { type: string }\n`).join("")}        tries:`,
    ],
    says: "can come together in 65536 ways",
  },
  // Values.
  {
    what: "a misspelt pointer in a switch",
    rule: "contract/dangling-pointer",
    at: "$response.body#/state",
    binding: ["$response.body#/status", "$response.body#/state"],
    says: "Did you mean `status`",
  },
  {
    what: "a misspelt pointer of a target",
    rule: "contract/dangling-pointer",
    at: "$response.body#/expire_at",
    binding: ["#/expires_at", "#/expire_at"],
  },
  {
    what: "a misspelt path in a guard",
    rule: "contract/dangling-pointer",
    at: "event",
    binding: ["response.body.events", "response.body.event"],
  },
  {
    what: "a member that was renamed",
    rule: "contract/dangling-pointer",
    at: "$response.body#/id",
    document: [
      "        id: { type: string, format: uuid }\n        status",
      "        session_id: { type: string, format: uuid }\n        status",
    ],
  },
  {
    what: "a header that is not declared",
    rule: "contract/dangling-pointer",
    at: "$response.header.X-Note",
    binding: ["$response.body#/note", "$response.header.X-Note"],
  },
  {
    what: "a misspelt member of a list's items",
    rule: "contract/dangling-pointer",
    at: "/message",
    binding: ["message: /msg", "message: /message"],
  },
  {
    what: "a misspelt target",
    rule: "contract/unknown-target",
    at: "/expireAt",
    binding: ["/expiresAt", "/expireAt"],
    says: "Did you mean `/expiresAt`",
  },
  {
    what: "a misspelt member of a target's items",
    rule: "contract/unknown-target",
    at: "msg",
    binding: ["message: /msg", "msg: /msg"],
  },
  {
    what: "a required member of an item that is not set",
    rule: "contract/target-unset",
    at: "/fault/fields",
    binding: [", message: /msg }", " }"],
  },
  {
    what: "an optional source for a required member",
    rule: "contract/target-unset",
    at: "/hint",
    binding: ["message: /msg", "message: /hint"],
  },
  {
    what: "a time without its unit",
    rule: "contract/type-mismatch",
    at: "$response.body#/cancelled_at",
    binding: ["{ from: $response.body#/cancelled_at, as: epoch_seconds }", "$response.body#/cancelled_at"],
  },
  {
    what: "the other unit",
    rule: "contract/type-mismatch",
    at: "epoch_milliseconds",
    binding: ["as: epoch_seconds", "as: epoch_milliseconds"],
  },
  {
    what: "a unit that changed",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["In seconds since", "In milliseconds since"],
  },
  {
    what: "a time that became text",
    rule: "contract/type-mismatch",
    at: "$response.body#/expires_at",
    document: ["format: date-time", "maxLength: 30"],
  },
  {
    what: "a time that became a number",
    rule: "contract/type-mismatch",
    at: "$response.body#/expires_at",
    document: ["type: string, format: date-time", "type: integer"],
  },
  {
    what: "a list for text",
    rule: "contract/type-mismatch",
    at: "$response.body#/events",
    binding: ["/message: $response.body#/note", "/message: $response.body#/events"],
    also: ["contract/names-crossed"],
  },
  {
    what: "an id that became a number",
    rule: "contract/type-mismatch",
    at: "$response.body#/id",
    document: [
      "        id: { type: string, format: uuid }\n        status",
      "        id: { type: integer }\n        status",
    ],
  },
  {
    what: "a switch over an object",
    rule: "contract/type-mismatch",
    at: "$response.body#/error",
    binding: ["#/error/code", "#/error"],
  },
  {
    what: "a time whose unit nobody states",
    rule: "contract/unit-unstated",
    at: "epoch_seconds",
    document: ["In seconds since the epoch.", "When it was cancelled."],
  },
  {
    what: "a time whose example has the other unit",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["description: In seconds since the epoch.", "examples: [1767225600000]"],
  },
  // Secrets.
  {
    what: "a secret that is told",
    rule: "contract/secret-read",
    at: "$response.body#/note",
    document: [
      '        note: { type: [string, "null"] }',
      '        note: { type: [string, "null"], x-concordat-secret: true }',
    ],
    says: "`/note` is a secret",
  },
  {
    what: "a secret that a guard looks at",
    rule: "contract/secret-read",
    at: "response.body.amount.value",
    binding: ["size(response.body.events) > 0", "response.body.amount.value > 0"],
    document: ["        amount: { type: object,", "        amount: { type: object, x-concordat-secret: true,"],
  },
  {
    what: "a secret that is switched on",
    rule: "contract/secret-read",
    at: "$response.body#/error/code",
    document: [
      "code: { type: string, enum: [paid, locked] }",
      "code: { type: string, enum: [paid, locked], x-concordat-secret: true }",
    ],
  },
  {
    what: "a secret in each item of a list",
    rule: "contract/secret-read",
    at: "/msg",
    document: ["msg: { type: string }", "msg: { type: string, x-concordat-secret: true }"],
  },
  // What agrees with what.
  {
    what: "a case that says otherwise than its word",
    rule: "contract/word-contradicted",
    at: "not_cancelled",
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n      cancelled",
      "      paid: { outcome: not_cancelled, fault: SESSION_EXPIRED }\n      cancelled",
    ],
    says: "`paid` is a word for `SESSION_COMPLETED`",
  },
  {
    what: "a word of the document that is left to all the rest",
    rule: "contract/word-contradicted",
    at: "not_cancelled",
    binding: [
      "    cases:\n      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise",
      "    otherwise",
    ],
    says: "Give it a case",
  },
  {
    what: "a guard that says otherwise than its word",
    rule: "contract/word-contradicted",
    at: "not_cancelled",
    binding: [
      "then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }",
      "then: { outcome: not_cancelled, fault: SESSION_EXPIRED }",
    ],
    says: "this guard says otherwise",
  },
  {
    what: "a guard that takes every word but one for a success",
    rule: "contract/word-contradicted",
    at: "cancelled",
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.status != "open" && size(response.body.events) > 0\n        then: { outcome: cancelled }',
    ],
    says: "`paid`",
  },
  {
    what: "a guard that claims a success whatever the state is",
    rule: "contract/word-contradicted",
    at: "cancelled",
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      "if: size(response.body.events) > 0\n        then: { outcome: cancelled }",
    ],
    says: "So with `paid`",
  },
  {
    what: "a success by a word that says something else of another member",
    rule: "contract/word-contradicted",
    at: "cancelled",
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0',
      'if: response.body.status == "paid" && response.body.settlement == "paid"',
    ],
    document: ["        tries:", "        settlement: { type: string, enum: [paid, none] }\n        tries:"],
    says: "`response.body.settlement` has it",
  },
  {
    what: "a success by a word that nobody knows",
    rule: "contract/word-unknown",
    at: "cancelled",
    binding: ["cancelled: { outcome: cancelled }", "done: { outcome: cancelled }"],
    document: ["enum: [open, paid, cancelled]", "enum: [open, paid, done]"],
    also: ["contract/example-undecoded"],
  },
  {
    what: "a success by a truth value that nobody knows",
    rule: "contract/word-unknown",
    at: "cancelled",
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.success && !(response.body.status in ["open", "paid", "cancelled"])\n        then: { outcome: cancelled }',
    ],
    document: ["        paid: { type: boolean }", "        success: { type: boolean }"],
  },
  {
    what: "a success by a guard that an absent state meets too",
    rule: "contract/word-unknown",
    at: "cancelled",
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: "!(response.body.status in [\\"open\\", \\"paid\\"])"\n        then: { outcome: cancelled }',
    ],
    also: ["contract/case-unreachable"],
  },
  {
    what: "a status that means something else",
    rule: "contract/status-contradicted",
    at: "RATE_LIMITED",
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    otherwise: { outcome: not_cancelled, fault: RATE_LIMITED }",
    ],
  },
  {
    what: "a fault of one status under another",
    rule: "contract/status-contradicted",
    at: "RATE_LIMITED",
    binding: ["    fault: INVALID_REQUEST\n    set:", "    fault: RATE_LIMITED\n    set:"],
    says: "is what 429 says",
    also: ["contract/target-contradicted"],
  },
  {
    what: "a success beside a text that names what is pending",
    rule: "contract/target-contradicted",
    at: "cancelled",
    there: '{ type: [string, "null"] }',
    document: ["        tries:", '        pendingTransactionId: { type: [string, "null"] }\n        tries:'],
    says: "`/pendingTransactionId` is named like `/transactions/pending`",
  },
  {
    what: "a success beside a text that names what is pending, by a guard that lets any text but one through",
    rule: "contract/target-contradicted",
    at: "cancelled",
    document: ["        tries:", "        pendingTransactionId: { type: string }\n        tries:"],
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.status == "cancelled" && response.body.pendingTransactionId == "any"\n        then: { outcome: cancel_pending, next: read_session }',
    ],
  },
  {
    what: "a next step that no word asks for",
    rule: "contract/word-unknown",
    at: "refund_instead",
    document: ["enum: [open, paid, cancelled]", "enum: [open, complete, cancelled]"],
    binding: [
      `      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
      `      - if: response.body.status == "complete" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      complete: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
    ],
    says: "as `paid`, `captured` or `settled` does. Name another step, or say why it is this one: `next: { step: refund_instead, because: … }`",
  },
  {
    what: "a next step that a value has a word for, and that every other value is given too",
    rule: "contract/word-unknown",
    at: "refund_instead",
    document: [
      "        status: { type: string, enum: [open, paid, cancelled] }",
      "        status: { type: string, enum: [open, complete, cancelled] }\n        payment: { type: string, enum: [paid, unpaid, no_payment_required] }",
    ],
    binding: [
      `      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
      `      - if: response.body.status == "complete" && response.body.payment != "unpaid"
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      complete: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
    ],
    also: ["contract/word-contradicted"],
  },
  {
    what: "a next step that a status alone is given",
    rule: "contract/word-unknown",
    at: "refund_instead",
    binding: [
      '  "422":',
      '  "400": { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead, because: The page says so. }\n  "422":',
    ],
    document: ["        5XX:", '        "400": { description: No. }\n        5XX:'],
  },
  {
    what: "a step with a reason and without a name",
    rule: "contract/invalid-binding",
    at: "{ because: It is so here. }",
    binding: ["next: refund_instead", "next: { because: It is so here. }"],
    says: "`step` must say what comes next",
  },
  {
    what: "a state that guards alone look at",
    rule: "contract/switch-not-exhaustive",
    at: "when",
    there: "{ type: string, enum: [open, paid, cancelled] }",
    binding: [
      `    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      cancelled: { outcome: cancelled }
`,
      `    when:
      - { if: response.body.status == "cancelled", then: { outcome: cancelled } }
      - { if: response.body.status == "paid", then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }
`,
    ],
    says: "Guards alone look at `/status`: a value that none of them names is not told, and one that is absent goes unnoticed. Write `switch: $response.body#/status`",
  },
  {
    what: "a state that nobody lists and that guards alone look at",
    rule: "contract/switch-not-exhaustive",
    at: "when",
    document: ["status: { type: string, enum: [open, paid, cancelled] }", "status: { type: string }"],
    binding: [
      `    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      cancelled: { outcome: cancelled }
`,
      `    when:
      - { if: response.body.status == "cancelled", then: { outcome: cancelled } }
`,
    ],
  },
  {
    what: "a state that guards look at while something else is switched on",
    rule: "contract/switch-not-exhaustive",
    at: "when",
    there: "{ type: string, enum: [open, paid, cancelled] }",
    document: ["        tries:", "        kind: { type: string, enum: [one, many] }\n        tries:"],
    binding: [
      `    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      cancelled: { outcome: cancelled }
`,
      `    when:
      - { if: response.body.status == "cancelled", then: { outcome: cancelled } }
    switch: $response.body#/kind
    cases: { one | many: { outcome: not_cancelled, fault: SESSION_COMPLETED } }
`,
    ],
    says: "the cases decide what none of them names",
    also: ["contract/word-unknown"],
  },
  {
    what: "a fault of one status under another that means nothing everywhere",
    rule: "contract/status-contradicted",
    at: "IDEMPOTENCY_CONFLICT",
    there: "{ description: No. }",
    binding: ['  "422":', '  "400": { outcome: not_cancelled, fault: IDEMPOTENCY_CONFLICT }\n  "422":'],
    document: ["        5XX:", '        "400": { description: No. }\n        5XX:'],
    says: "is what 422 says. Under `400` a code must name it",
  },
  {
    what: "a fault of one status by a guard that names no code, where the status means another everywhere",
    rule: "contract/status-contradicted",
    at: "SESSION_NOT_FOUND",
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "    when: [{ if: has(response.body.error.code), then: { outcome: not_cancelled, fault: SESSION_NOT_FOUND } }]\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
    ],
    says: "is what 404 or 410 says",
    also: ["contract/word-contradicted", "contract/case-unreachable"],
  },
  {
    what: "two times that are swapped",
    rule: "contract/names-crossed",
    at: "$response.body#/cancelled_at",
    binding: [
      "/cancelledAt: { from: $response.body#/cancelled_at, as: epoch_seconds }\n      /expiresAt: $response.body#/expires_at",
      "/expiresAt: { from: $response.body#/cancelled_at, as: epoch_seconds }",
    ],
  },
  {
    what: "two inputs that are swapped",
    rule: "contract/names-crossed",
    at: "$input.idempotencyKey",
    binding: ["    /reason: $input.reason", "    /reason: $input.idempotencyKey"],
    says: "named like the input `reason`",
    also: ["contract/input-lost"],
  },
  {
    what: "the time of the last change as the time that it was done",
    rule: "contract/names-crossed",
    at: "$response.body#/updated_at",
    binding: ["$response.body#/cancelled_at", "$response.body#/updated_at"],
    document: ["        tries:", "        updated_at: { type: integer, description: In seconds. }\n        tries:"],
    says: "none of the words",
  },
  {
    what: "the time of a payment as the time that it was done",
    rule: "contract/names-crossed",
    at: "$response.body#/completed_at",
    binding: ["$response.body#/cancelled_at", "$response.body#/completed_at"],
    document: ["        tries:", "        completed_at: { type: integer, description: In seconds. }\n        tries:"],
  },
  {
    what: "the time of a response as a time of what it is about",
    rule: "contract/names-crossed",
    at: "$response.header.Date",
    binding: ["/expiresAt: $response.body#/expires_at", "/expiresAt: { from: $response.header.Date, as: date_time }"],
    document: [
      "          description: The session.\n",
      "          description: The session.\n          headers: { Date: { schema: { type: string } } }\n",
    ],
  },
  {
    what: "an id that is not compared",
    rule: "contract/identity-unread",
    at: '"200"',
    binding: ["      /sessionId: $response.body#/id\n", ""],
  },
  {
    what: "the state of another object than the one that has the id",
    rule: "contract/identity-unread",
    at: "$response.body#/id",
    document: [
      "        amount: { type: object,",
      "        payment: { type: object, properties: { id: { type: string }, status: { type: string, enum: [open, paid, cancelled] } } }\n        amount: { type: object,",
    ],
    binding: ["    switch: $response.body#/status", "    switch: $response.body#/payment/status"],
    says: "is another object's",
    also: ["contract/word-contradicted", "contract/word-contradicted", "contract/example-undecoded"],
  },
  {
    what: "the id of another object than the one that has the state",
    rule: "contract/identity-unread",
    at: "$response.body#/payment/id",
    document: [
      "        amount: { type: object,",
      "        payment: { type: object, properties: { id: { type: string } } }\n        amount: { type: object,",
    ],
    binding: ["/sessionId: $response.body#/id", "/sessionId: $response.body#/payment/id"],
  },
  {
    what: "a success of what was only accepted",
    rule: "contract/status-contradicted",
    at: "cancelled",
    binding: ['  "422":', '  "202": { outcome: cancelled, basis: status_code }\n  "422":'],
    document: ["        5XX:", '        "202": { description: Accepted. }\n        5XX:'],
    says: "15.3.3",
  },
  {
    what: "a size that is never less",
    rule: "contract/guard-type",
    at: "size(response.body.events) >= 0",
    binding: ["size(response.body.events) > 0", "size(response.body.events) >= 0"],
  },
  {
    what: "a target of an outcome that it excludes",
    rule: "contract/target-contradicted",
    at: "cancelled",
    binding: ["/transactions/cancelled: $response.body#/events", "/transactions/pending: $response.body#/pending"],
    document: ["        tries:", "        pending: { type: array, items: { type: string } }\n        tries:"],
  },
  {
    what: "a success over what excludes it and is not set",
    rule: "contract/target-contradicted",
    at: "cancelled",
    document: ["        tries:", "        pendingPaymentIds: { type: array, items: { type: string } }\n        tries:"],
    says: "`/pendingPaymentIds` is named like `/transactions/pending`",
  },
  {
    what: "a success while what excludes it is true",
    rule: "contract/target-contradicted",
    at: "cancelled",
    document: [
      "        amount: { type: object, properties: {",
      "        amount: { type: object, properties: { inFlight: { type: boolean },",
    ],
    says: "`/amount/inFlight`",
  },
  {
    what: "a success whatever the number of what excludes it is",
    rule: "contract/target-contradicted",
    at: "cancelled",
    document: ["        tries:", "        pending_count: { type: integer }\n        tries:"],
  },
  {
    what: "what excludes a success ignored for no reason",
    rule: "contract/target-contradicted",
    at: "/pending",
    binding: [
      "      /transactions/cancelled: $response.body#/events",
      "      /transactions/cancelled: $response.body#/events\n    ignore: [/pending]",
    ],
    document: ["        tries:", "        pending: { type: array, items: { type: string } }\n        tries:"],
    says: "say why under `ignore`",
  },
  {
    what: "a target without its outcome",
    rule: "contract/target-contradicted",
    at: "/fault/fields",
    binding: ["    fault: INVALID_REQUEST", "    fault: REJECTED"],
  },
  {
    what: "a target of a refusal that has none",
    rule: "contract/target-contradicted",
    at: "/cancelledAt",
    binding: [
      '  "422":',
      '  "410":\n    outcome: not_cancelled\n    fault: SESSION_NOT_FOUND\n    set: { /cancelledAt: { from: $response.body#/cancelled_at, as: epoch_seconds } }\n  "422":',
    ],
    document: [
      "        5XX:",
      '        "410": { description: Gone., content: { application/json: { schema: { $ref: "#/components/schemas/Session" } } } }\n        5XX:',
    ],
    says: "tells of `cancelled`",
    also: ["contract/enum-ignored"],
  },
  {
    what: "a verdict that sets what another outcome has",
    rule: "contract/target-contradicted",
    at: "/cancelledAt",
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE, set: { /cancelledAt: soon } }",
    ],
    says: "tells of `cancelled`, and this is `indeterminate`",
    also: ["contract/target-set-twice", "contract/type-mismatch"],
  },
  {
    what: "a verdict that makes up a time",
    rule: "contract/type-mismatch",
    at: '"2026-01-02T03:04:05Z"',
    binding: [
      "cancelled: { outcome: cancelled }\n    set:\n      /sessionId: $response.body#/id\n      /message: $response.body#/note\n      /cancelledAt: { from: $response.body#/cancelled_at, as: epoch_seconds }",
      'cancelled: { outcome: cancelled, set: { /cancelledAt: "2026-01-02T03:04:05Z" } }\n    set:\n      /sessionId: $response.body#/id\n      /message: $response.body#/note',
    ],
    says: "does not know one",
  },
  {
    what: "a value that is set twice",
    rule: "contract/target-set-twice",
    at: "/message",
    binding: ["cancelled: { outcome: cancelled }", "cancelled: { outcome: cancelled, set: { /message: Done. } }"],
  },
  {
    what: "a verdict that sets what it cannot",
    rule: "contract/unknown-target",
    at: "/mesage",
    binding: ["cancelled: { outcome: cancelled }", "cancelled: { outcome: cancelled, set: { /mesage: Done. } }"],
    says: "Did you mean `/message`",
  },
  {
    what: "a verdict that sets a value of another type",
    rule: "contract/type-mismatch",
    at: "7",
    binding: ["cancelled: { outcome: cancelled }", "cancelled: { outcome: cancelled, set: { /referenceId: 7 } }"],
  },
  {
    what: "a verdict that reads the response",
    rule: "contract/invalid-binding",
    at: "$response.body#/note",
    binding: [
      "cancelled: { outcome: cancelled }",
      "cancelled: { outcome: cancelled, set: { /referenceId: $response.body#/note } }",
    ],
  },
  {
    what: "a second enumeration that is not read",
    rule: "contract/enum-ignored",
    at: '"200"',
    document: ["        tries:", "        settlement: { type: string, enum: [done, due] }\n        tries:"],
    says: "`/settlement`",
  },
  {
    what: "the enumeration that tells the state ignored",
    rule: "contract/enum-ignored",
    at: "/settlement",
    binding: [
      "      /transactions/cancelled: $response.body#/events",
      "      /transactions/cancelled: $response.body#/events\n    ignore: [/settlement]",
    ],
    document: ["        tries:", "        settlement: { type: string, enum: [settled, due] }\n        tries:"],
    says: "`settled`",
  },
  {
    what: "the only enumeration ignored",
    rule: "contract/enum-ignored",
    at: "/phase",
    document: ["status: { type: string, enum: [open, paid, cancelled] }", "phase: { type: string, enum: [one, two] }"],
    binding: [
      `    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      cancelled: { outcome: cancelled }
`,
      "    ignore: [/phase]\n    when: [{ if: response.body.paid == false, then: { outcome: cancelled, because: It is so here. } }]\n",
    ],
    says: "nothing else",
  },
  {
    what: "the enumeration that tells the state handed on and not decided by",
    rule: "contract/enum-ignored",
    at: '"200"',
    binding: ["/message: $response.body#/note", "/message: $response.body#/settlement"],
    document: ["        tries:", "        settlement: { type: string, enum: [settled, due] }\n        tries:"],
    says: "`/settlement`",
  },
  {
    what: "an enumeration to be ignored that does not exist",
    rule: "contract/enum-ignored",
    at: "/settlement",
    binding: [
      "      /transactions/cancelled: $response.body#/events",
      "      /transactions/cancelled: $response.body#/events\n    ignore: [/settlement]",
    ],
  },
  {
    what: "an operation that changes nothing",
    rule: "contract/method-safety",
    at: "cancelSession",
    document: ["    post:\n", "    options:\n"],
  },
  {
    what: "an operation that no name says to be the one",
    rule: "contract/operation-contradicted",
    at: "stopSession",
    binding: ["operation: cancelSession", "operation: stopSession"],
    document: [
      "  /sessions/{id}/cancel:\n    post:\n      operationId: cancelSession\n",
      "  /sessions/{id}/stop:\n    post:\n      operationId: stopSession\n",
    ],
    says: "has a word for what the contract asks (`cancel`,",
  },
  {
    what: "an operation that is about something else",
    rule: "contract/operation-contradicted",
    at: "cancelSession",
    document: ["  /sessions/{id}/cancel:\n", "  /refunds/{id}/cancel:\n"],
    says: "An operation with `refund` in its name is about something else",
  },
  {
    what: "a sibling of the operation that is meant",
    rule: "contract/operation-contradicted",
    at: "expireSession",
    binding: ["operation: cancelSession", "operation: expireSession"],
    document: [
      "  /sessions/{id}/cancel:\n    post:\n      operationId: cancelSession\n",
      "  /sessions/{id}/cancel: { post: { operationId: cancelSession, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Done. } } } }\n  /sessions/{id}/expire:\n    post:\n      operationId: expireSession\n",
    ],
    says: "Did you mean `cancelSession`",
  },
  {
    what: "a caller's key that is dropped for a new one",
    rule: "contract/input-lost",
    at: "idempotencyKey",
    binding: [
      "    Idempotency-Key: $input.idempotencyKey\n  body:\n",
      "    Idempotency-Key: $generated.uuid\n  drop: [idempotencyKey]\n  body:\n",
    ],
    says: "the operation takes `Idempotency-Key`",
  },
  {
    what: "an answer that says that nothing was sent",
    rule: "contract/verdict-not-allowed",
    at: "NOT_SENT",
    binding: ["    fault: INVALID_REQUEST\n    set:", "    fault: NOT_SENT\n    set:"],
    also: ["contract/target-contradicted"],
    says: "where no answer came",
  },
  {
    what: "an end that is read of whatever code",
    rule: "contract/word-unknown",
    at: "SESSION_COMPLETED",
    binding: [
      '  "422":',
      '  "400": { switch: $response.body#/code, otherwise: { outcome: not_cancelled, fault: SESSION_COMPLETED } }\n  "422":',
    ],
    document: [
      "        5XX:",
      '        "400": { description: No., content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } } }\n        5XX:',
    ],
    says: "A code that nobody named",
  },
  {
    what: "an end that is read of a status",
    rule: "contract/word-unknown",
    at: "SESSION_EXPIRED",
    binding: ['  "422":', '  "400": { outcome: not_cancelled, fault: SESSION_EXPIRED }\n  "422":'],
    document: ["        5XX:", '        "400": { description: No. }\n        5XX:'],
    says: "A status alone",
  },
  {
    what: "a reason for whatever code under whatever status",
    rule: "contract/word-unknown",
    at: "SESSION_NOT_FOUND",
    binding: [
      '  "422":',
      '  default: { switch: $response.body#/code, otherwise: { outcome: not_cancelled, fault: SESSION_NOT_FOUND } }\n  "422":',
    ],
    document: [
      "        5XX:",
      "        default: { description: No., content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } } }\n        5XX:",
    ],
  },
  {
    what: "an operation that is said to be safe",
    rule: "contract/method-safety",
    at: "true",
    binding: ["operation: cancelSession\n", "operation: cancelSession\nsafe: true\n"],
  },
  {
    what: "an input that is dropped although it is taken",
    rule: "contract/input-lost",
    at: "reason",
    binding: ["    /reason: $input.reason\n", "  drop: [reason]\n"],
  },
  {
    what: "a value to fall back on that may be absent",
    rule: "contract/required-not-set",
    at: "$input.reason",
    binding: [
      "    /mode: now\n    /reason: $input.reason",
      "    /mode: { from: $input.reason, else: $input.idempotencyKey }",
    ],
    also: ["contract/type-mismatch", "contract/type-mismatch"],
  },
  {
    what: "a value to fall back on from what every caller gives",
    rule: "contract/case-unreachable",
    at: "$generated.uuid",
    binding: ["path: { id: $input.sessionId }", "path: { id: { from: $input.sessionId, else: $generated.uuid } }"],
    says: "every caller gives `sessionId`",
  },
  {
    what: "a value to fall back on from a literal",
    rule: "contract/case-unreachable",
    at: "later",
    binding: ["/mode: now", "/mode: { from: now, else: later }"],
  },
  {
    what: "a value to fall back on from itself",
    rule: "contract/case-unreachable",
    at: "$input.reason",
    binding: ["/reason: $input.reason", "/reason: { from: $input.reason, else: $input.reason }"],
    says: "the same value again",
  },
  // Examples.
  {
    what: "an example of another spelling",
    rule: "contract/example-undecoded",
    at: "$response.body#/status",
    document: ["value: { id: a, status: cancelled,", "value: { id: a, status: canceled,"],
    says: "`done`",
  },
  {
    what: "an example with a value of another type",
    rule: "contract/example-undecoded",
    at: 'response.body.status == "paid" && size(response.body.events) > 0',
    document: ["paid: false }", "paid: false, events: 7 }"],
    says: "wrong type for this guard",
  },
  {
    what: "an example of the value that no case names",
    rule: "contract/example-undecoded",
    at: "$response.body#/error/code",
    document: ["code: { type: string, enum: [paid, locked] }", "code: { type: string, examples: [paid, gone] }"],
    binding: ["    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n", ""],
    says: "`gone`",
  },
  {
    what: "an example without its state",
    rule: "contract/example-undecoded",
    at: "$response.body#/status",
    document: ["value: { id: a, status: cancelled,", "value: { id: a,"],
  },
  {
    what: "an example of another spelling in the body's own schema",
    rule: "contract/example-undecoded",
    at: "$response.body#/status",
    document: [
      "      required: [id, status]\n",
      "      required: [id, status]\n      example: { id: a, status: canceled }\n",
    ],
    says: "`canceled`",
    there: "type: object\n      required: [id, status]\n      example",
  },
  {
    what: "an example of another spelling in what the body's own schema wraps",
    rule: "contract/example-undecoded",
    at: "$response.body#/status",
    document: [
      '              schema: { $ref: "#/components/schemas/Session" }',
      '              schema: { description: It., allOf: [{ $ref: "#/components/schemas/Session" }], examples: [{ id: a }] }',
    ],
    says: "says nothing",
    there: "{ description: It.",
  },
  {
    what: "an example of another spelling in one part of the body's schema",
    rule: "contract/example-undecoded",
    at: "$response.body#/status",
    document: [
      '              schema: { $ref: "#/components/schemas/Session" }',
      '              schema: { allOf: [{ $ref: "#/components/schemas/Session" }, { properties: { status: { type: string } }, examples: [{ status: gone }, {}] }] }',
    ],
    says: "`gone`",
    there: "{ properties: { status",
  },
  {
    what: "an example of another code in what the code is in",
    rule: "contract/example-undecoded",
    at: "$response.body#/error/code",
    document: [
      "                    type: object\n                    required: [code]",
      "                    type: object\n                    example: { code: gone }\n                    required: [code]",
    ],
    binding: [
      "    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n",
      "      locked: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }\n",
    ],
    says: "`gone`",
    there: "type: object\n                    example",
  },
  // What a hostile reviewer would try.
  {
    what: "a guard that decides by what the state is not",
    rule: "contract/word-unknown",
    at: "not_cancelled",
    binding: [
      'response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'response.body.status != "cancelled" && response.body.status != "open" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }',
    ],
    says: "nothing that it looks at",
  },
  {
    what: "a guard that ends by what a refusal's code is not",
    rule: "contract/word-unknown",
    at: "not_cancelled",
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code != "locked" && has(response.body.error.message), then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: $response.body#/error/code\n',
    ],
  },
  {
    what: "a guard that compares a value with itself",
    rule: "contract/guard-type",
    at: "response.body.tries == response.body.tries",
    binding: ["size(response.body.events) > 0", "response.body.tries == response.body.tries"],
    says: "compared with itself",
  },
  {
    what: "a guard over a header that is not declared",
    rule: "contract/dangling-pointer",
    at: 'response.header["X-Done"]',
    binding: ["size(response.body.events) > 0", 'response.header["X-Done"] == "yes"'],
  },
  {
    what: "a time in milliseconds by its short name",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["In seconds since the epoch.", "Unix timestamp (ms)."],
  },
  {
    what: "a time in microseconds",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["In seconds since the epoch.", "Unix time in microseconds."],
  },
  {
    what: "a duration as a time",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["In seconds since the epoch.", "Seconds until it is cancelled."],
    says: "a duration",
  },
  {
    what: "a number of seconds as a time",
    rule: "contract/type-mismatch",
    at: "epoch_seconds",
    document: ["description: In seconds since the epoch.", "description: In seconds., example: 900"],
    says: "`900`",
  },
  {
    what: "a date as a time",
    rule: "contract/type-mismatch",
    at: "date_time",
    document: ["format: date-time", "format: date"],
    binding: [
      "/expiresAt: $response.body#/expires_at",
      "/expiresAt: { from: $response.body#/expires_at, as: date_time }",
    ],
    says: "`format: date`",
  },
  {
    what: "a time whose example is of no form that is read",
    rule: "contract/type-mismatch",
    at: "date_time",
    document: ["format: date-time", 'example: "02/01/2026"'],
    binding: [
      "/expiresAt: $response.body#/expires_at",
      "/expiresAt: { from: $response.body#/expires_at, as: date_time }",
    ],
    says: "`02/01/2026`",
  },
  {
    what: "a key that falls back on one for all calls",
    rule: "contract/names-crossed",
    at: "$config.account",
    binding: [
      "Idempotency-Key: $input.idempotencyKey",
      "Idempotency-Key: { from: $input.idempotencyKey, else: $config.account }",
    ],
    says: "the same for two calls",
  },
  {
    what: "one key for all calls",
    rule: "contract/names-crossed",
    at: "once",
    binding: [
      "    Idempotency-Key: $input.idempotencyKey\n  body:\n",
      "    Idempotency-Key: once\n  drop: [idempotencyKey]\n  body:\n",
    ],
    says: "the same for two calls",
  },
  {
    what: "an id that is sent beside the resource that is meant",
    rule: "contract/input-lost",
    at: "$input.sessionId",
    binding: [
      "  path: { id: $input.sessionId }\n  header:\n    X-Account: $config.account",
      "  path: { id: $config.account }\n  header:\n    X-Account: $input.sessionId",
    ],
    says: "may act on another",
  },
  {
    what: "a reason that says nothing",
    rule: "contract/invalid-binding",
    at: '" "',
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      'open: { outcome: cancelled, because: " " }',
    ],
  },
  {
    what: "a reason without a word",
    rule: "contract/invalid-binding",
    at: "...",
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "open: { outcome: cancelled, because: ... }",
    ],
    says: "must say why, in 3 words at least",
  },
  {
    what: "a reason of two words",
    rule: "contract/invalid-binding",
    at: "Docs say.",
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "open: { outcome: cancelled, because: Docs say. }",
    ],
  },
  {
    what: "a reason of letters and of one word again and again",
    rule: "contract/invalid-binding",
    at: "a b c no no no",
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "open: { outcome: cancelled, because: a b c no no no }",
    ],
  },
  {
    what: "a success that is named for refusals",
    rule: "contract/invalid-binding",
    at: "201",
    binding: ["responses:\n", "named: { 201: The page says so. }\nresponses:\n"],
    says: "400 to 499",
  },
  {
    what: "a word where a number comes",
    rule: "contract/case-not-in-enum",
    at: "paid",
    document: ["code: { type: string, enum: [paid, locked] }", "code: { type: integer }"],
    says: "no integer",
  },
  {
    what: "a success of two forms",
    rule: "contract/body-unread",
    at: '"200"',
    document: [
      "              examples:\n                done: { value: { id: a, status: cancelled, paid: false } }\n",
      "            application/vnd.shop+json:\n              schema: { type: object, properties: { state: { type: string } } }\n",
    ],
    says: "`application/vnd.shop+json`",
  },
  {
    what: "two members of an item that are swapped",
    rule: "contract/names-crossed",
    at: "/code",
    document: ["hint: { type: string }", "code: { type: string }"],
    binding: ["path: { join: /loc, with: . }, message: /msg }", "path: /code, message: /msg }"],
    also: ["contract/target-unset"],
  },
  {
    what: "one value as the id and as a reference",
    rule: "contract/names-crossed",
    at: "$response.body#/id",
    binding: ["/message: $response.body#/note", "/referenceId: $response.body#/id"],
    says: "is set from this value too",
  },
  {
    what: "a header in place of the id that the body repeats",
    rule: "contract/identity-unread",
    at: "$response.header.X-Session",
    document: [
      "          description: The session.\n",
      "          description: The session.\n          headers: { X-Session: { schema: { type: string } } }\n",
    ],
    binding: ["/sessionId: $response.body#/id", "/sessionId: $response.header.X-Session"],
  },
  {
    what: "a second state that is looked at only where the first is not there",
    rule: "contract/enum-ignored",
    at: '"200"',
    document: ["        tries:", "        state: { type: string, enum: [open, paid, cancelled] }\n        tries:"],
    binding: [
      `    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
`,
      "    switch: { first: [$response.body#/status, $response.body#/state] }\n",
    ],
    says: "`/state`",
  },
  {
    what: "a member that only responses have, as what is sent",
    rule: "contract/unknown-parameter",
    at: "/reason",
    document: ["reason: { type: string }", "reason: { type: string, readOnly: true }"],
    says: "`readOnly`",
  },
  {
    what: "a member that only requests have, as the id",
    rule: "contract/dangling-pointer",
    at: "$response.body#/id",
    document: [
      "        id: { type: string, format: uuid }\n        status",
      "        id: { type: string, format: uuid, writeOnly: true }\n        status",
    ],
    says: "`writeOnly`",
  },
  ...[408, 499].map((status) => ({
    what: `a definite ${status}`,
    rule: "contract/status-contradicted",
    at: "REJECTED",
    document: ["        5XX:", `        "${status}": { description: Too late. }\n        5XX:`] as const,
    binding: [
      '  "422":',
      `  "${status}": { outcome: not_cancelled, fault: REJECTED, basis: status_code }\n  "422":`,
    ] as const,
    says: "`UNRECOGNISED_RESPONSE` everywhere",
  })),
  {
    what: "a bare success that is a refusal",
    rule: "contract/status-contradicted",
    at: "not_cancelled",
    document: ["        5XX:", '        "204": { description: Done. }\n        5XX:'],
    binding: [
      '  "422":',
      '  "204": { outcome: not_cancelled, fault: SESSION_COMPLETED, basis: status_code }\n  "422":',
    ],
    says: "says that the request succeeded",
  },
  {
    what: "a state that may be a list",
    rule: "contract/type-mismatch",
    at: "$response.body#/status",
    document: ["status: { type: string, enum", "status: { type: [string, array], enum"],
  },
  {
    what: "a reason that falls back on the id",
    rule: "contract/names-crossed",
    at: "$input.sessionId",
    binding: ["/reason: $input.reason", "/reason: { from: $input.reason, else: $input.sessionId }"],
    says: "named like the input `reason`",
  },
  {
    what: "words for people in the place of a code",
    rule: "contract/enum-ignored",
    at: '"409"',
    binding: [
      "    switch: $response.body#/error/code\n    cases:\n      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n",
      "    switch: $response.body#/error/message\n",
    ],
    also: ["contract/prose-read"],
  },
  // Words for people.
  {
    what: "a switch over words for people",
    rule: "contract/prose-read",
    at: "$response.body#/error/message",
    binding: [
      "    switch: $response.body#/error/code\n",
      "    switch: { first: [$response.body#/error/code, $response.body#/error/message] }\n",
    ],
    says: "is named as words for people",
  },
  {
    what: "a guard that compares words for people",
    rule: "contract/prose-read",
    at: "response.body.error.message",
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code == "paid" && response.body.error.message == "Paid.", then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: $response.body#/error/code\n',
    ],
    says: "`/error/message` is named",
  },
  {
    what: "a guard that looks for words for people in a list",
    rule: "contract/prose-read",
    at: "response.body.error.message",
    binding: [
      "    switch: $response.body#/error/code\n",
      `    when:\n      - if: response.body.error.code == "paid" && response.body.error.message in ["Paid."]\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    switch: $response.body#/error/code\n`,
    ],
  },
  {
    what: "a guard that counts the letters of words for people",
    rule: "contract/prose-read",
    at: "response.body.error.message",
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code == "paid" && 3 < size(response.body.error.message), then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: $response.body#/error/code\n',
    ],
  },
  {
    what: "a guard over what the result tells as words for people",
    rule: "contract/prose-read",
    at: "response.body.note",
    binding: ["size(response.body.events) > 0", 'response.body.note == "late"'],
    says: "is told as `/message`",
  },
  {
    what: "a guard over what each item of a list tells as words for people",
    rule: "contract/prose-read",
    at: "response.body.detail[3].hint",
    binding: [
      `    outcome: not_cancelled
    fault: INVALID_REQUEST
    set:
      /fault/fields:
        from: $response.body#/detail
        each: { path: { join: /loc, with: . }, message: /msg }
`,
      `    when:
      - if: response.body.detail[3].hint == "wrong"
        then: { outcome: not_cancelled, fault: INVALID_REQUEST }
    set:
      /fault/fields:
        from: $response.body#/detail
        each: { path: { join: /loc, with: . }, message: /hint }
`,
    ],
    document: ["required: [loc, msg]", "required: [loc, msg, hint]"],
    says: "is told as `/fault/fields/0/message`",
  },
  {
    what: "a header with words for people",
    rule: "contract/prose-read",
    at: "$response.header.X-Error-Message",
    binding: ["    switch: $response.body#/error/code\n", "    switch: $response.header.X-Error-Message\n"],
    document: [
      "          description: Not now.\n",
      "          description: Not now.\n          headers: { X-Error-Message: { schema: { type: string } } }\n",
    ],
    also: ["contract/enum-ignored"],
  },
  {
    what: "a case that is a sentence",
    rule: "contract/prose-read",
    at: "The session was paid.",
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise",
      "      The session was paid.: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise",
    ],
    document: ["code: { type: string, enum: [paid, locked] }", "code: { type: string }"],
    says: "is a sentence",
    also: ["contract/word-unknown"],
  },
  {
    what: "one reason for two words",
    rule: "contract/word-contradicted",
    at: "cancelled",
    document: ["enum: [open, paid, cancelled]", "enum: [open, paid, cancelled, closed, gone]"],
    binding: [
      "      cancelled: { outcome: cancelled }",
      "      cancelled: { outcome: cancelled }\n      closed | gone: { outcome: cancelled, because: The page says so of it. }",
    ],
    says: "no reason for `closed`, `gone`",
  },
  {
    what: "the one code of a refusal told as another status",
    rule: "contract/status-contradicted",
    at: "RATE_LIMITED",
    document: ["enum: [paid, locked]", "enum: [locked]"],
    binding: [
      "      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }\n    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }",
      "      locked: { outcome: not_cancelled, fault: RATE_LIMITED }",
    ],
    says: "`409` means `SESSION_NOT_CANCELLABLE` everywhere",
  },
  {
    what: "an id that may be absent where another is always there",
    rule: "contract/identity-unread",
    at: "$response.body#/session_id",
    document: ["        tries:", '        session_id: { type: [string, "null"] }\n        tries:'],
    binding: ["/sessionId: $response.body#/id", "/sessionId: $response.body#/session_id"],
    says: "Did you mean `/id`",
  },
  {
    what: "an operation of which the summary alone says what it does, and something else too",
    rule: "contract/operation-contradicted",
    at: "reverseSession",
    document: [
      "  /sessions/{id}/cancel:\n    post:\n      operationId: cancelSession\n",
      "  /sessions/{id}/reversals:\n    post:\n      operationId: reverseSession\n      summary: Refund or cancel a session.\n",
    ],
    binding: ["operation: cancelSession", "operation: reverseSession"],
    says: "`refund` in its summary",
  },
];

/** What looks like a mistake and is none. */
const SOUND: readonly Pick<Mistake, "what" | "document" | "binding">[] = [
  {
    what: "a failure that is told as nothing that is known",
    document: ["enum: [open, paid, cancelled]", "enum: [open, paid, cancelled, failed]"],
    binding: ["      open: {", "      open | failed: {"],
  },
  {
    what: "a refusal whose codes are left to the contract",
    binding: [
      `  "409":
    switch: $response.body#/error/code
    cases:
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }
`,
      '  "409": {}\n',
    ],
  },
  {
    what: "an id of the answer itself that is stated to be none of what was asked for",
    binding: [
      "    set:\n      /sessionId: $response.body#/id\n",
      "    ignore: [{ at: /id, because: It is the id of the request itself. }]\n    set:\n",
    ],
  },
  {
    what: "two words for one verdict that the reason names",
    document: ["enum: [open, paid, cancelled]", "enum: [open, paid, cancelled, closed, gone]"],
    binding: [
      "      cancelled: { outcome: cancelled }",
      "      cancelled: { outcome: cancelled }\n      closed | gone: { outcome: cancelled, because: The page says so of closed and gone. }",
    ],
  },
  {
    what: "a next step that one of two values has a word for",
    document: [
      "        status: { type: string, enum: [open, paid, cancelled] }",
      "        status: { type: string, enum: [open, complete, cancelled] }\n        payment: { type: string, enum: [paid, none] }",
    ],
    binding: [
      `      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
`,
      `      - if: response.body.payment != "paid" && response.body.status == "complete"
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      - if: response.body.payment == "paid" && response.body.status == "cancelled"
        then: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      complete: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
`,
    ],
  },
  {
    what: "a text of what is pending that a guard looks at: that it is there",
    document: ["        tries:", "        pendingTransactionId: { type: string }\n        tries:"],
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.status == "cancelled" && has(response.body.pendingTransactionId)\n        then: { outcome: cancel_pending, next: read_session }',
    ],
  },
  {
    what: "a text of what is pending that a guard looks at: its size",
    document: ["        tries:", "        pendingTransactionId: { type: string }\n        tries:"],
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.status == "cancelled" && size(response.body.pendingTransactionId) > 0\n        then: { outcome: cancel_pending, next: read_session }',
    ],
  },
  {
    what: "a text of what is pending that a guard looks at: that it is not empty",
    document: ["        tries:", "        pendingTransactionId: { type: string }\n        tries:"],
    binding: [
      'if: response.body.status == "paid" && size(response.body.events) > 0\n        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }',
      'if: response.body.status == "cancelled" && response.body.pendingTransactionId != ""\n        then: { outcome: cancel_pending, next: read_session }',
    ],
  },
  {
    what: "a text that one of some words is pending, read by name",
    document: ["        tries:", "        pending_with: { type: string, enum: [bank, shop] }\n        tries:"],
    binding: ["    set:\n      /sessionId", "    ignore: [/pending_with]\n    set:\n      /sessionId"],
  },
  {
    what: "a time of the provider's own format",
    document: ["format: date-time", "format: shop_date_time"],
    binding: [
      "/expiresAt: $response.body#/expires_at",
      "/expiresAt: { from: $response.body#/expires_at, as: date_time }",
    ],
  },
  {
    what: "a time whose example is none",
    document: ["description: In seconds since the epoch.", "description: In seconds since the epoch., example: 0"],
  },
  {
    what: "a time after which something is so, with an example of today",
    document: [
      "description: In seconds since the epoch.",
      "description: The time in seconds after which it is over., example: 1767225600",
    ],
  },
  {
    what: "a code that nobody lists, beside a kind of error that is listed",
    document: [
      "code: { type: string, enum: [paid, locked] }",
      "code: { type: string }\n                      kind: { type: string, enum: [a, b] }",
    ],
  },
  {
    what: "a bare success that the provider calls a refusal",
    document: ["        5XX:", '        "204": { description: Done. }\n        5XX:'],
    binding: [
      '  "422":',
      '  "204": { outcome: not_cancelled, fault: SESSION_COMPLETED, basis: status_code, because: The page says so. }\n  "422":',
    ],
  },
  {
    what: "a code that may be an object, in a refusal",
    document: ["code: { type: string, enum: [paid, locked] }", "code: { type: [string, object] }"],
  },
  {
    what: "a list that excludes a success, where a guard looks at it first",
    binding: [
      "    switch: $response.body#/status\n",
      '      - if: response.body.status == "cancelled" && size(response.body.pending) > 0\n        then: { outcome: cancel_pending, next: read_session }\n    switch: $response.body#/status\n',
    ],
    document: ["        tries:", "        pending: { type: array, items: { type: string } }\n        tries:"],
  },
  {
    what: "a truth value that excludes a success, where a guard looks at it first",
    binding: [
      "    switch: $response.body#/status\n",
      '      - if: response.body.status == "cancelled" && response.body.pending\n        then: { outcome: cancel_pending, next: read_session }\n    switch: $response.body#/status\n',
    ],
    document: ["        tries:", "        pending: { type: boolean }\n        tries:"],
  },
  {
    what: "a number that excludes a success, where a guard looks at it first",
    binding: [
      "    switch: $response.body#/status\n",
      '      - if: response.body.status == "cancelled" && response.body.pending > 0\n        then: { outcome: cancel_pending, next: read_session }\n    switch: $response.body#/status\n',
    ],
    document: ["        tries:", "        pending: { type: integer }\n        tries:"],
  },
  {
    what: "a list that is named as what excludes a success, and is ignored for a reason",
    binding: [
      "      /transactions/cancelled: $response.body#/events",
      "      /transactions/cancelled: $response.body#/events\n    ignore: [{ at: /pending, because: It lists the emails that are still to be sent. }]",
    ],
    document: ["        tries:", "        pending: { type: array, items: { type: string } }\n        tries:"],
  },
  {
    what: "what would exclude a success, of another object",
    document: [
      "        amount: { type: object,",
      "        plan: { type: object, properties: { id: { type: string }, pending_update: { type: object } } }\n        amount: { type: object,",
    ],
  },
  {
    what: "words about what excludes a success",
    document: ["        tries:", "        pending_note: { type: string }\n        tries:"],
  },
  {
    what: "a fault of one status under another, where a code names it",
    binding: [
      "    switch: $response.body#/error/code\n    cases:\n",
      "    switch: $response.body#/error/code\n    cases:\n      slow: { outcome: not_cancelled, fault: RATE_LIMITED }\n",
    ],
    document: ["enum: [paid, locked]", "enum: [paid, locked, slow]"],
  },
  {
    what: "a guard that asks whether there are words for people",
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code == "paid" && has(response.body.error.message) && response.body.error.message != null, then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: $response.body#/error/code\n',
    ],
  },
  {
    what: "a message whose every value the document lists",
    document: ["message: { type: string }", "message: { type: string, enum: [Paid., Locked.] }"],
    binding: [
      "    switch: $response.body#/error/code\n",
      '    when: [{ if: response.body.error.code == "paid" && response.body.error.message == "Paid.", then: { outcome: not_cancelled, fault: SESSION_COMPLETED } }]\n    switch: $response.body#/error/code\n',
    ],
  },
  {
    what: "a reason in a script that does not part its words",
    binding: [
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }",
      "open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE, because: 文書に書いてある }",
    ],
  },
  {
    what: "a code of a message",
    document: ["message: { type: string }", "message_code: { type: string }"],
    binding: [
      "    switch: $response.body#/error/code\n",
      "    switch: { first: [$response.body#/error/code, $response.body#/error/message_code] }\n",
    ],
  },
];

/** The rules that have no other place to show: nothing of the document is looked at yet. */
const OF_THE_FILE_ALONE = new Set([
  // The form of the file, of an expression, of a guard.
  "contract/invalid-binding",
  "contract/guard-syntax",
  // No operation was found that anything could be said of.
  "contract/unknown-operation",
]);

describe("a binding", () => {
  it("without a mistake has no finding and a plan", () => {
    const { findings, plan } = compile({});
    expect(findings).toEqual([]);
    expect(plan?.responses).toHaveLength(3);
  });

  it.each(MISTAKES.map((mistake) => [mistake.what, mistake.rule, mistake] as const))(
    "with %s has exactly %s",
    (_what, rule, mistake) => {
      const document = mistake.document === undefined ? DOCUMENT : replaced(DOCUMENT, mistake.document);
      const { findings, plan, textAt } = compile({
        ...(mistake.binding !== undefined && { binding: replaced(BINDING, mistake.binding) }),
        document,
      });
      const own = findings.filter((finding) => finding.rule === rule);
      expect(own.map((finding) => textAt(finding.location))).toEqual([mistake.at]);
      expect(findings.map((finding) => finding.rule).filter((other) => other !== rule)).toEqual(mistake.also ?? []);
      if (mistake.says !== undefined) expect(own[0]?.message).toContain(mistake.says);
      if (mistake.there !== undefined) {
        const { line = 0, column = 0 } = own[0]?.related?.[0]?.location ?? {};
        expect(
          document
            .split("\n")
            .slice(line - 1)
            .join("\n")
            .slice(column - 1, column - 1 + mistake.there.length),
        ).toBe(mistake.there);
      }
      for (const finding of findings) {
        if (!OF_THE_FILE_ALONE.has(finding.rule)) expect(finding.related ?? []).not.toEqual([]);
      }
      expect(plan).toBeUndefined();
    },
  );

  it.each(SOUND.map(({ what, ...change }) => [what, change] as const))(
    "with %s has no finding",
    (_what, { document = ["", ""], binding = ["", ""] }) => {
      const { findings } = compile({
        document: document[0] === "" ? DOCUMENT : replaced(DOCUMENT, document),
        binding: binding[0] === "" ? BINDING : replaced(BINDING, binding),
      });
      expect(findings).toEqual([]);
    },
  );

  it("is told each contradicted word once, of however many values it is a word", () => {
    const { findings } = compile({
      document: replaced(DOCUMENT, [
        "        tries:",
        "        state: { type: string, enum: [open, paid, cancelled] }\n        tries:",
      ]),
      binding: replaced(BINDING, [
        `      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
`,
        `      - if: size(response.body.events) > 0
        then: { outcome: cancelled }
    switch: { first: [$response.body#/status, $response.body#/state] }
`,
      ]),
    });
    const [told] = findings.filter(({ rule }) => rule === "contract/word-contradicted");
    expect(told?.message).toContain("has it. So with `paid`. Say that");
  });

  it("is tried with a mistake for every rule that there is", () => {
    const folder = new URL("../../generator/contract/", import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const rules = files.flatMap(
      (file) => readFileSync(new URL(file, folder), "utf8").match(/contract\/[a-z0-9-]+(?=")/g) ?? [],
    );
    const tried = new Set(MISTAKES.map(({ rule }) => rule));
    expect([...new Set(rules)].filter((rule) => !tried.has(rule))).toEqual([
      "contract/invalid-contract",
      "contract/invalid-expectations",
    ]);
  });
});
