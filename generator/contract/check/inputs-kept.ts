import { closest } from "../../source/closest.js";
import type { Check } from "./check.js";

const RULE = "contract/input-lost";

/** Every input is sent or dropped by name: none is lost in silence, and the one that names the resource never. */
export const inputsKept: Check = function* ({ binding, contract, request }) {
  const sent = request.flatMap(({ syntax: { from, else: rest } }) =>
    [from.value, rest?.value].flatMap((source) => (source?.kind === "input" ? source.name : [])),
  );
  const misspelt = [...sent, ...binding.drop.map(({ value }) => value)];
  for (const { name } of contract.inputs) {
    const dropped = binding.drop.find(({ value }) => value === name);
    const isSent = sent.includes(name);
    if (dropped !== undefined && isSent) {
      yield { rule: RULE, message: `\`${name}\` is sent and dropped.`, location: dropped.location };
    } else if (dropped !== undefined && name === contract.identity.input) {
      const message = `\`${name}\` says which resource is meant: it cannot be dropped.`;
      yield { rule: RULE, message, location: dropped.location };
    } else if (
      dropped === undefined &&
      !isSent &&
      !misspelt.some((other) => isMisspelling(other, { name, contract }))
    ) {
      const message = `The input \`${name}\` is neither sent nor dropped. Send it, or name it under \`drop\`.`;
      yield { rule: RULE, message, location: binding.request };
    }
  }
};

/** A name that is no input and most likely means this one: it is reported as unknown, and that is enough. */
function isMisspelling(
  other: string,
  { name, contract }: { name: string; contract: Parameters<Check>[0]["contract"] },
): boolean {
  const inputs = contract.inputs.map((input) => input.name);
  return !inputs.includes(other) && closest(other, inputs) === name;
}
