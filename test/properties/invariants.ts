import { CancelSessionResult as ResultSchema } from "@concordat/cancel-session/validators";
import { SECRET } from "../conformance/cancellers.js";
import type { Observation } from "./ask.js";
import { type Body, byStatus } from "./facts.js";
import { leaks } from "./leaks.js";
import { type Attempt, MAX_BODY_BYTES, type Reply, type Seen, seen } from "./wire.js";

/** An invariant of the contract as a predicate: what is wrong, or undefined where it holds or has nothing to say. */
export interface Invariant {
  readonly states: string;
  readonly violation: (observation: Observation) => string | undefined;
}

const faultOf = ({ result }: Observation): string | undefined => ("fault" in result ? result.fault.code : undefined);
const told = (observation: Observation) => faultOf(observation) ?? observation.result.outcome;
const must = (observation: Observation, expected: string) =>
  told(observation) === expected ? undefined : `must be ${expected}, and is ${told(observation)}`;
const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a call met that was asked once. */
function only({ met }: Observation): Attempt | undefined {
  return met.length === 1 ? met[0] : undefined;
}

function onlyReply(observation: Observation): { readonly reply: Reply; readonly body: Seen } | undefined {
  const one = only(observation);
  return one?.kind === "reply" ? { reply: one, body: seen(one) } : undefined;
}

/** A success of the document with an object in its body, of one try. */
function successBody(observation: Observation): Body | undefined {
  const { facts } = observation;
  const one = onlyReply(observation);
  if (one === undefined || facts.bare || !facts.isSuccess(one.reply.status)) return undefined;
  return one.body.kind === "json" && isObject(one.body.value) ? one.body.value : undefined;
}

function namesAnother({ facts }: Observation, body: Body): boolean {
  const id = Object.hasOwn(body, facts.idMember) ? body[facts.idMember] : undefined;
  if (id === undefined || id === null) return false;
  if ((typeof id !== "string" && typeof id !== "number") || id === "") return true;
  const [a, b] = [String(id), facts.sessionId];
  return facts.uuid ? a.toLowerCase() !== b.toLowerCase() : a !== b;
}

