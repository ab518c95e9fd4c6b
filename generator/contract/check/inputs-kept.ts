import { closest } from "../../source/closest.js";
import type { LinkedAssignment, LinkedBinding } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { enumOf, isPlace, type Place, placeAt, propertyNames, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { theOperation } from "./related.js";

const RULE = "contract/input-lost";

/** Every input is sent or dropped by name: none is lost in silence, and the one that names the resource never. */
export const inputsKept: Check = function* (linked) {
  const { binding, contract, request } = linked;
  const sent = request.flatMap(({ syntax: { from, else: rest } }) =>
    [from.value, rest?.value].flatMap((source) => (source?.kind === "input" ? source.name : [])),
  );
  const related = theOperation(linked);
  const meant = request.filter(
    ({ syntax: { from } }) => from.value.kind === "input" && from.value.name === contract.identity.input,
  );
  const [aside] = meant;
  if (
    aside !== undefined &&
    !meant.some(
      ({ parameter, place, syntax }) =>
        syntax.because !== undefined ||
        ((parameter?.required ?? place?.required ?? true) && (syntax.in !== "body" || linked.body?.required !== false)),
    )
  ) {
    const message = `\`${contract.identity.input}\` says which resource is meant, and it is sent only as what the operation does not require: it may act on another. If that is how this provider takes it, say so with \`because\`.`;
    yield { rule: RULE, message, location: aside.syntax.from.location, related };
  }
  const misspelt = [...sent, ...binding.drop.map(({ value }) => value)];
  for (const { name } of contract.inputs) {
    const dropped = binding.drop.find(({ value }) => value === name);
    const isSent = sent.includes(name);
    if (dropped !== undefined && isSent) {
      yield { rule: RULE, message: `\`${name}\` is sent and dropped.`, location: dropped.location, related };
    } else if (dropped !== undefined && name === contract.identity.input) {
      const message = `\`${name}\` says which resource is meant: it cannot be dropped.`;
      yield { rule: RULE, message, location: dropped.location, related };
    } else if (dropped !== undefined && taker(name, linked) !== undefined) {
      const message = `\`${name}\` is dropped, and the operation takes \`${taker(name, linked)}\`: send it.`;
      yield { rule: RULE, message, location: dropped.location, related };
    } else if (
      dropped === undefined &&
      !isSent &&
      !misspelt.some((other) => isMisspelling(other, { name, contract }))
    ) {
      const message = `The input \`${name}\` is neither sent nor dropped. Send it, or name it under \`drop\`.`;
      yield { rule: RULE, message, location: binding.request, related };
    }
  }
};

/**
 * The parameter or member that is named as the input is, takes any text, and is sent from nothing else. A new value for each call is
 * nothing else: the caller's own would be lost, and with it what two calls have in common.
 */
function taker(name: string, { body, operation, model, request }: LinkedBinding): string | undefined {
  const isFree = (place: Place) => typesOf(place).has("string") && enumOf(place) === undefined;
  const isOwn = ({ syntax: { from, else: rest } }: LinkedAssignment) =>
    from.value.kind !== "generated" || rest !== undefined;
  const isSame = (other: string) => foldWord(other) === foldWord(name);
  const parameter = operation.parameters.find((each) => {
    const place = isSame(each.name) ? placeAt(model, each.schema, []) : undefined;
    const isSent = request.some((sent) => sent.parameter === each && isOwn(sent));
    return place !== undefined && isPlace(place) && isFree(place) && !isSent;
  });
  if (parameter !== undefined || body === undefined) return parameter?.name;
  const member = propertyNames(body.place).find((each) => {
    const place = isSame(each) ? placeAt(model, body.schema, [each]) : undefined;
    const isSent = request.some(
      (sent) => sent.syntax.in === "body" && sent.syntax.key.value === `/${each}` && isOwn(sent),
    );
    return place !== undefined && isPlace(place) && isFree(place) && !isSent;
  });
  return member === undefined ? undefined : `/${member}`;
}

/** A name that is no input and most likely means this one: it is reported as unknown, and that is enough. */
function isMisspelling(
  other: string,
  { name, contract }: { name: string; contract: Parameters<Check>[0]["contract"] },
): boolean {
  const inputs = contract.inputs.map((input) => input.name);
  return !inputs.includes(other) && closest(other, inputs) === name;
}
