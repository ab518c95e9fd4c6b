import { conversionOf } from "../conversion.js";
import { hundredsOf, type LinkedBinding, type LinkedResponse, type LinkedSet } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { listTargetRemarks } from "./list-targets.js";
import { theResponse, theValue } from "./related.js";
import { roleOf, verdictsOf } from "./verdicts.js";

/** What a binding sets is a target of the contract, and the value can become what the target takes. */
export const targetsTyped: Check = function* (linked) {
  for (const response of linked.responses) for (const set of response.set) yield* typed(linked, response, set);
};

function* typed(linked: LinkedBinding, response: LinkedResponse, set: LinkedSet): Generator<Remark> {
  const { contract, model } = linked;
  const { syntax, from, target, identity } = set;
  const { value: pointer, location } = syntax.target;
  if (target === undefined && !identity) {
    const known = [`/${contract.identity.result}`, ...contract.targets.keys()];
    const message = `A binding cannot set \`${pointer}\` in the result.${suggest(pointer, known)}`;
    yield { rule: "contract/unknown-target", message, location, related: theResponse(response) };
    return;
  }
  if (from.syntax.value.kind === "body" && from.place === undefined) return;
  const related = theValue(response, from);
  const at = syntax.as?.location ?? syntax.from.location;
  if (identity) {
    const types = from.place === undefined ? new Set(["string"]) : typesOf(from.place);
    if (types.has("string") && syntax.as === undefined && syntax.each === undefined) return;
    const message = "The id that a response repeats is compared as text, and the document has no text here.";
    yield { rule: "contract/type-mismatch", message, location: at, related };
    return;
  }
  if (target === undefined) return;
  if (syntax.each !== undefined) {
    yield* listTargetRemarks(linked, { set, target });
    return;
  }
  const conversion = conversionOf({ model, contract: contract.model, target, from: from.place, as: syntax.as?.value });
  if (typeof conversion === "string") return;
  yield { rule: conversion.rule ?? "contract/type-mismatch", message: conversion.error, location: at, related };
}

/** What every result must have, each answer that means success sets, from something that is always there; likewise each outcome's own. */
export const targetsSet: Check = function* (linked) {
  for (const response of linked.responses) yield* requiredByOutcome(linked, response);
  for (const response of linked.responses) {
    if (hundredsOf(response.response) !== 2) continue;
    if (!verdictsOf(response).some((verdict) => roleOf(linked, verdict) === "success")) continue;
    for (const pointer of linked.contract.requiredTargets) {
      const set = response.set.find(({ syntax }) => syntax.target.value === pointer);
      if (set === undefined) {
        const message = `Every result has \`${pointer}\`, and this response does not set it.`;
        yield {
          rule: "contract/target-unset",
          message,
          location: response.syntax.key.location,
          related: theResponse(response),
        };
      } else if (set.from.place?.required === false) {
        const message = `Every result has \`${pointer}\`, and the document does not promise this value.`;
        const related = theValue(response, set.from);
        yield { rule: "contract/target-unset", message, location: set.syntax.from.location, related };
      }
    }
  }
};

/** What the result's schema requires with an outcome, the verdict itself states, or the response sets from what it promises. */
function* requiredByOutcome({ contract }: LinkedBinding, response: LinkedResponse): Generator<Remark> {
  for (const verdict of verdictsOf(response)) {
    const outcome = contract.outcomes.find(({ name }) => name === verdict.outcome.value);
    for (const pointer of outcome?.requires ?? []) {
      if (verdict.set.some(({ target }) => target.value === pointer)) continue;
      const set = response.set.find(({ syntax }) => syntax.target.value === pointer);
      if (set !== undefined && set.from.place?.required !== false) continue;
      const message =
        set === undefined
          ? `Every result with \`${verdict.outcome.value}\` has \`${pointer}\`, and nothing sets it.`
          : `Every result with \`${verdict.outcome.value}\` has \`${pointer}\`, and the document does not promise this value.`;
      const location = set === undefined ? verdict.outcome.location : set.syntax.from.location;
      const related = set === undefined ? theResponse(response) : theValue(response, set.from);
      yield { rule: "contract/target-unset", message, location, related };
    }
  }
}
