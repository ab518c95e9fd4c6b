import type { Reply } from "./reply.js";
import type { ContractSpec, Decision, Verdict } from "./verdict.js";

export interface Undecided<V extends Verdict, F> {
  readonly contract: ContractSpec<V>;
  readonly reply: Reply;
  /** Statuses that the document or its prose names by number. */
  readonly named: readonly number[];
  /** The error code, where one could be read. */
  readonly code?: string | undefined;
  /** What the range's or default's entry of the binding says of codes that it does not know. */
  readonly otherwise?: V | undefined;
  readonly fields?: F | undefined;
}

/** What a reply means that no case of the binding names: RFC 9110 for some statuses, a refusal for named ones, else unknown. */
export function fallback<V extends Verdict, F = object>(about: Undecided<V, F>): Decision<V, F> {
  const { code, contract, fields, named, otherwise, reply } = about;
  const { providerFault, refused, statuses, unrecognised } = contract.fallbacks;
  const { declared, status } = reply;
  const said = { ...(code === undefined ? {} : { code }), ...(fields === undefined ? {} : { fields }) };
  if (status >= 500 && status < 600) return { verdict: providerFault, basis: "http_semantics", ...said };
  if (status < 400 || status >= 600) return { verdict: unrecognised, basis: "status_code", ...said };
  const general = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (general !== undefined) return { verdict: general, basis: "http_semantics", ...said };
  if (named.includes(status)) return { verdict: refused, basis: "status_code", ...said };
  const covered = declared === "range" || declared === "default";
  if (covered && code !== undefined) return { verdict: otherwise ?? refused, basis: "status_code", ...said };
  return { verdict: unrecognised, basis: "status_code", ...said };
}
