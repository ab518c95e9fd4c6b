import { parsePointer } from "../../source/pointer.js";
import type { FactSyntax } from "../binding.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { enumOf, isPlace, placeAt, typeOf, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { verdictsOf } from "./verdicts.js";

/** What a verdict sets is a member of the result, takes that value, and is set once. */
export const factsTyped: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const fact of verdictsOf(response).flatMap(({ set }) => set)) yield* remarks(linked, { response, fact });
  }
};

function* remarks(
  { contract }: LinkedBinding,
  { response, fact }: { readonly response: LinkedResponse; readonly fact: FactSyntax },
): Generator<Remark> {
  const { target, value } = fact;
  const schema = contract.targets.get(target.value);
  if (schema === undefined || parsePointer(target.value)?.length !== 1) {
    const known = [...contract.targets.keys()].filter((pointer) => parsePointer(pointer)?.length === 1);
    const message = `A verdict cannot set \`${target.value}\` in the result.${suggest(target.value, known)}`;
    yield { rule: "contract/unknown-target", message, location: target.location };
    return;
  }
  const twice = response.set.some(({ syntax }) => syntax.target.value.split("/")[1] === target.value.slice(1));
  if (twice) {
    const message = `The response sets \`${target.value}\` too: one of the two would be lost.`;
    yield { rule: "contract/target-set-twice", message, location: target.location };
  }
  const place = placeAt(contract.model, schema, []);
  if (!isPlace(place)) return;
  const [closed, types, type] = [enumOf(place), typesOf(place), typeOf(value.value)];
  if (closed !== undefined && !closed.values.includes(value.value)) {
    const text = String(value.value);
    const message = `\`${target.value}\` has no value \`${text}\`.${suggest(text, closed.values.map(String))}`;
    yield { rule: "contract/type-mismatch", message, location: value.location };
  } else if (types.size > 0 && !types.has(type) && !(type === "integer" && types.has("number"))) {
    const message = `\`${target.value}\` takes ${[...types].join(" or ")}, not ${type}.`;
    yield { rule: "contract/type-mismatch", message, location: value.location };
  }
}
