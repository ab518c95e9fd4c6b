import { hundredsOf, type LinkedBinding, type LinkedResponse } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";

/**
 * A case for a word whose meaning the contract knows says what the word says. Where a provider means something else by it, the case
 * says why: two outcomes that were swapped look like any others.
 */
export const wordsAgree: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const { key, verdict } of response.syntax.cases) {
      // What cannot be said at all is reported for itself.
      if (!isVerdict(resolveVerdict(linked.contract, verdict)) || !isPossible(linked, response, verdict.outcome.value))
        continue;
      const meant = (linked.contract.words.get(foldWord(key.value)) ?? []).filter((name) =>
        isPossible(linked, response, name),
      );
      const stated = [verdict.outcome.value, verdict.fault?.value, ...verdict.set.map(({ value }) => value.value)];
      if (meant.length === 0 || verdict.because !== undefined || meant.some((name) => stated.includes(name))) continue;
      const names = meant.map((name) => `\`${name}\``).join(" or ");
      const message = `\`${key.value}\` is a word for ${names}, and this case says otherwise. Say that, or why not with \`because\`.`;
      yield { rule: "contract/word-contradicted", message, location: verdict.outcome.location };
    }
  }
};

/** What means that it was done can only be said with a 2xx. */
function isPossible({ contract }: LinkedBinding, { response }: LinkedResponse, name: string): boolean {
  const role = contract.outcomes.find((outcome) => outcome.name === name)?.role;
  return hundredsOf(response) === 2 || (role !== "success" && role !== "pending");
}
