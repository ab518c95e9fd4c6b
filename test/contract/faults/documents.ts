import type { Fault } from "./fault.js";

const FLINKS = "/paths/~1api~1v2~1sessions~1{sessionId}~1cancel/post";
const FLINKS_SESSION = "/components/schemas/CancelSessionSetupResponse";
const XENDIT = "/paths/~1sessions~1{session_id}~1cancel/post";
const XENDIT_SESSION = "/components/schemas/Payment_Session_StandardSessionResponsePublicSchema";
const POLICY = "/paths/~1api~1v1~1payment~1sessions~1{session_id}~1cancel/post";
const POLICY_SESSION = `${POLICY}/responses/200/content/application~1json/schema`;
const CROSS = "/paths/~1v1~1collect~1sessions~1cancel/post";
const CROSS_REQUEST = `${CROSS}/requestBody/content/application~1json/schema`;
const CROSS_SESSION = `${CROSS}/responses/2XX/content/application~1json/schema`;
const MAVEN = "/paths/~1v1~1sessions~1{session_id}~1cancel/post";
const MAVEN_ERROR = "/components/schemas/ValidationError";

const error = (...codes: string[]) => ({
  description: "Refused.",
  content: {
    "application/json": { schema: { type: "object", properties: { code: { type: "string", enum: codes } } } },
  },
});

