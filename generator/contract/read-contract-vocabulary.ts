import type { ContractOutcome, Fallbacks } from "./contract.js";
import { readFaults, readOwnStatuses } from "./read-contract-faults.js";
import { items, oneOf } from "./read-list.js";
import { ownStatuses, type Vocabulary } from "./verdict.js";
import type { YamlNode } from "./yaml-reader.js";

const ROLES = ["success", "pending", "failure", "unknown"] as const;

/** Reads the outcomes, the faults and the next steps that they have together. */
export function readVocabulary(members: ReadonlyMap<string, YamlNode>): Vocabulary {
  const declared = members.get("faults")?.members("`faults`") ?? new Map<string, YamlNode>();
  const outcomes: ContractOutcome[] = [];
  for (const [name, node] of members.get("outcomes")?.members("`outcomes`") ?? []) {
    const own = node.members("An outcome", ["role", "faults", "next", "defaultNext", "statuses"]);
    const next = items(own.get("next"), "`next`").flatMap((item) => item.string("A next step")?.value ?? []);
    if (next.length === 0) node.refuse(`\`${name}\` must list the \`next\` steps that it allows.`, "key");
    const defaultNext = oneOf(own.get("defaultNext"), "next step", next);
    const role = readRole(node, own.get("role"));
    const statuses = readOwnStatuses(own.get("statuses"));
    if (statuses !== undefined && (role !== "failure" || own.has("faults")))
      own.get("statuses")?.refuse("Only a refusal that carries no fault has `statuses`: of another, each fault does.");
    outcomes.push({
      name,
      role,
      faults: items(own.get("faults"), "`faults`").flatMap((item) => oneOf(item, "fault", declared.keys()) ?? []),
      next,
      ...(defaultNext !== undefined && { defaultNext }),
      ...(statuses !== undefined && { statuses }),
      requires: [],
    });
  }
  const nextSteps = [...new Set(outcomes.flatMap(({ next }) => next))];
  return { outcomes, faults: readFaults(declared, { outcomes, nextSteps }), nextSteps };
}

/**
 * What must hold of the outcomes together: who states that something is pending says how its end becomes known, and what may have
 * been done is not simply sent again.
 */
export function checkOutcomes(
  node: YamlNode | undefined,
  of: { readonly outcomes: readonly ContractOutcome[]; readonly fallbacks: Fallbacks; readonly isSafe: boolean },
): void {
  for (const { name, role, defaultNext, next } of of.outcomes) {
    if (role === "pending" && defaultNext !== undefined)
      node?.refuse(`\`${name}\` is pending: each binding must say what comes \`next\`, so it has no default.`, "key");
    const again = of.fallbacks.notSent.next;
    if (role === "unknown" && !of.isSafe && next.includes(again))
      node?.refuse(`\`${name}\` may have been done, so \`${again}\` cannot be its next step.`, "key");
  }
}

/** Whoever sees the fault alone knows how certain it is: none is of an outcome that is certain and of one that is not. */
export function checkFaults(node: YamlNode | undefined, outcomes: readonly ContractOutcome[]): void {
  const unknown = outcomes.filter(({ role }) => role === "unknown");
  for (const { name, faults } of outcomes.filter(({ role }) => role !== "unknown")) {
    for (const fault of faults) {
      const other = unknown.find((outcome) => outcome.faults.includes(fault));
      if (other !== undefined)
        node?.refuse(
          `\`${fault}\` is a fault of \`${name}\`, which is certain, and of \`${other.name}\`, which is not.`,
          "key",
        );
    }
  }
}

/** What a status means everywhere, it means of itself. */
export function checkStatuses(
  node: YamlNode | undefined,
  { fallbacks, vocabulary }: { readonly fallbacks: Fallbacks; readonly vocabulary: Vocabulary },
): void {
  for (const [status, verdict] of fallbacks.statuses) {
    const own = ownStatuses(vocabulary, verdict);
    if (own === undefined || own.includes(status)) continue;
    const name = verdict.fault ?? verdict.outcome;
    node?.refuse(`\`${status}\` means \`${name}\` here, and is none of its \`statuses\`: ${own.join(", ")}.`, "key");
  }
}

function readRole(outcome: YamlNode, node: YamlNode | undefined): ContractOutcome["role"] {
  const role = ROLES.find((known) => known === node?.value);
  if (role !== undefined) return role;
  (node ?? outcome).refuse(`\`role\` must be one of ${ROLES.map((known) => `\`${known}\``).join(", ")}.`);
  return "unknown";
}
