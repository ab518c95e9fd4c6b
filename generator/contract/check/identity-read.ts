import { hundredsOf, type LinkedBinding, type LinkedResponse, pathsOf } from "../link.js";
import type { Remark } from "../report.js";
import { isPlace, placeAt, propertyNames } from "../schema.js";
import { sharedWords, wordsOf } from "../shared-words.js";
import type { Check } from "./check.js";
import { theValue } from "./related.js";
import { isDecided } from "./verdicts.js";

const RULE = "contract/identity-unread";

/**
 * A success that repeats the id is compared with the one that was asked for: an answer about something else is none. The id is that
 * of the object whose state decides, or of one that it is part of and that has the only id: the state of another object says nothing.
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

function* unread(linked: LinkedBinding, response: LinkedResponse): Generator<Remark> {
  const [pointer] = [deciding(response), []].flatMap((holder) => {
    const name = repeatedId(linked, { response, holder });
    return name === undefined ? [] : pointerOf([...holder, name]);
  });
  if (pointer === undefined) return;
  const target = `/${linked.contract.identity.result}`;
  yield {
    rule: RULE,
    message: `The body repeats the id at \`${pointer}\`, and the binding does not compare it: set \`${target}\` from it.`,
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
  const compared = value.path.slice(0, -1);
  const holder = deciding(response);
  const own = compared.length === holder.length ? undefined : repeatedId(linked, { response, holder });
  const isAround = compared.every((token, index) => holder[index] === token);
  if (isAround && own === undefined) return;
  const state = holder.length === 0 ? "The body itself" : `\`${pointerOf(holder)}\``;
  const message = `${state} says what decides, and the id that is compared, \`${pointerOf(value.path)}\`, is another object's. If both mean the same, say why with \`because\`.`;
  yield { rule: RULE, message, location, related: theValue(response, found.from) };
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

/** `id`, or a member that is named like the result's id or like what the id is sent as. */
function repeatedId(
  { contract, model, request }: LinkedBinding,
  { response: { body }, holder }: { readonly response: LinkedResponse; readonly holder: readonly string[] },
): string | undefined {
  const place = body === undefined ? undefined : placeAt(model, body, holder);
  if (place === undefined || !isPlace(place)) return undefined;
  const sent = request.find(
    ({ syntax: { from } }) => from.value.kind === "input" && from.value.name === contract.identity.input,
  );
  const names = [contract.identity.result, ...(sent === undefined ? [] : [sent.syntax.key.value])];
  return propertyNames(place).find(
    (property) =>
      property === "id" ||
      names.some((name) => sharedWords(property, name) === wordsOf(name).size && wordsOf(name).size > 1),
  );
}
