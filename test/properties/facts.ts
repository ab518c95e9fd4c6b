/**
 * What the reference table says of each provider, as code of its own: neither the bindings nor anything generated is read here, so that
 * the properties have something to disagree with.
 */
export interface Facts {
  readonly provider: string;
  readonly sessionId: string;
  /** UUIDs are compared without case. */
  readonly uuid: boolean;
  /** Where the id goes: a segment of the path, or a member of the body. */
  readonly sent: { readonly path: string; readonly member?: string };
  readonly takesKey: boolean;
  readonly isSuccess: (status: number) => boolean;
  /** The status says it all; there is no body. */
  readonly bare: boolean;
  readonly idMember: string;
  /** Statuses of refusals that the document or its prose names by number. */
  readonly named: readonly number[];
  /** The document declares the range 4XX. */
  readonly range: boolean;
  /** What a state in a success body means; undefined where nobody knows. */
  readonly meaning: (body: Body) => Meaning | undefined;
  readonly states: readonly string[];
  /** The status whose body lists what was wrong with the request, member `detail`. */
  readonly listsProblems?: number;
  /** A case of the table's row for that status; undefined where it has none. */
  readonly refusal: (status: number, body: unknown) => string | undefined;
  readonly codeOf: (body: unknown) => string | undefined;
  readonly times: { readonly cancelledAt?: string; readonly expiresAt?: string };
  /** Bodies near what the document describes. */
  readonly success: Body;
  readonly errors: readonly Body[];
  /** Members that nothing of the result or its outcome is read from. */
  readonly unread: readonly string[];
}

export type Body = Readonly<Record<string, unknown>>;

/** `cancelled`, `cancel_pending`, or the fault of a refusal or of a doubt. */
export type Meaning = string;

const uuidId = "018f3c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f";
const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
/** A number beyond 2^53 was rounded when it was read, and says nothing. */
const code = (value: unknown): string | undefined => {
  if (typeof value === "number") return Math.abs(value) < 2 ** 53 ? String(value) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};
const among = (table: Readonly<Record<string, string>>) => (body: Body) => {
  const status = member(body, "status");
  return typeof status === "string" && Object.hasOwn(table, status) ? table[status] : undefined;
};
const none = () => undefined;

