import type { LinkedAssignment, LinkedBinding, LinkedResponse, LinkedSet } from "../link.js";
import type { Remark } from "../report.js";
import { sharedWords, wordsOf } from "../shared-words.js";
import type { Check } from "./check.js";
import { theOperation, theSchema, theValue } from "./related.js";

const RULE = "contract/names-crossed";

/**
 * A value goes where its name says. What is named wholly like another target or input, and less like its own, was most likely put in
 * its place: two times or two ids that are swapped have the same type. What the contract lists words for, as it does for every time,
 * is named with one of them: the time of the last change is none of the times that a result tells.
 */
export const namesAgree: Check = function* (linked) {
  for (const response of linked.responses) for (const set of response.set) yield* crossedTarget(linked, response, set);
  for (const assignment of linked.request) yield* crossedInput(linked, assignment);
};

function* crossedTarget(
  { contract }: LinkedBinding,
  response: LinkedResponse,
  { syntax, from }: LinkedSet,
): Generator<Remark> {
  const related = theValue(response, from);
  if (syntax.because !== undefined) return;
  const { value } = from.syntax;
  const name = value.kind === "body" ? (value.path.at(-1) ?? "") : value.name;
  const own = sharedWords(name, syntax.target.value);
  const { named = [] } = contract.targetUses.get(syntax.target.value) ?? {};
  if (named.length > 0 && !named.some((word) => sharedWords(name, word) > 0)) {
    const words = named.map((word) => `\`${word}\``).join(", ");
    const message = `\`${name}\` has none of the words by which providers name \`${syntax.target.value}\`: ${words}. If it is meant, say why with \`because\`.`;
    yield { rule: RULE, message, location: from.syntax.location, related };
    return;
  }
  const other = [...contract.targets.keys(), `/${contract.identity.result}`].find(
    (target) => target !== syntax.target.value && isNamedLike(name, target, own),
  );
  if (other === undefined) return;
  const message = `\`${name}\` is named like \`${other}\`, and \`${syntax.target.value}\` is set from it. If that is meant, say why with \`because\`.`;
  yield { rule: RULE, message, location: from.syntax.location, related };
}

function* crossedInput(linked: LinkedBinding, { syntax, place }: LinkedAssignment): Generator<Remark> {
  const { value: from, location } = syntax.from;
  if (from.kind !== "input" || syntax.because !== undefined) return;
  const own = sharedWords(from.name, syntax.key.value);
  const other = linked.contract.inputs.find(
    ({ name }) => name !== from.name && isNamedLike(name, syntax.key.value, own),
  );
  if (other === undefined) return;
  const message = `\`${syntax.key.value}\` is named like the input \`${other.name}\`, and \`${from.name}\` is sent as it. If that is meant, say why with \`because\`.`;
  yield { rule: RULE, message, location, related: place === undefined ? theOperation(linked) : theSchema(place) };
}

/** Every word of the shorter name is in the other, and more of them than are in its own. */
function isNamedLike(name: string, other: string, own: number): boolean {
  const shared = sharedWords(name, other);
  return shared > own && shared === Math.min(wordsOf(name).size, wordsOf(other).size);
}
