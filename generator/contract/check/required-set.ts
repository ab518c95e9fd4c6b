import type { LinkedBinding } from "../link.js";
import { tokensOf } from "../link.js";
import type { Remark } from "../report.js";
import { isPlace, markedAt, placeAt, requiredNames } from "../schema.js";
import type { Check } from "./check.js";

const RULE = "contract/required-not-set";

/** What the provider requires is sent, and from something that is always there. */
export const requiredSet: Check = function* (linked) {
  const { binding, contract, operation, request } = linked;
  for (const parameter of operation.parameters) {
    if (!parameter.required || request.some((assignment) => assignment.parameter === parameter)) continue;
    // A misspelt one in the same place is reported as unknown.
    if (request.some(({ syntax, parameter: found }) => syntax.in === parameter.in && found === undefined)) continue;
    yield {
      rule: RULE,
      message: `The ${parameter.in} parameter \`${parameter.name}\` is required and not set.`,
      location: binding.request,
      related: [{ message: "The parameter.", location: parameter.location }],
    };
  }
  yield* requiredMembers(linked);
  for (const { syntax, parameter, place } of request) {
    const from = syntax.from.value;
    const input = from.kind === "input" ? contract.inputs.find(({ name }) => name === from.name) : undefined;
    const rest = syntax.else?.value;
    if (rest !== undefined && (rest.kind !== "input" || isRequired(rest.name, linked))) continue;
    if (input === undefined || input.required || !(parameter?.required ?? place?.required ?? false)) continue;
    const message = `\`${syntax.key.value}\` is required, and the input \`${input.name}\` may be absent.`;
    const node = parameter?.location ?? place?.schema.location;
    const related = node === undefined ? [] : [{ message: "What is required.", location: node }];
    yield { rule: RULE, message, location: syntax.from.location, related };
  }
};

function isRequired(name: string, { contract }: LinkedBinding): boolean {
  return contract.inputs.some((input) => input.name === name && input.required);
}

function* requiredMembers({ binding, body, model, operation, request }: LinkedBinding): Generator<Remark> {
  const assigned = request.filter(({ syntax }) => syntax.in === "body");
  if (body === undefined) {
    if (operation.requestBody?.required !== true) return;
    const message = "The operation requires a body that is neither JSON nor a form, and a binding sends no other.";
    const related = [{ message: "The body.", location: operation.requestBody.location }];
    yield { rule: RULE, message, location: binding.operation.location, related };
    return;
  }
  if (!body.required && assigned.length === 0) return;
  if (assigned.some(({ place }) => place === undefined)) return;
  const paths = assigned.map(({ syntax }) => tokensOf(syntax.key.value));
  // Required below the root, and below every object that a binding begins to fill.
  const begun = new Map([["", [] as readonly string[]]]);
  for (const path of paths)
    for (let depth = 1; depth < path.length; depth++) begun.set(path.slice(0, depth).join("/"), path.slice(0, depth));
  for (const parent of begun.values()) {
    const place = placeAt(model, body.schema, parent);
    if (!isPlace(place)) continue;
    for (const name of requiredNames(place)) {
      const path = [...parent, name];
      // What only a response has is required of it alone (OpenAPI 3.0.3, 4.7.24.2).
      if (markedAt(model, { root: body.schema, path }, "readOnly") !== undefined) continue;
      if (paths.some((set) => path.every((token, index) => set[index] === token))) continue;
      if (paths.some((set) => set.length <= parent.length && set.every((token, index) => parent[index] === token)))
        continue;
      yield {
        rule: RULE,
        message: `The body member \`/${path.join("/")}\` is required and not set.`,
        location: binding.request,
        related: [{ message: "The schema that requires it.", location: place.schema.location }],
      };
    }
  }
}
