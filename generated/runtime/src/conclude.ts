import type { Reading } from "./judge.js";
import type { ContractSpec, Verdict } from "./verdict.js";

/**
 * What all tries of one call mean together. Once a try may have carried the operation out, only a success, or a state that the
 * contract lets settle it, ends the doubt: an earlier try may be the one that a later refusal speaks of.
 *
 * @param safe the method changes nothing, so that there is nothing to be in doubt of
 */
export function conclude<V extends Verdict, F>(
  contract: ContractSpec<V>,
  readings: readonly Reading<V, F>[],
  safe: boolean,
): Reading<V, F> | undefined {
  let current: Reading<V, F> | undefined;
  for (const next of readings) current = current === undefined ? next : after(contract, current, next, safe);
  return current;
}

function after<V extends Verdict, F>(
  contract: ContractSpec<V>,
  current: Reading<V, F>,
  next: Reading<V, F>,
  safe: boolean,
): Reading<V, F> {
  const inDoubt = !safe && current.sent && current.role === "unknown";
  // "Nothing was sent" is no longer true of the call; what the earlier try was told still is.
  if (!inDoubt) return current.sent && !next.sent ? current : next;
  if (settles(contract, next)) return next;
  // The same doubt once more is told in its own words: a server that fails each time has failed.
  const same = next.role === "unknown" && next.decision.verdict.fault === current.decision.verdict.fault;
  if (same && next.httpStatus !== undefined) return next;
  return doubtful(contract, next.httpStatus === undefined ? current : next);
}

function settles<V extends Verdict, F>(
  contract: ContractSpec<V>,
  { decision, httpStatus = 0, role }: Reading<V, F>,
): boolean {
  if (role === "success" || role === "pending") return true;
  const { fault } = decision.verdict;
  const stated = decision.basis === "body" && httpStatus >= 200 && httpStatus < 300;
  return role === "failure" && stated && fault !== undefined && contract.settledBy.includes(fault);
}

/** No answer that counts, with the last status and code that were seen. */
function doubtful<V extends Verdict, F>(contract: ContractSpec<V>, last: Reading<V, F>): Reading<V, F> {
  const { code, status } = last.decision;
  return {
    decision: {
      verdict: contract.fallbacks.noResponse,
      basis: "transport",
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
    },
    role: "unknown",
    sent: true,
    ...(last.httpStatus === undefined ? {} : { httpStatus: last.httpStatus }),
    ...(last.requestId === undefined ? {} : { requestId: last.requestId }),
  };
}
