import fc from "fast-check";
import { SECRET } from "../conformance/cancellers.js";
import { encodings } from "./encodings.js";
import type { Body, Facts } from "./facts.js";
import { guardedBy, withGuarded } from "./guarded.js";

/** What one try meets. */
export type Attempt =
  | { readonly kind: "reply" | "cut"; readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array }
  /** Provably nothing was sent. */
  | { readonly kind: "refused" }
  /** It was sent, and no answer came. */
  | { readonly kind: "lost" };

export type Reply = Extract<Attempt, { readonly status: number }>;

/** Bodies beyond this are not read. */
export const MAX_BODY_BYTES = 1_000;

const interesting = [
  200, 201, 202, 204, 205, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 409, 410, 412, 418, 422, 425,
  429, 451, 499, 500, 501, 502, 503, 504, 599,
];
const status = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(200, 204) },
  { weight: 4, arbitrary: fc.constantFrom(200, 204, 400, 401, 403, 404, 409, 422, 429, 500) },
  { weight: 3, arbitrary: fc.constantFrom(...interesting) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);

/** What authenticates a call, repeated in whatever encoding, with something on both sides. */
const echo = fc
  .tuple(
    fc.constantFrom(...Object.values(encodings)),
    fc.stringMatching(/^[a-z]{0,4}$/),
    fc.stringMatching(/^[a-z:]{0,4}$/),
  )
  .map(([encode, before, after]) => encode(before + SECRET + after));

/** Texts that mean something here, and texts near them. */
function words(facts: Facts): fc.Arbitrary<string> {
  const near = facts.states.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase(), `${word} `, `${word}S`]);
  const known = ["CANCELLED", "CANCELED", "cancelled", "Cancelled", "VOIDED", "", "null", "constructor", "__proto__"];
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...facts.states, ...near, ...known) },
    { weight: 5, arbitrary: fc.string({ maxLength: 12 }) },
    { weight: 1, arbitrary: echo },
  );
}

const other = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.jsonValue({ maxDepth: 1 }),
);
const time = fc.oneof(
  fc.integer({ min: -1e12, max: 1e13 }),
  fc.constantFrom("2026-03-01T12:00:00Z", "2026-03-01T12:00:00+02:00", "2026-02-30T00:00:00Z", "today", "2026-03-01"),
  other,
);

function successBody(facts: Facts): fc.Arbitrary<Body> {
  const id = fc.oneof(
    { weight: 4, arbitrary: fc.constant(facts.sessionId) },
    fc.constantFrom(facts.sessionId.toUpperCase(), `${facts.sessionId}0`, "another"),
    other,
  );
  const idOf = facts.idMember === "" ? {} : { [facts.idMember]: id };
  const changes = fc.record(
    {
      ...idOf,
      status: fc.oneof({ weight: 3, arbitrary: fc.constantFrom("CANCELLED", ...facts.states) }, words(facts), other),
      cancelled_at: time,
      expires_at: time,
      message: fc.constantFrom("Session cancelled", "error", `key ${SECRET}`),
      reference_id: fc.oneof(fc.constant(`ref ${SECRET}`), other),
      error_code: words(facts),
    },
    { requiredKeys: [] },
  );
  const dropped = fc.array(fc.constantFrom(...Object.keys(facts.success)), { maxLength: 2 });
  const bodies = fc.tuple(changes, fc.option(dropped, { nil: [] })).map(([change, names]) => {
    const body: Record<string, unknown> = { ...facts.success, ...change };
    for (const name of names) delete body[name];
    return body;
  });
  const guarded = guardedBy(facts.provider).filter(({ success }) => success);
  return fc.oneof(bodies, withGuarded(fc.constant(facts.success), guarded), withGuarded(bodies, guarded));
}

function errorBody(facts: Facts): fc.Arbitrary<Body> {
  const told = fc.oneof(
    fc.constantFrom("session_not_pending", "session_expired", "INVALID_API_KEY", "NOT_FOUND", "INVALID_SESSION_STATUS"),
    fc.constantFrom("IDEMPOTENCY_CONFLICT", "invalid_api_key", "OTHER", ""),
    echo,
    other,
  );
  const changed = fc.record(
    {
      code: told,
      error_code: told,
      error: fc.oneof(told, fc.record({ code: told })),
      message: fc.oneof(fc.string(), echo),
    },
    { requiredKeys: [] },
  );
  const guarded = guardedBy(facts.provider).filter(({ success }) => !success);
  return fc.oneof(fc.constantFrom(...facts.errors), changed, withGuarded(fc.constantFrom(...facts.errors), guarded));
}

const encoder = new TextEncoder();

