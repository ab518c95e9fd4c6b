import type { JsonType } from "../../model/model.js";
import type { RequestExpression } from "../expression.js";
import type { LinkedAssignment, LinkedBinding } from "../link.js";
import { suggest } from "../report.js";
import { enumOf, isPlace, type Place, placeAt, typeOf, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { theSchema } from "./related.js";

/** What is sent has a type that the provider takes; configuration is text. */
export const requestTypes: Check = function* (linked) {
  for (const assignment of linked.request) {
    const { syntax, place } = assignment;
    if (place === undefined) continue;
    for (const source of [syntax.from, ...(syntax.else === undefined ? [] : [syntax.else])]) {
      const message = mismatch(linked, { assignment, from: source.value }, place);
      if (message === undefined) continue;
      yield { rule: "contract/type-mismatch", message, location: source.location, related: theSchema(place) };
    }
  }
};

function mismatch(
  { contract }: LinkedBinding,
  { assignment: { syntax }, from }: { readonly assignment: LinkedAssignment; readonly from: RequestExpression },
  to: Place,
): string | undefined {
  const takes = typesOf(to);
  if (from.kind === "literal") {
    const closed = enumOf(to);
    if (closed !== undefined && !closed.values.includes(from.value)) {
      const names = closed.values.map(String);
      return `\`${String(from.value)}\` is not a value of \`${syntax.key.value}\`.${suggest(String(from.value), names)}`;
    }
    return fits([typeOf(from.value)], takes)
      ? undefined
      : `\`${syntax.key.value}\` takes ${list(takes)}, not ${typeOf(from.value)}.`;
  }
  if (from.kind === "config" || from.kind === "generated") {
    const what = from.kind === "config" ? "configuration" : "a UUID";
    return fits(["string"], takes) ? undefined : `\`${syntax.key.value}\` takes ${list(takes)}, and ${what} is text.`;
  }
  const input = contract.inputs.find(({ name }) => name === from.name);
  const place = input === undefined ? undefined : placeAt(contract.model, input.schema, []);
  if (place === undefined || !isPlace(place)) return undefined;
  const gives = typesOf(place);
  const [taken, given] = [enumOf(to), enumOf(place)];
  const beyond = taken !== undefined && (given?.values.some((value) => !taken.values.includes(value)) ?? true);
  if (beyond) return `\`${syntax.key.value}\` takes some values only, and \`$input.${from.name}\` may be another.`;
  return fits([...gives], takes)
    ? undefined
    : `\`${syntax.key.value}\` takes ${list(takes)}, and \`$input.${from.name}\` is ${list(gives)}.`;
}

/** Whether every type that is given is taken. No stated type takes everything. */
function fits(gives: readonly JsonType[], takes: ReadonlySet<JsonType>): boolean {
  return takes.size === 0 || gives.every((type) => takes.has(type) || (type === "integer" && takes.has("number")));
}

function list(types: ReadonlySet<JsonType>): string {
  return types.size === 0 ? "of no stated type" : [...types].join(" or ");
}
