import {
  absent,
  bodyOf,
  type ContractSpec,
  codeOf,
  type Decision,
  fallback,
  namesAnother,
  type Performed,
  perform,
  type Reply,
  stringOf,
  type Verdict,
} from "../../../templates/runtime/src/contract.js";
import {
  type CallOptions,
  type ClientOptions,
  createCore,
  type OperationSpec,
  type ServiceSpec,
} from "../../../templates/runtime/src/index.js";

/** A contract of its own: close an account. None of its words is known to the runtime. */
export const contract: ContractSpec = {
  name: "close-account",
  outcomes: { shut: "success", shutting: "pending", open: "failure", unclear: "unknown" },
  fallbacks: {
    invalidInput: { outcome: "open", fault: "BAD_INPUT", next: "fix" },
    notSent: { outcome: "open", fault: "UNSENT", next: "again" },
    noResponse: { outcome: "unclear", fault: "SILENCE", next: "look" },
    providerFault: { outcome: "unclear", fault: "BROKEN", next: "look" },
    unrecognised: { outcome: "unclear", fault: "UNKNOWN", next: "look" },
    mismatch: { outcome: "unclear", fault: "OTHER", next: "look" },
    refused: { outcome: "open", fault: "REFUSED", next: "look" },
    statuses: {
      401: { outcome: "open", fault: "WHO", next: "fix" },
      404: { outcome: "open", fault: "NONE", next: "fix" },
      409: { outcome: "open", fault: "CONFLICT", next: "look" },
      429: { outcome: "open", fault: "SLOWER", next: "again" },
    },
  },
  settledBy: ["GONE"],
};

export const service: ServiceSpec = { name: "bank", security: { key: { kind: "bearer" } } };

const anyJson = [{ mediaType: "application/json", kind: "json" }] as const;

export const closeAccount: OperationSpec = {
  name: "closeAccount",
  method: "POST",
  path: "/accounts/{id}/close",
  parameters: [{ name: "id", in: "path", required: true, style: "simple", explode: false, types: ["string"] }],
  responses: [
    { status: 200, content: anyJson },
    { status: 422, content: anyJson },
    { status: "4XX", content: anyJson },
  ],
  security: [["key"]],
};

export const keyedClose: OperationSpec = { ...closeAccount, name: "keyedClose", idempotencyHeader: "Idempotency-Key" };

export const lookUp: OperationSpec = { ...closeAccount, name: "lookUp", method: "GET", path: "/accounts/{id}" };

/** A binding as the generator compiles it: states of a 200, codes of a 422, the ladder for the rest. */
export function decide(reply: Reply, asked: string): Decision<Verdict, { note?: string }> {
  const body = bodyOf(reply);
  const code = codeOf(body?.code);
  if (reply.status !== 200) {
    const named = reply.status === 422;
    if (named && code === "LOCKED") {
      return { verdict: { outcome: "open", fault: "LOCKED", next: "look" }, basis: "body", code };
    }
    const note = stringOf(body?.note);
    return fallback({ contract, reply, named: [422], code, fields: note === undefined ? undefined : { note } });
  }
  if (body === undefined) return fallback({ contract, reply, named: [] });
  const id = body.id;
  if (namesAnother(id, asked)) return { verdict: contract.fallbacks.mismatch, basis: "body" };
  const drift = absent({ "/id": id, "/state": body.state });
  const status = stringOf(body.state);
  const read = { basis: "body", ...(status === undefined ? {} : { status }), drift } as const;
  if (status === "SHUT") return { ...read, verdict: { outcome: "shut", next: "none" } };
  if (status === "SHUTTING") return { ...read, verdict: { outcome: "shutting", next: "look" } };
  if (status === "GONE") return { ...read, verdict: { outcome: "open", fault: "GONE", next: "none" } };
  return { ...read, verdict: contract.fallbacks.unrecognised };
}

export interface Closing {
  readonly operation?: OperationSpec;
  readonly id?: string;
  readonly idempotencyKey?: string;
  readonly client?: ClientOptions;
  readonly options?: CallOptions;
}

export const token = "tok_secret_c0ffee";

/** Performs the contract with a client of the given options; without waits between tries unless they say otherwise. */
export function close(closing: Closing): Promise<Performed<Verdict, { note?: string }>> {
  const { client, id = "a", idempotencyKey, operation = closeAccount, options } = closing;
  const core = createCore(service, { auth: { token }, random: () => 0, ...client });
  return perform({
    contract,
    core,
    operation,
    input: { path: { id } },
    identity: id,
    idempotencyKey,
    options,
    decide,
  });
}

/** What a test compares: outcome or fault, status, tries. */
export function summary({ provenance, verdict }: Performed): string {
  return `${verdict.fault ?? verdict.outcome} ${provenance.httpStatus ?? "-"} ${provenance.basis} x${provenance.attempts}`;
}
