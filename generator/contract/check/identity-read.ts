import { hundredsOf, type LinkedBinding, type LinkedResponse, pathsOf } from "../link.js";
import type { Remark } from "../report.js";
import { isPlace, placeAt, propertyNames, typesOf } from "../schema.js";
import { sharedWords, wordsOf } from "../shared-words.js";
import type { Check } from "./check.js";
import { theValue } from "./related.js";
import { isDecided } from "./verdicts.js";

const RULE = "contract/identity-unread";

/**
 * A success that repeats the id is compared with the one that was asked for: an answer about something else is none. The id is that
 * of the object whose state decides, or of one that it is part of and that has the only id: the state of another object says nothing. It is
 * named as an id of what was asked for, and is always there where one of these is: what is absent is compared with nothing.
 */
export const identityRead: Check = function* (linked) {
  for (const response of linked.responses) {
    if (hundredsOf(response.response) !== 2 || !isDecided(response)) continue;
    const found = response.set.find(({ identity }) => identity);
    const isHeader = found?.from.syntax.value.kind === "header" && found.syntax.because === undefined;
    if (found === undefined || isHeader) yield* unread(linked, response);
    else if (found.syntax.because === undefined && found.from.place !== undefined)
      yield* ofAnother(linked, { response, found });
  }
};

/** Where the body of a success repeats the id: in the object that decides, or around all. */
export function repeatedIds(linked: LinkedBinding, response: LinkedResponse): readonly string[] {
  if (hundredsOf(response.response) !== 2) return [];
  return [deciding(response), []].flatMap((holder) => {
    const [first] = idsOf(linked, { response, holder });
    return first === undefined ? [] : [pointerOf([...holder, first.name])];
  });
}

function* unread(linked: LinkedBinding, response: LinkedResponse): Generator<Remark> {
  const [pointer] = repeatedIds(linked, response);
  const ignored = response.syntax.ignore.find(({ at }) => pointerOf(at.value) === pointer);
  if (pointer === undefined || ignored?.because !== undefined) return;
  const target = `/${linked.contract.identity.result}`;
  yield {
    rule: RULE,
    message: `The body repeats the id at \`${pointer}\`, and the binding does not compare it: set \`${target}\` from it. If it is the id of something else, say so under \`ignore\`: \`{ at: ${pointer}, because: … }\`.`,
    location: (response.set.find(({ identity }) => identity)?.from.syntax ?? response.syntax.key).location,
    ...(response.body !== undefined && { related: [{ message: "The body.", location: response.body.location }] }),
  };
}

function* ofAnother(
  linked: LinkedBinding,
  { response, found }: { readonly response: LinkedResponse; readonly found: LinkedResponse["set"][number] },
): Generator<Remark> {
  const { value, location } = found.from.syntax;
  if (value.kind !== "body") return;
  const related = theValue(response, found.from);
  const compared = value.path.slice(0, -1);
  const holder = deciding(response);
  const own = idsOf(linked, { response, holder });
  const isAround = compared.every((token, index) => holder[index] === token);
  if (!isAround || (compared.length !== holder.length && own.length > 0)) {
    const state = holder.length === 0 ? "The body itself" : `\`${pointerOf(holder)}\``;
    const message = `${state} says what decides, and the id that is compared, \`${pointerOf(value.path)}\`, is another object's. If both mean the same, say why with \`because\`.`;
    yield { rule: RULE, message, location, related };
    return;
  }
  const ids = idsOf(linked, { response, holder: compared });
  const known = ids.find(({ name }) => name === value.path.at(-1));
  const meant = known === undefined ? ids[0] : ids.find(({ isRequired }) => isRequired && !known.isRequired);
  if (meant === undefined) return;
  const why =
    known === undefined
      ? "is named like no id of what was asked for"
      : "may be absent, and is compared with nothing then";
  const message = `\`${pointerOf(value.path)}\` ${why}. Did you mean \`${pointerOf([...compared, meant.name])}\`? If it is this one, say why with \`because\`.`;
  yield { rule: RULE, message, location, related };
}

/** The object with the value that decides: what is switched on, else what the first guard looks at. */
function deciding({ switch: sources, syntax }: LinkedResponse): readonly string[] {
  const [switched] = sources.flatMap(({ syntax: { value } }) => (value.kind === "body" ? [value.path] : []));
  const [guarded] = syntax.when.flatMap(({ expression }) =>
    pathsOf(expression).flatMap(({ root, segments }) => (root === "body" ? [segments.map(({ name }) => name)] : [])),
  );
  return (switched ?? guarded ?? []).slice(0, -1);
}

function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name}`).join("");
}

/** A member that is an id of what was asked for, and whether it is in every answer. */
interface OwnId {
  readonly name: string;
  readonly isRequired: boolean;
}

/** `id`, and the members that are named like the result's id or like what the id is sent as; those that are always there come first. */
function idsOf(
  { contract, model, request }: LinkedBinding,
  { response: { body }, holder }: { readonly response: LinkedResponse; readonly holder: readonly string[] },
): readonly OwnId[] {
  const place = body === undefined ? undefined : placeAt(model, body, holder);
  if (body === undefined || place === undefined || !isPlace(place)) return [];
  const sent = request.find(
    ({ syntax: { from } }) => from.value.kind === "input" && from.value.name === contract.identity.input,
  );
  const names = [contract.identity.result, ...(sent === undefined ? [] : [sent.syntax.key.value])];
  const isId = (property: string): boolean =>
    property === "id" ||
    names.some((name) => sharedWords(property, name) === wordsOf(name).size && wordsOf(name).size > 1);
  const ids = propertyNames(place)
    .filter(isId)
    .map((name): OwnId => {
      const found = placeAt(model, body, [...holder, name]);
      return { name, isRequired: isPlace(found) && found.required && !typesOf(found).has("null") };
    });
  return [...ids.filter(({ isRequired }) => isRequired), ...ids.filter(({ isRequired }) => !isRequired)];
}
