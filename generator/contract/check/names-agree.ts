import { pathText } from "../guard/path.js";
import type { LinkedAssignment, LinkedBinding, LinkedResponse, LinkedSet } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import type { Remark } from "../report.js";
import { isPlace, placeAt, propertyNames } from "../schema.js";
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
  for (const response of linked.responses)
    for (const set of response.set) {
      yield* crossedTarget(linked, response, set);
      yield* crossedMembers(linked, response, set);
      yield* toldTwice(response, set);
    }
  for (const assignment of linked.request) {
    yield* crossedInput(linked, assignment);
    yield* repeatedKey(linked, assignment);
  }
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

/** The members of an item, where a list of objects is mapped: two texts that are swapped have the same type there too. */
function* crossedMembers(
  { contract }: LinkedBinding,
  response: LinkedResponse,
  { syntax, from, target }: LinkedSet,
): Generator<Remark> {
  const items = target === undefined ? undefined : placeAt(contract.model, target, ["0"]);
  if (syntax.because !== undefined || items === undefined || !isPlace(items)) return;
  for (const { name, path } of syntax.each ?? []) {
    const source = path.value.at(-1) ?? "";
    const own = sharedWords(source, name.value);
    const other = propertyNames(items).find((member) => member !== name.value && isNamedLike(source, member, own));
    if (other === undefined) continue;
    const message = `\`${source}\` is named like \`${other}\`, and \`${name.value}\` is set from it. If that is meant, say why with \`because\`.`;
    yield { rule: RULE, message, location: path.location, related: theValue(response, from) };
  }
}

/** One value is not two things: the id that is compared is not the caller's reference too. */
function* toldTwice(response: LinkedResponse, { syntax, from }: LinkedSet): Generator<Remark> {
  if (syntax.because !== undefined || syntax.each !== undefined) return;
  const text = pathText(from.syntax.value);
  const before = response.set.slice(
    0,
    response.set.findIndex((set) => set.syntax === syntax),
  );
  const first = before.find((set) => set.syntax.each === undefined && pathText(set.from.syntax.value) === text);
  if (first === undefined) return;
  const message = `\`${first.syntax.target.value}\` is set from this value too. If it is both, say why with \`because\`.`;
  yield { rule: RULE, message, location: from.syntax.location, related: theValue(response, from) };
}

/**
 * What carries the caller's idempotency key carries that, or a new one for each call. With any other value two calls have one key, and the
 * provider answers the second with what it answered the first.
 */
function* repeatedKey(linked: LinkedBinding, { parameter, place, syntax }: LinkedAssignment): Generator<Remark> {
  const { idempotencyKey: key } = linked.contract;
  if (key === undefined || syntax.because !== undefined) return;
  const name = syntax.in === "body" ? (syntax.key.value.split("/").at(-1) ?? "") : syntax.key.value;
  const sources = [syntax.from, ...(syntax.else === undefined ? [] : [syntax.else])];
  const isOwn = ({ value }: (typeof sources)[number]) => value.kind === "input" && value.name === key;
  if (foldWord(name) !== foldWord(key) && !sources.some(isOwn)) return;
  for (const source of sources) {
    if (isOwn(source) || source.value.kind === "generated") continue;
    // Another input in its place is reported as that.
    if (source === syntax.from && source.value.kind === "input") continue;
    const message = `\`${syntax.key.value}\` carries \`${key}\`, and this value is the same for two calls: the provider would answer the second with what it answered the first. Leave it out, or send \`$generated.uuid\`.`;
    const node = parameter ?? place?.schema;
    const related =
      node === undefined ? theOperation(linked) : [{ message: "What carries it.", location: node.location }];
    yield { rule: RULE, message, location: source.location, related };
  }
}

function* crossedInput(linked: LinkedBinding, { syntax, place }: LinkedAssignment): Generator<Remark> {
  if (syntax.because !== undefined) return;
  for (const { value: from, location } of [syntax.from, ...(syntax.else === undefined ? [] : [syntax.else])]) {
    if (from.kind !== "input") continue;
    const own = sharedWords(from.name, syntax.key.value);
    const other = linked.contract.inputs.find(
      ({ name }) => name !== from.name && isNamedLike(name, syntax.key.value, own),
    );
    if (other === undefined) continue;
    const message = `\`${syntax.key.value}\` is named like the input \`${other.name}\`, and \`${from.name}\` is sent as it. If that is meant, say why with \`because\`.`;
    yield { rule: RULE, message, location, related: place === undefined ? theOperation(linked) : theSchema(place) };
  }
}

/** Every word of the shorter name is in the other, and more of them than are in its own. */
function isNamedLike(name: string, other: string, own: number): boolean {
  const shared = sharedWords(name, other);
  return shared > own && shared === Math.min(wordsOf(name).size, wordsOf(other).size);
}
