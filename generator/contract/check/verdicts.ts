import type { VerdictSyntax } from "../binding.js";
import type { OutcomeRole } from "../contract.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";

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
  const silent = silentFaults(contract);
  for (const response of responses) {
    const related = theResponse(response);
    for (const syntax of verdictsOf(response)) {
      const verdict = resolveVerdict(contract, syntax);
      if (isVerdict(verdict)) {
        if (verdict.fault === undefined || !silent.has(verdict.fault)) continue;
        const message = `\`${verdict.fault}\` is said where no answer came: no response means it.`;
        const { location } = syntax.fault ?? syntax.outcome;
        yield { rule: "contract/verdict-not-allowed", message, location, related };
        continue;
      }
      const rule = verdict.kind === "no_next" ? "contract/pending-without-next" : "contract/verdict-not-allowed";
      yield { rule, message: verdict.message, location: verdict.at.location, related };
    }
  }
};

/** The faults that the contract has for a silent connection alone. */
function silentFaults({ fallbacks }: LinkedBinding["contract"]): ReadonlySet<string> {
  const { invalidInput, noResponse, notSent, refused, statuses, unrecognised } = fallbacks;
  const answered = new Set([invalidInput, refused, unrecognised, ...statuses.values()].map(({ fault }) => fault));
  return new Set(
    [notSent, noResponse].flatMap(({ fault }) => (fault === undefined || answered.has(fault) ? [] : [fault])),
  );
}
