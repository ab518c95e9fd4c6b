import { parsePointer } from "../../source/pointer.js";
import type { FactSyntax, VerdictSyntax } from "../binding.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { enumOf, isPlace, keyword, placeAt, typeOf, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { theResponse, theTarget } from "./related.js";
import { verdictsOf } from "./verdicts.js";

/** What a verdict sets is a member of the result that its outcome has, takes that value, and is set once. */
export const factsTyped: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const verdict of verdictsOf(response)) {
      for (const fact of verdict.set) {
        yield* remarks(linked, { response, fact });
        yield* misplaced(linked, { response, verdict, fact });
      }
    }
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
    yield { rule: "contract/unknown-target", message, location: target.location, related: theResponse(response) };
    return;
  }
  const twice = response.set.some(({ syntax }) => syntax.target.value.split("/")[1] === target.value.slice(1));
  if (twice) {
    const message = `The response sets \`${target.value}\` too: one of the two would be lost.`;
    yield { rule: "contract/target-set-twice", message, location: target.location, related: theResponse(response) };
  }
  const place = placeAt(contract.model, schema, []);
  if (!isPlace(place)) return;
  if (keyword(place, "format") === "date-time") {
    const message = `\`${target.value}\` is a time, and a binding does not know one: read it of the response.`;
    yield { rule: "contract/type-mismatch", message, location: value.location, related: theTarget(schema) };
    return;
  }
  const [closed, types, type] = [enumOf(place), typesOf(place), typeOf(value.value)];
  if (closed !== undefined && !closed.values.includes(value.value)) {
    const text = String(value.value);
    const message = `\`${target.value}\` has no value \`${text}\`.${suggest(text, closed.values.map(String))}`;
    yield { rule: "contract/type-mismatch", message, location: value.location, related: theTarget(schema) };
  } else if (types.size > 0 && !types.has(type) && !(type === "integer" && types.has("number"))) {
    const message = `\`${target.value}\` takes ${[...types].join(" or ")}, not ${type}.`;
    yield { rule: "contract/type-mismatch", message, location: value.location, related: theTarget(schema) };
  }
}

/** What tells of other outcomes, or cannot be beside this one. */
function* misplaced(
  { contract }: LinkedBinding,
  {
    response,
    verdict: { outcome, fault },
    fact: { target },
  }: { readonly response: LinkedResponse; readonly verdict: VerdictSyntax; readonly fact: FactSyntax },
): Generator<Remark> {
  const use = contract.targetUses.get(target.value);
  const stated = fault === undefined ? [outcome.value] : [outcome.value, fault.value];
  if (use === undefined || !contract.outcomes.some(({ name }) => name === outcome.value)) return;
  if (use.with.length > 0 && !use.with.some((name) => stated.includes(name))) {
    const names = use.with.map((name) => `\`${name}\``).join(" or ");
    const message = `\`${target.value}\` tells of ${names}, and this is \`${outcome.value}\`.`;
    yield { rule: "contract/target-contradicted", message, location: target.location, related: theResponse(response) };
  } else if (use.without.includes(outcome.value)) {
    const message = `\`${target.value}\` cannot be beside \`${outcome.value}\`.`;
    yield { rule: "contract/target-contradicted", message, location: target.location, related: theResponse(response) };
  }
}
