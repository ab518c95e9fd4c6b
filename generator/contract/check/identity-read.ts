import { hundredsOf, type LinkedBinding, type LinkedResponse } from "../link.js";
import { isPlace, placeAt, propertyNames } from "../schema.js";
import { sharedWords, wordsOf } from "../shared-words.js";
import type { Check } from "./check.js";
import { isDecided } from "./verdicts.js";

/** A success that repeats the id is compared with the one that was asked for: an answer about something else is none. */
export const identityRead: Check = function* (linked) {
  for (const response of linked.responses) {
    if (hundredsOf(response.response) !== 2 || !isDecided(response) || response.set.some(({ identity }) => identity))
      continue;
    const name = repeatedId(linked, response);
    if (name === undefined) continue;
    const target = `/${linked.contract.identity.result}`;
    yield {
      rule: "contract/identity-unread",
      message: `The body repeats the id at \`/${name}\`, and the binding does not compare it: set \`${target}\` from it.`,
      location: response.syntax.key.location,
      ...(response.body !== undefined && {
        related: [{ message: "The body.", location: response.body.location }],
      }),
    };
  }
};

/** `id`, or a member that is named like the result's id or like what the id is sent as. */
function repeatedId({ contract, model, request }: LinkedBinding, { body }: LinkedResponse): string | undefined {
  const root = body === undefined ? undefined : placeAt(model, body, []);
  if (root === undefined || !isPlace(root)) return undefined;
  const sent = request.find(
    ({ syntax: { from } }) => from.value.kind === "input" && from.value.name === contract.identity.input,
  );
  const names = [contract.identity.result, ...(sent === undefined ? [] : [sent.syntax.key.value])];
  return propertyNames(root).find(
    (property) =>
      property === "id" ||
      names.some((name) => sharedWords(property, name) === wordsOf(name).size && wordsOf(name).size > 1),
  );
}