/** What providers do to their documents. The binding and the contract stay as they are. */
export const DOCUMENT_FAULTS: readonly Fault[] = [
  // Values.
  {
    what: "a success is called by a word that nobody knows",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/status/enum`, to: ["ok", "pending", "completed", "expired"] },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "what is told becomes a secret",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/referenceId/x-concordat-secret`, to: true },
    rule: "contract/secret-read",
  },
  {
    what: "a bare success becomes what is only accepted",
    of: "maven",
    document: { rename: `${MAVEN}/responses/204`, to: "202" },
    rule: "contract/response-undeclared",
  },
  {
    what: "a state is added",
    of: "flinks",
    document: { append: "/components/schemas/SessionStatus/enum", value: "Paused" },
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "a state is dropped",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus/enum", to: ["Initiated", "Cancelled", "Expired", "Completed"] },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "a state is spelt otherwise",
    of: "flinks",
    document: {
      set: "/components/schemas/SessionStatus/enum",
      to: ["Initiated", "Failed", "Canceled", "Expired", "Completed"],
    },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "a state changes its case",
    of: "xendit",
    document: {
      set: "/components/schemas/Payment_Session_SessionStatus/enum",
      to: ["ACTIVE", "Canceled", "EXPIRED", "COMPLETED"],
    },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "the states are no longer listed",
    of: "flinks",
    document: { remove: "/components/schemas/SessionStatus/enum" },
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "a state is added where others are counted",
    of: "1099policy",
    document: { append: `${POLICY_SESSION}/properties/status/enum`, value: "paused" },
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "the pending state is dropped",
    of: "crisscross",
    document: { set: `${CROSS_SESSION}/properties/status/enum`, to: ["CANCELLED"] },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "an error code is added",
    of: "xendit",
    document: {
      append: `${XENDIT}/responses/401/content/application~1json/schema/properties/error_code/enum`,
      value: "EXPIRED_KEY",
    },
    rule: "contract/switch-not-exhaustive",
  },
  {
    what: "an error code is renamed",
    of: "xendit",
    document: {
      set: `${XENDIT}/responses/404/content/application~1json/schema/properties/error_code/enum`,
      to: ["SESSION_NOT_FOUND"],
    },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "a value that a guard compares with is renamed",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_SessionTypePublicEnum/enum", to: ["SAVE", "PAYMENT"] },
    rule: "contract/guard-literal",
  },
  {
    what: "a capture method is renamed",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_CaptureMethodEnum/enum", to: ["AUTOMATIC", "DELAYED"] },
    rule: "contract/guard-literal",
  },
  {
    what: "a second state appears beside the first",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/settlement`, to: { type: "string", enum: ["done", "due"] } },
    rule: "contract/enum-ignored",
  },
  {
    what: "a bare success gets a body with a state",
    of: "maven",
    document: {
      set: `${MAVEN}/responses/204/content`,
      to: {
        "application/json": {
          schema: { type: "object", properties: { status: { type: "string", enum: ["CANCELLED", "PENDING"] } } },
        },
      },
    },
    rule: "contract/enum-ignored",
  },
  {
    what: "an ignored enumeration is dropped",
    of: "xendit",
    document: { remove: `${XENDIT_SESSION}/properties/mode` },
    rule: "contract/enum-ignored",
  },
  // Names.
  {
    what: "the state is renamed",
    of: "flinks",
    document: { rename: `${FLINKS_SESSION}/properties/status`, to: "state" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the id is renamed",
    of: "flinks",
    document: { rename: `${FLINKS_SESSION}/properties/sessionId`, to: "id" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "a time is renamed",
    of: "1099policy",
    document: { rename: `${POLICY_SESSION}/properties/cancelled_at`, to: "canceled_at" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "a list that a guard looks at is renamed",
    of: "crisscross",
    document: { rename: `${CROSS_SESSION}/properties/pendingTransactionIds`, to: "pendingIds" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "what a guard compares is renamed",
    of: "xendit",
    document: { rename: `${XENDIT_SESSION}/properties/capture_method`, to: "captureMethod" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the error code moves",
    of: "crisscross",
    document: { rename: "/components/schemas/Error/properties/error/properties/code", to: "type" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "a list of faults is renamed",
    of: "maven",
    document: { rename: "/components/schemas/HTTPValidationError/properties/detail", to: "errors" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "a member of its items is renamed",
    of: "maven",
    document: { rename: `${MAVEN_ERROR}/properties/msg`, to: "message" },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the body is put in an envelope",
    of: "flinks",
    document: { set: FLINKS_SESSION, to: { type: "object", properties: { data: { type: "object" } } } },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the body becomes a list",
    of: "flinks",
    document: { set: FLINKS_SESSION, to: { type: "array", items: { type: "object" } } },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the operation is renamed",
    of: "xendit",
    document: { set: `${XENDIT}/operationId`, to: "cancelSession" },
    rule: "contract/unknown-operation",
  },
  {
    what: "the path is renamed",
    of: "maven",
    document: { rename: "/paths/~1v1~1sessions~1{session_id}~1cancel", to: "/v2/sessions/{session_id}/cancel" },
    rule: "contract/unknown-operation",
  },
  {
    what: "the method changes",
    of: "crisscross",
    document: { rename: CROSS, to: "put" },
    rule: "contract/unknown-operation",
  },
  {
    what: "the method becomes one that changes nothing",
    of: "flinks",
    document: { rename: FLINKS, to: "get" },
    rule: "contract/method-safety",
  },
  // Types.
  {
    what: "the state becomes a number",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus", to: { type: "integer", enum: [0, 1, 2, 3, 4] } },
    rule: "contract/case-not-in-enum",
  },
  {
    what: "the state becomes an object",
    of: "flinks",
    document: {
      set: "/components/schemas/SessionStatus",
      to: { type: "object", properties: { value: { type: "string" } } },
    },
    rule: "contract/type-mismatch",
  },
  {
    what: "the state becomes a list",
    of: "xendit",
    document: {
      set: "/components/schemas/Payment_Session_SessionStatus",
      to: { type: "array", items: { type: "string" } },
    },
    rule: "contract/type-mismatch",
  },
  {
    what: "the id becomes a number",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/sessionId`, to: { type: "integer" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a message becomes an object",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/statusDetails`, to: { type: "object" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a reference becomes a list",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/referenceId`, to: { type: "array", items: { type: "string" } } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a date-time loses its format",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_ExpiresAt", to: { type: "string" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a date-time becomes a number",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_ExpiresAt", to: { type: "integer" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a number of seconds becomes a date-time",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/expires_at`, to: { type: "string", format: "date-time" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "seconds become milliseconds",
    of: "1099policy",
    document: {
      set: `${POLICY_SESSION}/properties/cancelled_at/description`,
      to: "Measured in milliseconds since the Unix epoch.",
    },
    rule: "contract/type-mismatch",
  },
  {
    what: "the unit is no longer stated",
    of: "1099policy",
    document: { remove: `${POLICY_SESSION}/properties/cancelled_at/description` },
    rule: "contract/unit-unstated",
  },
  {
    what: "an example has another unit than the words",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/expires_at/examples`, to: [1767225600000] },
    rule: "contract/type-mismatch",
  },
  {
    what: "a list becomes text",
    of: "crisscross",
    document: { set: `${CROSS_SESSION}/properties/pendingTransactionIds`, to: { type: "string" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a payment that is pending is named by one id, and no guard looks at it",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/pendingTransferId`, to: { type: "string" } },
    rule: "contract/target-contradicted",
  },
  {
    what: "a payment that is pending has a time, and no guard looks at it",
    of: "xendit",
    document: { set: `${XENDIT_SESSION}/properties/pending_since`, to: { type: "string", format: "date-time" } },
    rule: "contract/target-contradicted",
  },
  {
    what: "a number of pending ones, of which the guard knows one amount alone",
    of: "crisscross",
    document: { set: `${CROSS_SESSION}/properties/pendingCount`, to: { type: "integer" } },
    binding: [
      "size(response.body.pendingTransactionIds) > 0",
      "(size(response.body.pendingTransactionIds) > 0 || response.body.pendingCount == 5)",
    ],
    rule: "contract/target-contradicted",
  },
  {
    what: "a list becomes a count",
    of: "crisscross",
    document: { set: `${CROSS_SESSION}/properties/pendingTransactionIds`, to: { type: "integer" } },
    rule: "contract/guard-type",
  },
  {
    what: "the items of a list become numbers",
    of: "crisscross",
    document: { set: `${CROSS_SESSION}/properties/cancelledTransactionIds/items`, to: { type: "integer" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a path of a fault becomes text",
    of: "maven",
    document: { set: `${MAVEN_ERROR}/properties/loc`, to: { type: "string" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "what a guard compares becomes true or false",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_SessionTypePublicEnum", to: { type: "boolean" } },
    rule: "contract/guard-type",
  },
  {
    what: "a member of a fault becomes optional",
    of: "maven",
    document: { set: `${MAVEN_ERROR}/required`, to: ["loc", "type"] },
    rule: "contract/target-unset",
  },
  {
    what: "an error's object becomes text",
    of: "crisscross",
    document: { set: "/components/schemas/Error/properties/error", to: { type: "string" } },
    rule: "contract/dangling-pointer",
  },
  // Statuses.
  {
    what: "a success status is removed",
    of: "flinks",
    document: { remove: `${FLINKS}/responses/200` },
    rule: "contract/response-undeclared",
  },
  {
    what: "a success gets another status",
    of: "flinks",
    document: { rename: `${FLINKS}/responses/200`, to: "202" },
    rule: "contract/response-undeclared",
  },
  {
    what: "a bare success becomes 200",
    of: "maven",
    document: { rename: `${MAVEN}/responses/204`, to: "200" },
    rule: "contract/response-undeclared",
  },
  {
    what: "a range becomes one status",
    of: "crisscross",
    document: { rename: `${CROSS}/responses/2XX`, to: "200" },
    rule: "contract/response-undeclared",
  },
  {
    what: "a second success is added",
    of: "flinks",
    document: { set: `${FLINKS}/responses/202`, to: { description: "Accepted." } },
    rule: "contract/response-unmapped",
  },
  {
    what: "a refusal is added",
    of: "flinks",
    document: { set: `${FLINKS}/responses/409`, to: error("LOCKED") },
    rule: "contract/response-unmapped",
  },
  {
    what: "a refusal is removed",
    of: "crisscross",
    document: { remove: `${CROSS}/responses/409` },
    rule: "contract/response-undeclared",
  },
  {
    what: "a refusal gets another status",
    of: "xendit",
    document: { rename: `${XENDIT}/responses/422`, to: "409" },
    rule: "contract/response-undeclared",
  },
  {
    what: "a range of refusals is added",
    of: "flinks",
    document: { set: `${FLINKS}/responses/4XX`, to: error("X") },
    rule: "contract/response-unmapped",
  },
  {
    what: "a default is added",
    of: "maven",
    document: { set: `${MAVEN}/responses/default`, to: error("X") },
    rule: "contract/response-unmapped",
  },
  {
    what: "a refusal gets codes",
    of: "1099policy",
    document: { set: `${POLICY}/responses/404`, to: error("session_not_found", "contractor_not_found") },
    rule: "contract/enum-ignored",
  },
  // Media types.
  {
    what: "a success becomes XML",
    of: "flinks",
    document: {
      set: `${FLINKS}/responses/200/content`,
      to: { "application/xml": { schema: { $ref: "#/components/schemas/CancelSessionSetupResponse" } } },
    },
    rule: "contract/dangling-pointer",
  },
  {
    what: "a success loses its body",
    of: "xendit",
    document: { remove: `${XENDIT}/responses/200/content` },
    rule: "contract/dangling-pointer",
  },
  {
    what: "an error becomes a web page",
    of: "crisscross",
    document: { set: `${CROSS}/responses/422/content`, to: { "application/octet-stream": {} } },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the request becomes multipart",
    of: "crisscross",
    document: { rename: `${CROSS}/requestBody/content/application~1json`, to: "multipart/form-data" },
    rule: "contract/unknown-parameter",
  },
  // The request.
  {
    what: "a path parameter is renamed",
    of: "xendit",
    document: { rename: "/paths/~1sessions~1{session_id}~1cancel", to: "/sessions/{id}/cancel" },
    rule: "contract/unknown-parameter",
  },
  {
    what: "a header is renamed",
    of: "flinks",
    document: { set: `${FLINKS}/parameters/1/name`, to: "x-flinks-client" },
    rule: "contract/unknown-parameter",
  },
  {
    what: "a header is removed",
    of: "crisscross",
    document: { remove: `${CROSS}/parameters/0` },
    rule: "contract/unknown-parameter",
  },
  {
    what: "a header moves to the query",
    of: "flinks",
    document: { set: `${FLINKS}/parameters/1/in`, to: "query" },
    rule: "contract/unknown-parameter",
  },
  {
    what: "a header becomes a number",
    of: "flinks",
    document: { set: `${FLINKS}/parameters/1/schema`, to: { type: "integer" } },
    rule: "contract/type-mismatch",
  },
  {
    what: "a required parameter is added",
    of: "maven",
    document: {
      append: `${MAVEN}/parameters`,
      value: { name: "version", in: "query", required: true, schema: { type: "string" } },
    },
    rule: "contract/required-not-set",
  },
  {
    what: "a body becomes required",
    of: "flinks",
    document: {
      set: `${FLINKS}/requestBody`,
      to: {
        required: true,
        content: {
          "application/json": {
            schema: { type: "object", required: ["mode"], properties: { mode: { type: "string" } } },
          },
        },
      },
    },
    rule: "contract/required-not-set",
  },
  {
    what: "a member of the body becomes required",
    of: "crisscross",
    document: { set: `${CROSS_REQUEST}/required`, to: ["sessionId", "reason"] },
    rule: "contract/required-not-set",
  },
  {
    what: "a member of the body is renamed",
    of: "crisscross",
    document: { rename: `${CROSS_REQUEST}/properties/reason`, to: "note" },
    rule: "contract/unknown-parameter",
  },
  {
    what: "free text becomes one of some values",
    of: "crisscross",
    document: { set: `${CROSS_REQUEST}/properties/reason`, to: { type: "string", enum: ["abandoned", "fraud"] } },
    rule: "contract/type-mismatch",
  },
  {
    what: "the header of the idempotency key is one of a trace now",
    of: "crisscross",
    document: {
      set: `${CROSS}/parameters/0`,
      to: {
        name: "X-Request-Id",
        in: "header",
        description: "Names a request in our logs.",
        schema: { type: "string" },
      },
    },
    binding: ["Idempotency-Key:", "X-Request-Id:"],
    rule: "contract/names-crossed",
  },
  {
    what: "the idempotency key is described in the body now, and its header as a signature",
    of: "crisscross",
    document: {
      set: `${CROSS}/parameters/0`,
      to: {
        name: "X-Signature",
        in: "header",
        description: "Signs the body. Not the idempotency key.",
        schema: { type: "string" },
      },
    },
    binding: ["Idempotency-Key:", "X-Signature:"],
    rule: "contract/names-crossed",
  },
  {
    what: "an idempotency key is taken now",
    of: "maven",
    document: {
      append: `${MAVEN}/parameters`,
      value: { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
    },
    rule: "contract/input-lost",
  },
  {
    what: "a reason is taken now",
    of: "flinks",
    document: {
      set: `${FLINKS}/requestBody`,
      to: {
        content: { "application/json": { schema: { type: "object", properties: { reason: { type: "string" } } } } },
      },
    },
    rule: "contract/input-lost",
  },
  // Security.
  {
    what: "the operation needs no credentials",
    of: "xendit",
    document: { remove: `${XENDIT}/security` },
    rule: "contract/security-unbound",
  },
  {
    what: "the scheme is not defined",
    of: "xendit",
    document: { set: `${XENDIT}/security`, to: [{ Other: [] }] },
    rule: "contract/security-unbound",
  },
  {
    what: "the scheme is one that clients do not carry",
    of: "crisscross",
    document: { set: "/components/securitySchemes/oauth2", to: { type: "mutualTLS" } },
    rule: "contract/security-unbound",
  },
  // Examples.
  {
    what: "an example has another state",
    of: "xendit",
    document: {
      set: `${XENDIT}/responses/200/content/application~1json/examples/cancelSessionResponseExample/value/status`,
      to: "CANCELLED",
    },
    rule: "contract/example-undecoded",
  },
  {
    what: "an example lacks its state",
    of: "xendit",
    document: {
      remove: `${XENDIT}/responses/200/content/application~1json/examples/cancelSessionResponseExample/value/status`,
    },
    rule: "contract/example-undecoded",
  },
  {
    what: "an example has another error code",
    of: "xendit",
    document: {
      set: `${XENDIT}/responses/422/content/application~1json/examples/invalidSessionStatus/value/error_code`,
      to: "SESSION_CLOSED",
    },
    rule: "contract/example-undecoded",
  },
  {
    what: "a code is shown that no case names",
    of: "1099policy",
    document: { append: "/components/schemas/Error/properties/code/examples", value: "session_locked" },
    rule: "contract/example-undecoded",
  },
  {
    what: "a time becomes a number of seconds until it",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/expires_at/description`, to: "Seconds until the session expires." },
    rule: "contract/type-mismatch",
  },
  {
    what: "seconds become milliseconds by their short name",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/expires_at/description`, to: "Unix timestamp (ms)." },
    rule: "contract/type-mismatch",
  },
  {
    what: "a time gets the example of a duration",
    of: "1099policy",
    document: { set: `${POLICY_SESSION}/properties/expires_at/example`, to: 900 },
    rule: "contract/type-mismatch",
  },
  {
    what: "the id is what only a request has",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/properties/sessionId/writeOnly`, to: true },
    rule: "contract/dangling-pointer",
  },
  {
    what: "the reason is what only a response has",
    of: "crisscross",
    document: { set: `${CROSS_REQUEST}/properties/reason/readOnly`, to: true },
    rule: "contract/unknown-parameter",
  },
  {
    what: "a success comes in a second form",
    of: "xendit",
    document: {
      set: `${XENDIT}/responses/200/content/application~1vnd.session+json`,
      to: { schema: { type: "object", properties: { state: { type: "string" } } } },
    },
    rule: "contract/body-unread",
  },
  {
    what: "the schema of a success has an example of another state",
    of: "flinks",
    document: { set: `${FLINKS_SESSION}/example`, to: { sessionId: "a", status: "Voided" } },
    rule: "contract/example-undecoded",
  },
  {
    what: "the schema of a success has an example without its state",
    of: "xendit",
    document: { set: `${XENDIT_SESSION}/example`, to: { payment_session_id: "a" } },
    rule: "contract/example-undecoded",
  },
  {
    what: "a state may be a list",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus/type", to: ["string", "array"] },
    rule: "contract/type-mismatch",
  },
  {
    what: "a state becomes a truth value",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus", to: { type: "boolean", enum: [true, false] } },
    rule: "contract/type-mismatch",
  },
];
