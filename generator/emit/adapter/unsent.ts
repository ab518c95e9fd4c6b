import type { BindingPlan } from "../../contract/plan.js";

/** The contract's inputs that this provider is not sent, in the contract's order. */
export function unsentInputs({ contract, request, idempotencyHeader }: BindingPlan): readonly string[] {
  const sent = new Set(
    request.flatMap(({ from, else: rest }) =>
      [from, rest].flatMap((source) => (source?.kind === "input" ? [source.name] : [])),
    ),
  );
  if (idempotencyHeader !== undefined && contract.idempotencyKey !== undefined) sent.add(contract.idempotencyKey);
  return contract.inputs.map(({ name }) => name).filter((name) => !sent.has(name));
}

/** The same as a sentence with code spans; undefined where all are sent. */
export function unsentSentence(plan: BindingPlan): string | undefined {
  const names = unsentInputs(plan).map((name) => `\`${name}\``);
  const [last] = names.splice(-1);
  if (last === undefined) return undefined;
  if (names.length === 0) return `${last} is not sent: the provider does not take it.`;
  const none = names.length === 1 ? "neither" : "none of them";
  return `${names.join(", ")} and ${last} are not sent: the provider takes ${none}.`;
}
