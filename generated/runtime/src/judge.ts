import { requestIdOf } from "./diagnostic.js";
import { declaredResponse } from "./media.js";
import type { OperationSpec } from "./operation.js";
import { type Attempt, headersOf, type Reply, statusOf } from "./reply.js";
import { retryAfterMs } from "./retry.js";
import type { ContractSpec, Decision, Role, Verdict } from "./verdict.js";

/** What one attempt means, before the others are considered. */
export interface Reading<V extends Verdict, F> {
  readonly decision: Decision<V, F>;
  readonly role: Role;
  /** False: provably nothing left this machine. */
  readonly sent: boolean;
  readonly httpStatus?: number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  /** The binding failed on this reply. */
  readonly defect?: true;
}

export interface Judged<V extends Verdict, F> {
  readonly contract: ContractSpec<V>;
  readonly operation: OperationSpec;
  readonly attempt: Attempt;
  readonly asked: string;
  readonly decide: (reply: Reply, asked: string) => Decision<V, F>;
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly now: number;
}

/** Reads an attempt by the binding, within what no binding may claim. */
export function judge<V extends Verdict, F>(about: Judged<V, F>): Reading<V, F> {
  const { attempt, contract } = about;
  const { noResponse, notSent } = contract.fallbacks;
  if (attempt.kind === "not_sent") return { ...read(about, { verdict: notSent, basis: "transport" }), sent: false };
  if (attempt.kind === "no_response") return read(about, { verdict: noResponse, basis: "transport" });
  if (attempt.kind === "reply") return judgeReply(about, attempt.reply);
  const { headers, status } = attempt;
  const { declared } = declaredResponse(about.operation, status);
  if (isSuccess(status) && declared !== "no") return read(about, { verdict: noResponse, basis: "transport" });
  return judgeReply(about, { status, headers, declared, body: { kind: "unreadable", reason: "cut_off" } });
}

function judgeReply<V extends Verdict, F>(about: Judged<V, F>, reply: Reply): Reading<V, F> {
  const { asked, contract, decide, operation } = about;
  try {
    return read(about, constrain(contract, operation, reply, decide(reply, asked)));
  } catch {
    // The request was sent, whatever is wrong with the binding; that knowledge must not be lost in an exception.
    const unknown: Decision<V, F> = { verdict: contract.fallbacks.unrecognised, basis: "body" };
    return { ...read(about, constrain(contract, operation, reply, unknown)), defect: true };
  }
}

/**
 * Holds a decision to what its status allows: a server's failure is never definite, a redirect, an undeclared success and one
 * whose declared body cannot be read are never understood, a refusal is never a success.
 */
function constrain<V extends Verdict, F>(
  contract: ContractSpec<V>,
  operation: OperationSpec,
  reply: Reply,
  decision: Decision<V, F>,
): Decision<V, F> {
  const { providerFault, unrecognised } = contract.fallbacks;
  const { declared, status } = reply;
  const role = roleOf(contract, decision.verdict);
  if (status >= 500 && status < 600) return { ...decision, verdict: providerFault, basis: "http_semantics" };
  const understood = isSuccess(status)
    ? declared !== "no" && isReadable(operation, reply)
    : status >= 400 && status < 500;
  const overclaimed = status >= 400 && (role === "success" || role === "pending");
  if (understood && !overclaimed && role !== undefined) return decision;
  return { ...decision, verdict: unrecognised, basis: "status_code" };
}

/** Whether the body that the document declares for a status is there. What is declared as JSON alone must be JSON. */
function isReadable(operation: OperationSpec, { body, status }: Reply): boolean {
  const content = declaredResponse(operation, status).response?.content ?? [];
  if (content.length === 0 || operation.method === "HEAD") return true;
  if (body.kind === "empty" || body.kind === "unreadable") return false;
  return body.kind === "json" || content.some(({ kind }) => kind !== "json");
}

function read<V extends Verdict, F>(about: Judged<V, F>, decision: Decision<V, F>): Reading<V, F> {
  const { attempt, contract, now } = about;
  const headers = headersOf(attempt);
  const httpStatus = statusOf(attempt);
  const requestId = requestIdOf(attempt);
  const { fault } = decision.verdict;
  const limited = fault !== undefined && fault === contract.fallbacks.statuses[429]?.fault;
  const wait = limited ? retryAfterMs(headers, now) : undefined;
  return {
    decision,
    role: roleOf(contract, decision.verdict) ?? "unknown",
    sent: true,
    // Browsers and edge workers show a redirect that is not followed as status 0, which is none.
    ...(httpStatus === undefined || httpStatus === 0 ? {} : { httpStatus }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

function roleOf<V extends Verdict>(contract: ContractSpec<V>, verdict: V): Role | undefined {
  return Object.hasOwn(contract.outcomes, verdict.outcome) ? contract.outcomes[verdict.outcome] : undefined;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
