import { isObject } from "../source/json.js";
import type { ContractFault, ContractOutcome } from "./contract.js";
import { suggest } from "./report.js";
import type { YamlNode } from "./yaml-reader.js";

/**
 * Reads the faults with their next steps: `FAULT: step` where it has that step alone, else `FAULT: { next: [step, …] }`, of which a
 * binding that names none means the first. `statuses` are those that mean the fault of themselves; under any other a code must name it,
 * and of a success a word for it, except with `state: true`: then any state may mean it.
 */
export function readFaults(
  declared: ReadonlyMap<string, YamlNode>,
  of: { readonly outcomes: readonly ContractOutcome[]; readonly nextSteps: readonly string[] },
): ReadonlyMap<string, ContractFault> {
  const faults = new Map<string, ContractFault>();
  for (const [name, node] of declared) {
    const carriers = of.outcomes.filter((outcome) => outcome.faults.includes(name));
    if (carriers.length === 0) node.refuse(`No outcome carries the fault \`${name}\`.`, "key");
    const parts = isObject(node.value) ? node.members("A fault", ["next", "statuses", "state"]) : undefined;
    const next = parts === undefined ? [node] : (parts.get("next")?.items("`next`") ?? []);
    if (next.length === 0) node.refuse(`\`${name}\` must list the \`next\` steps that it has.`, "key");
    const steps = next.flatMap((step) => readStep(step, { nextSteps: of.nextSteps, carriers }) ?? []);
    const statuses = readOwnStatuses(parts?.get("statuses"));
    const isState = readState(parts?.get("state"), statuses);
    const [first] = steps;
    if (first !== undefined)
      faults.set(name, { next: first, steps, ...(statuses !== undefined && { statuses }), isState });
  }
  return faults;
}

function readStep(
  node: YamlNode,
  { carriers, nextSteps }: { readonly carriers: readonly ContractOutcome[]; readonly nextSteps: readonly string[] },
): string | undefined {
  const step = node.string("The next step")?.value;
  if (step === undefined) return undefined;
  if (!nextSteps.includes(step)) {
    node.refuse(`There is no next step \`${step}\`.${suggest(step, nextSteps)}`);
    return undefined;
  }
  for (const outcome of carriers.filter((carrier) => !carrier.next.includes(step)))
    node.refuse(`\`${outcome.name}\` carries this fault and does not allow its next step \`${step}\`.`);
  return step;
}

/** The statuses that mean something of themselves; undefined where that is not said. */
export function readOwnStatuses(node: YamlNode | undefined): readonly number[] | undefined {
  const statuses = node?.items("`statuses`").flatMap((status) => readStatus(status) ?? []);
  if (statuses?.length === 0) node?.refuse("`statuses` must list a status of a refusal: one of 400 to 499.");
  return statuses;
}

/** Whether any state may mean it: a fault without statuses is none that only they mean. */
function readState(node: YamlNode | undefined, statuses: readonly number[] | undefined): boolean {
  if (node === undefined) return false;
  if (node.value !== true)
    node.refuse("`state` can only be `true`: leave it out where a state must have a word for it.");
  else if (statuses === undefined)
    node.refuse("Only a fault that has `statuses` needs `state`: another is said of any.");
  return node.value === true;
}

function readStatus(node: YamlNode): number | undefined {
  const { value } = node;
  if (typeof value === "number" && Number.isInteger(value) && value >= 400 && value < 500) return value;
  node.refuse(`\`${String(value)}\` is not a status of a refusal: it must be 400 to 499.`);
  return undefined;
}
