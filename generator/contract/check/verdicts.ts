import type { VerdictSyntax } from "../binding.js";
import type { OutcomeRole } from "../contract.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";

/** Every verdict that a response states, in the order of the file. */
export function verdictsOf({ syntax }: LinkedResponse): readonly VerdictSyntax[] {
  const { when, cases, otherwise, verdict } = syntax;
  const decided = [...when.map((guard) => guard.verdict), ...cases.map((entry) => entry.verdict)];
  return [...decided, ...(otherwise === undefined ? [] : [otherwise]), ...(verdict === undefined ? [] : [verdict])];
}

/** Whether anything in the entry decides. */
export function isDecided({ syntax }: LinkedResponse): boolean {
  return syntax.verdict !== undefined || syntax.when.length > 0 || syntax.switch.length > 0;
}

/** What a verdict means to a caller; undefined where the contract has no such outcome. */
export function roleOf({ contract }: LinkedBinding, verdict: VerdictSyntax): OutcomeRole | undefined {
  return contract.outcomes.find(({ name }) => name === verdict.outcome.value)?.role;
}

/** The contract allows each verdict; one that is pending says how its end becomes known. */
export const verdictsAllowed: Check = function* ({ contract, responses }) {
  for (const syntax of responses.flatMap(verdictsOf)) {
    const verdict = resolveVerdict(contract, syntax);
    if (isVerdict(verdict)) continue;
    const rule = verdict.kind === "no_next" ? "contract/pending-without-next" : "contract/verdict-not-allowed";
    yield { rule, message: verdict.message, location: verdict.at.location };
  }
};
