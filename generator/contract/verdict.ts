import type { VerdictSyntax } from "./binding.js";
import type { ContractFault, ContractOutcome, Verdict } from "./contract.js";
import { type Located, suggest } from "./report.js";

/** What verdicts are made of: the part of a contract that decides which are allowed. */
export interface Vocabulary {
  readonly outcomes: readonly ContractOutcome[];
  readonly faults: ReadonlyMap<string, ContractFault>;
  readonly nextSteps: readonly string[];
}

/** Why a verdict cannot be: of its own kind where a pending outcome does not say how its end becomes known. */
export interface VerdictFault {
  readonly kind: "not_allowed" | "no_next";
  readonly message: string;
  readonly at: Located<string>;
}

/** A written verdict with its next step filled in, or the first reason why the contract does not allow it. */
export function resolveVerdict(vocabulary: Vocabulary, syntax: VerdictSyntax): Verdict | VerdictFault {
  const { outcome, fault, next } = syntax;
  const known = vocabulary.outcomes.find(({ name }) => name === outcome.value);
  if (known === undefined) {
    const names = vocabulary.outcomes.map(({ name }) => name);
    return refuse(outcome, `The contract has no outcome \`${outcome.value}\`.${suggest(outcome.value, names)}`);
  }
  const wrongFault = checkFault(vocabulary, known, syntax);
  if (wrongFault !== undefined) return wrongFault;
  const asked = fault === undefined ? undefined : vocabulary.faults.get(fault.value);
  const step = next?.value ?? asked?.next ?? known.defaultNext;
  if (step === undefined) {
    const message = `\`${known.name}\` must name its \`next\` step: ${list(known.next)}.`;
    return { kind: known.role === "pending" ? "no_next" : "not_allowed", message, at: outcome };
  }
  if (!known.next.includes(step)) {
    const unknown = !vocabulary.nextSteps.includes(step);
    const message = unknown
      ? `The contract has no next step \`${step}\`.${suggest(step, vocabulary.nextSteps)}`
      : `\`${known.name}\` does not allow the next step \`${step}\`, only ${list(known.next)}.`;
    return refuse(next ?? fault ?? outcome, message);
  }
  if (fault !== undefined && asked?.steps.includes(step) === false)
    return refuse(
      next ?? fault,
      `\`${fault.value}\` does not allow the next step \`${step}\`, only ${list(asked.steps)}.`,
    );
  return { outcome: known.name, ...(fault !== undefined && { fault: fault.value }), next: step };
}

/** The statuses that mean a verdict of themselves; undefined where any may. */
export function ownStatuses(
  { faults, outcomes }: Vocabulary,
  { fault, outcome }: Verdict,
): readonly number[] | undefined {
  if (fault !== undefined) return faults.get(fault)?.statuses;
  return outcomes.find(({ name }) => name === outcome)?.statuses;
}

export function isVerdict(resolved: Verdict | VerdictFault): resolved is Verdict {
  return "outcome" in resolved;
}

function checkFault(
  vocabulary: Vocabulary,
  known: ContractOutcome,
  { outcome, fault }: VerdictSyntax,
): VerdictFault | undefined {
  if (fault === undefined) {
    return known.faults.length === 0 ? undefined : refuse(outcome, `\`${known.name}\` must name its \`fault\`.`);
  }
  if (known.faults.includes(fault.value)) return undefined;
  if (!vocabulary.faults.has(fault.value)) {
    return refuse(
      fault,
      `The contract has no fault \`${fault.value}\`.${suggest(fault.value, vocabulary.faults.keys())}`,
    );
  }
  const allowed = known.faults.length === 0 ? "carries no fault" : `does not allow the fault \`${fault.value}\``;
  return refuse(fault, `\`${known.name}\` ${allowed}.`);
}

function refuse(at: Located<string>, message: string): VerdictFault {
  return { kind: "not_allowed", message, at };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