/** @param successes how many of ten bodies are near one of a success; the others are near one of a refusal */
function bytes(facts: Facts, successes: number): fc.Arbitrary<Uint8Array> {
  const value = fc.oneof(
    {
      weight: successes,
      arbitrary: fc.oneof(fc.constant(facts.success), { weight: 3, arbitrary: successBody(facts) }),
    },
    { weight: 10 - successes, arbitrary: errorBody(facts) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const whole = value.map((body) => encoder.encode(JSON.stringify(body)));
  const twice = fc
    .tuple(words(facts), whole)
    .map(([word, all]) =>
      encoder.encode(`{"status":${JSON.stringify(word)},${new TextDecoder().decode(all).slice(1)}`),
    );
  const cut = fc
    .tuple(whole, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([all, at]) => all.slice(0, at * all.length));
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: twice },
    { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
    { weight: 1, arbitrary: fc.constant(encoder.encode("<h1>Bad Gateway</h1>")) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: whole.map((all) => encoder.encode(" ".repeat(MAX_BODY_BYTES) + new TextDecoder().decode(all))),
    },
  );
}

const headers = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 6, arbitrary: fc.constant("application/json") },
      fc.constantFrom("application/json; charset=utf-8", "application/problem+json", "text/plain", "text/html", "a;;b"),
    ),
    "retry-after": fc.constantFrom("0", "1", "3600", "-1", "soon", "Sat, 01 Jan 2000 00:00:00 GMT"),
    "x-request-id": fc.oneof(fc.constant("req-1"), echo),
    location: fc.constant("https://elsewhere.example/"),
  },
  { requiredKeys: ["content-type"] },
);

/** Fetch (WHATWG) has no body for these. */
const bodiless = new Set([204, 205, 304]);

export function reply(facts: Facts, kind: Reply["kind"] = "reply"): fc.Arbitrary<Reply> {
  const named = fc.constantFrom(...facts.named);
  const answered = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(status, bytes(facts, 7)) },
    { weight: 2, arbitrary: fc.tuple(fc.constant(facts.bare ? 204 : 200), bytes(facts, 9)) },
    { weight: 2, arbitrary: fc.tuple(named, bytes(facts, 1)) },
  );
  return fc.tuple(answered, fc.option(headers, { nil: {}, freq: 12 })).map(([[code, body], fields]) => ({
    // Without a body there is nothing to cut off.
    kind: bodiless.has(code) ? "reply" : kind,
    status: code,
    headers: new Headers(fields),
    bytes: body,
  }));
}

export function attempt(facts: Facts): fc.Arbitrary<Attempt> {
  return fc.oneof(
    { weight: 10, arbitrary: reply(facts) },
    { weight: 1, arbitrary: reply(facts, "cut") },
    { weight: 1, arbitrary: fc.constant<Attempt>({ kind: "refused" }) },
    { weight: 1, arbitrary: fc.constant<Attempt>({ kind: "lost" }) },
  );
}

/** What `fetch` would make of an attempt. */
export function meet(one: Attempt): Response {
  if (one.kind === "refused") throw failed({ syscall: "connect", code: "ECONNREFUSED" });
  if (one.kind === "lost") throw failed({ syscall: "read", code: "ECONNRESET" });
  const init = { status: one.status, headers: one.headers };
  if (bodiless.has(one.status)) return new Response(null, init);
  if (one.kind === "reply") return new Response(one.bytes.slice(), init);
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent || one.bytes.length === 0) controller.error(failed({ syscall: "read", code: "ECONNRESET" }));
      else controller.enqueue(one.bytes.slice());
      sent = true;
    },
  });
  return new Response(stream, init);
}

function failed(cause: { readonly syscall: string; readonly code: string }): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${cause.syscall} ${cause.code}`), cause) });
}

/** The body as a reader of JSON sees it. */
export type Seen =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "empty" | "unreadable" }
  /** The media type is not one that every provider's document declares: how it is read is the document's to say. */
  | { readonly kind: "other" };

export function seen({ headers: given, status: code, bytes: body }: Reply): Seen {
  if (bodiless.has(code) || body.length === 0) return { kind: "empty" };
  if (!/^application\/json\b/.test(given.get("content-type") ?? "")) return { kind: "other" };
  if (body.length > MAX_BODY_BYTES) return { kind: "unreadable" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    const value: unknown = JSON.parse(text);
    // What JSON.stringify wrote comes back the same, unless a member stands twice: then nobody knows what it says.
    return JSON.stringify(value) === text.trim() ? { kind: "json", value } : { kind: "unreadable" };
  } catch {
    return { kind: "unreadable" };
  }
}