export const allFacts: readonly Facts[] = [
  {
    provider: "1099policy",
    sessionId: "ps_8f2c91",
    uuid: false,
    sent: { path: "/api/v1/payment/sessions/{id}/cancel" },
    takesKey: false,
    isSuccess: (status) => status === 200,
    bare: false,
    idMember: "id",
    named: [400, 401, 403, 404],
    range: false,
    states: ["cancelled", "pending", "completed", "expired"],
    meaning: among({
      cancelled: "cancelled",
      pending: "UNRECOGNISED_RESPONSE",
      completed: "SESSION_COMPLETED",
      expired: "SESSION_EXPIRED",
    }),
    codeOf: (body) =>
      code(member(body, "code")) ??
      code(member(member(body, "error"), "code")) ??
      code(member(body, "error_code")) ??
      code(member(body, "error")),
    refusal(status, body) {
      if (status === 403) return "UNAUTHENTICATED";
      if (status === 404) return "SESSION_NOT_FOUND";
      if (status !== 400) return undefined;
      const told = this.codeOf(body);
      if (told === "session_not_pending") return "SESSION_NOT_CANCELLABLE";
      return told === "session_expired" ? "SESSION_EXPIRED" : undefined;
    },
    times: { cancelledAt: "cancelled_at", expiresAt: "expires_at" },
    success: {
      id: "ps_8f2c91",
      status: "cancelled",
      cancelled_at: 1_767_225_600,
      completed_at: null,
      expires_at: 1_767_229_200,
      processor: "checkout",
      url: "https://pay.example.com/s/secret-token",
    },
    errors: [{ code: "session_not_pending" }, { error: { code: "session_expired" } }, { error: "session_not_pending" }],
    unread: ["completed_at", "contractor_id", "created", "processor", "return_url", "url"],
  },
  {
    provider: "crisscross",
    sessionId: uuidId,
    uuid: true,
    sent: { path: "/v1/collect/sessions/cancel", member: "sessionId" },
    takesKey: true,
    isSuccess: (status) => status >= 200 && status < 300,
    bare: false,
    idMember: "sessionId",
    named: [400, 401, 404, 409, 422],
    range: false,
    states: ["CANCELLED", "PENDING_CANCELLATION"],
    meaning(body) {
      const pending = member(body, "pendingTransactionIds") ?? [];
      if (!Array.isArray(pending)) return undefined;
      const word = among({ CANCELLED: "cancelled", PENDING_CANCELLATION: "cancel_pending" })(body);
      return word === "cancelled" && pending.length > 0 ? "cancel_pending" : word;
    },
    codeOf: (body) => code(member(member(body, "error"), "code")),
    refusal(status, body) {
      if (status === 400) return "INVALID_REQUEST";
      if (status === 401) return "UNAUTHENTICATED";
      if (status === 404) return "SESSION_NOT_FOUND";
      if (status === 409) return "SESSION_NOT_CANCELLABLE";
      return status === 422 && this.codeOf(body) === "IDEMPOTENCY_CONFLICT" ? "IDEMPOTENCY_CONFLICT" : undefined;
    },
    times: {},
    success: {
      sessionId: uuidId,
      status: "CANCELLED",
      message: "done",
      cancelledTransactionIds: ["a"],
      pendingTransactionIds: [],
    },
    errors: [{ error: { code: "IDEMPOTENCY_CONFLICT", message: "no", details: {} } }, { error: { code: "OTHER" } }],
    unread: ["settledTransactionIds"],
  },
  {
    provider: "flinks",
    sessionId: "aadd08f2-83ce-456d-84ed-c68cfed4ee7b",
    uuid: true,
    sent: { path: "/api/v2/sessions/{id}/cancel" },
    takesKey: false,
    isSuccess: (status) => status === 200,
    bare: false,
    idMember: "sessionId",
    named: [400, 401],
    range: false,
    states: ["Initiated", "Failed", "Cancelled", "Expired", "Completed"],
    meaning: among({
      Cancelled: "cancelled",
      Initiated: "UNRECOGNISED_RESPONSE",
      Completed: "SESSION_COMPLETED",
      Expired: "SESSION_EXPIRED",
      Failed: "SESSION_NOT_CANCELLABLE",
    }),
    codeOf: none,
    refusal: (status) => (status === 400 ? "SESSION_NOT_CANCELLABLE" : status === 401 ? "UNAUTHENTICATED" : undefined),
    times: {},
    success: {
      sessionId: "aadd08f2-83ce-456d-84ed-c68cfed4ee7b",
      referenceId: "USER12345",
      status: "Cancelled",
      statusDetails: "By API request",
    },
    errors: [{ type: "about:blank", title: "Bad Request", status: 400, detail: "Session cannot be Cancelled" }],
    unread: ["createdAt"],
  },
  {
    provider: "maven",
    listsProblems: 422,
    sessionId: uuidId,
    uuid: true,
    sent: { path: "/v1/sessions/{id}/cancel" },
    takesKey: false,
    isSuccess: (status) => status === 204,
    bare: true,
    idMember: "",
    named: [422],
    range: false,
    states: [],
    meaning: none,
    codeOf: none,
    refusal(status, body) {
      const detail = member(body, "detail");
      return status === 422 && Array.isArray(detail) && detail.length > 0 ? "INVALID_REQUEST" : undefined;
    },
    times: {},
    success: { status: "CANCELLED" },
    errors: [{ detail: [{ loc: ["path", "session_id"], msg: "no", type: "uuid_parsing" }] }, { detail: [] }],
    unread: [],
  },
  {
    provider: "xendit",
    sessionId: "ps-661f87c614802d6c402cd82d",
    uuid: false,
    sent: { path: "/sessions/{id}/cancel" },
    takesKey: false,
    isSuccess: (status) => status === 200,
    bare: false,
    idMember: "payment_session_id",
    named: [401, 404, 422],
    range: true,
    states: ["ACTIVE", "COMPLETED", "EXPIRED", "CANCELED"],
    meaning(body) {
      const read = [member(body, "session_type"), member(body, "capture_method")];
      if (read.some((value) => value !== undefined && value !== null && typeof value !== "string")) return undefined;
      return among({
        CANCELED: "cancelled",
        ACTIVE: "UNRECOGNISED_RESPONSE",
        COMPLETED: "SESSION_COMPLETED",
        EXPIRED: "SESSION_EXPIRED",
      })(body);
    },
    codeOf: (body) => code(member(body, "error_code")),
    refusal(status, body) {
      const told = this.codeOf(body);
      if (status === 401 && told === "INVALID_API_KEY") return "UNAUTHENTICATED";
      if (status === 404 && told === "NOT_FOUND") return "SESSION_NOT_FOUND";
      return status === 422 && told === "INVALID_SESSION_STATUS" ? "SESSION_NOT_CANCELLABLE" : undefined;
    },
    times: { expiresAt: "expires_at" },
    success: {
      payment_session_id: "ps-661f87c614802d6c402cd82d",
      reference_id: "Alice",
      session_type: "SAVE",
      currency: "IDR",
      amount: 0,
      expires_at: "2021-12-31T23:59:59Z",
      status: "CANCELED",
      payment_link_url: "https://xen.to/kGxPCi60",
    },
    errors: [
      { error_code: "INVALID_API_KEY", message: "no" },
      { error_code: "NOT_FOUND", message: "no" },
      { error_code: "INVALID_SESSION_STATUS", message: "no" },
      { error_code: "SOMETHING_ELSE", message: "no" },
    ],
    unread: ["created", "updated", "amount", "currency", "country", "locale", "items", "metadata", "payment_link_url"],
  },
];

/** RFC 9110's words for a refusal, as the contract takes them over (invariant 5b); a timeout is of whoever stands before the provider. */
export const byStatus: ReadonlyMap<number, string> = new Map([
  [401, "UNAUTHENTICATED"],
  [403, "PERMISSION_DENIED"],
  [404, "SESSION_NOT_FOUND"],
  [409, "SESSION_NOT_CANCELLABLE"],
  [410, "SESSION_NOT_FOUND"],
  [429, "RATE_LIMITED"],
  [408, "UNRECOGNISED_RESPONSE"],
  [499, "UNRECOGNISED_RESPONSE"],
]);