/** Percent-encoding is free to encode more than it must (RFC 3986 §2.3). */
function sameSegments(left: string, right: string): boolean {
  const [a, b] = [left, right].map((path) => path.split("/").map((segment) => decodeURIComponent(segment)));
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The contract's closed lists, written down once more. */
const allowed: Readonly<Record<string, { readonly faults: readonly string[]; readonly next: readonly string[] }>> = {
  cancelled: { faults: [], next: ["none"] },
  cancel_pending: { faults: [], next: ["read_session"] },
  not_cancelled: {
    faults:
      "INVALID_REQUEST UNAUTHENTICATED PERMISSION_DENIED SESSION_NOT_FOUND SESSION_NOT_CANCELLABLE SESSION_COMPLETED SESSION_EXPIRED IDEMPOTENCY_CONFLICT RATE_LIMITED REJECTED NOT_SENT".split(
        " ",
      ),
    next: ["none", "read_session", "refund_instead", "fix_request", "fix_credentials", "retry_same"],
  },
  indeterminate: {
    faults: ["PROVIDER_FAULT", "NO_RESPONSE", "SESSION_MISMATCH", "UNRECOGNISED_RESPONSE"],
    next: ["read_session"],
  },
};

export const invariants: Readonly<Record<string, Invariant>> = {
  "§1": {
    states: "one of four outcomes, with the faults and next steps that the contract allows, and the id that was asked",
    violation({ facts, input, requests, result }) {
      const { outcome, next, provenance, sessionId } = result;
      const fault = "fault" in result ? result.fault.code : undefined;
      const { faults = [], next: steps = [] } = allowed[outcome] ?? {};
      if (faults.length === 0 ? fault !== undefined : !faults.includes(fault ?? "")) return `${outcome} with ${fault}`;
      if (!steps.includes(next)) return `${outcome} with ${next}`;
      if (sessionId !== input.sessionId) return "another id than was asked";
      if (provenance.provider !== facts.provider) return "another provider";
      if (provenance.attempts !== requests.length) return "a wrong count of attempts";
      const broken = ResultSchema.check(JSON.parse(JSON.stringify(result)));
      return broken.length === 0 ? undefined : `not the contract's schema: ${JSON.stringify(broken)}`;
    },
  },
  "1": {
    states: "a 2xx alone proves nothing, unless the status is all that the provider says",
    violation(observation) {
      const { facts, met, result } = observation;
      if (result.outcome !== "cancelled" && result.outcome !== "cancel_pending") return undefined;
      const last = met.at(-1);
      if (last?.kind !== "reply" || !facts.isSuccess(last.status)) return "a success that no declared 2xx says";
      if (facts.bare) return result.provenance.basis === "status_code" ? undefined : "a bare status is the basis";
      const text = new TextDecoder().decode(last.bytes);
      const body: unknown = JSON.parse(text);
      if (!isObject(body) || facts.meaning(body) !== result.outcome) return "a success that the body does not say";
      return result.provenance.basis === "body" ? undefined : "the body is the basis";
    },
  },
  "2": {
    states: "empty, oversized, unparsable, cut off, failed and silent answers are indeterminate, each in its own word",
    violation(observation) {
      const { facts, result } = observation;
      const one = only(observation);
      if (one === undefined || one.kind === "refused") return undefined;
      if (one.kind === "lost") return must(observation, "NO_RESPONSE");
      const { status } = one;
      if (result.provenance.httpStatus !== status) return "the status is lost";
      if (status >= 500) return must(observation, "PROVIDER_FAULT");
      if (!facts.isSuccess(status) || facts.bare) return undefined;
      // What is too large before it breaks off is not read to where it does.
      if (one.kind === "cut" && one.bytes.length <= MAX_BODY_BYTES) return must(observation, "NO_RESPONSE");
      const body = seen(one);
      if (body.kind === "empty" || body.kind === "unreadable") return must(observation, "UNRECOGNISED_RESPONSE");
      return body.kind === "json" && !isObject(body.value) ? must(observation, "UNRECOGNISED_RESPONSE") : undefined;
    },
  },
  "3": {
    states: "where nothing left this machine, it was not sent and may be sent again",
    violation(observation) {
      const { met, result } = observation;
      if (met.length === 0 || met.some(({ kind }) => kind !== "refused")) return undefined;
      return must(observation, "NOT_SENT") ?? (result.next === "retry_same" ? undefined : "the next step is wrong");
    },
  },
  "4": {
    states: "a state that nobody knows is indeterminate, and is told as it came",
    violation(observation) {
      const { facts, result } = observation;
      const body = successBody(observation);
      if (body === undefined || namesAnother(observation, body)) return undefined;
      const status = Object.hasOwn(body, "status") ? body.status : undefined;
      const meaning = facts.meaning(body);
      if (typeof status === "string" && status !== "" && !leaks(status, SECRET) && result.provenance.status !== status)
        return "the raw state is lost";
      return must(observation, meaning ?? "UNRECOGNISED_RESPONSE");
    },
  },
  "5": {
    states:
      "a refusal is read by the binding's case, then RFC 9110, then as refused where it is named, else not at all",
    violation(observation) {
      const { facts } = observation;
      const one = only(observation);
      if (one?.kind !== "reply" && one?.kind !== "cut") return undefined;
      const { status } = one;
      if (status < 400 || status >= 500) return undefined;
      const body = one.kind === "cut" ? ({ kind: "unreadable" } as const) : seen(one);
      if (body.kind === "other") return undefined;
      const value = body.kind === "json" && isObject(body.value) ? body.value : undefined;
      const own = facts.refusal(status, value);
      const covered = facts.range && facts.codeOf(value) !== undefined;
      // A guard met a list that is none.
      const misread = status === facts.listsProblems && value !== undefined && value.detail !== undefined;
      if (misread && value.detail !== null && !Array.isArray(value.detail))
        return must(observation, "UNRECOGNISED_RESPONSE");
      const otherwise = facts.named.includes(status) || covered ? "REJECTED" : "UNRECOGNISED_RESPONSE";
      return must(observation, own ?? byStatus.get(status) ?? otherwise);
    },
  },
  "6": {
    states: "an answer that names another session decides nothing, and one that names none is told of",
    violation(observation) {
      const body = successBody(observation);
      if (body === undefined) return undefined;
      if (namesAnother(observation, body)) return must(observation, "SESSION_MISMATCH");
      const { drift, facts } = observation;
      const told = drift.some(
        ({ rule, pointer }) => rule === "example/field-missing" && pointer === `/${facts.idMember}`,
      );
      return told || (body[facts.idMember] ?? undefined) !== undefined
        ? undefined
        : "nobody is told that the id is absent";
    },
  },
  "9": {
    states: "times are RFC 3339 in UTC, and of the member that the provider has for them",
    violation(observation) {
      const { facts, result } = observation;
      for (const name of ["cancelledAt", "expiresAt"] as const) {
        const time = result[name];
        if (time === undefined) continue;
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time)) return `${name} is ${time}`;
        const source = facts.times[name];
        const last = observation.met.at(-1);
        if (source === undefined || last?.kind !== "reply") return `${name} is invented`;
        const body: unknown = JSON.parse(new TextDecoder().decode(last.bytes));
        const value = isObject(body) ? body[source] : undefined;
        const instant = typeof value === "number" ? value * 1_000 : Date.parse(String(value));
        if (Math.abs(Date.parse(time) - instant) >= 1_000) return `${name} is another instant than ${String(value)}`;
      }
      return undefined;
    },
  },
  "11": {
    states: "no secret in a result, a drift event or a log event, in whatever encoding",
    violation({ drift, log, result }) {
      const text = JSON.stringify([result, drift, log]);
      if (["secret-token", "xen.to/kGxPCi60"].some((secret) => text.includes(secret))) return "a secret field came out";
      return leaks(text, SECRET) ? "a secret came out" : undefined;
    },
  },
  "12": {
    states: "an id is sent whole, as one path segment or one member, or nothing is sent; its form is nobody's business",
    violation(observation) {
      const { facts, input, requests, result } = observation;
      const { sessionId: id } = input;
      if (id === "" || id === "." || id === ".." || !id.isWellFormed()) {
        if (requests.length > 0) return "an id that is no segment was sent";
        return must(observation, "INVALID_REQUEST") ?? (result.outcome === "not_cancelled" ? undefined : "in doubt");
      }
      if (requests.length === 0) return "an id was refused for its form";
      const path = facts.sent.path.replace("{id}", () => encodeURIComponent(id));
      for (const { init, url } of requests) {
        const { hash, pathname, search } = new URL(url);
        if (hash !== "" || search !== "") return "the id became a query or a fragment";
        if (!sameSegments(pathname, path)) return `the path is ${pathname}`;
        if (facts.sent.member === undefined) continue;
        const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
        if (!isObject(body) || body[facts.sent.member] !== id) return "the body has another id";
      }
      return undefined;
    },
  },
  "13": {
    states: "no redirect is followed",
    violation(observation) {
      if (observation.requests.some(({ init }) => init.redirect !== "manual")) return "redirects would be followed";
      const one = onlyReply(observation);
      if (one === undefined || one.reply.status < 300 || one.reply.status >= 400) return undefined;
      return must(observation, "UNRECOGNISED_RESPONSE");
    },
  },
  "14": {
    states: "a 2xx that is not declared is not understood, whatever its body",
    violation(observation) {
      const one = onlyReply(observation);
      if (one === undefined || one.reply.status >= 300 || observation.facts.isSuccess(one.reply.status))
        return undefined;
      return must(observation, "UNRECOGNISED_RESPONSE");
    },
  },
};

/** Every invariant that does not hold. */
export function violations(observation: Observation): readonly string[] {
  return Object.entries(invariants).flatMap(([number, { states, violation }]) => {
    const found = violation(observation);
    return found === undefined ? [] : [`invariant ${number} (${states}): ${found}`];
  });
}
