import type { VerdictSyntax } from "../binding.js";
import type { LinkedBinding, LinkedResponse } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { contradictions, isKnown, isOwn, isPossible, Judge, looksAt } from "./judge.js";
import { theResponse } from "./related.js";
import { type Entry, entriesOf, mayDecide, type Teller, tellersOf } from "./tellers.js";

/**
 * A reason for a success, and for what else needs a word that means it, stands for one word, or names those that it stands for. A guard
 * that does not look at the state has no reason for any of its words: it would decide them all, whatever they say.
 */
export const reasonsApart: Check = function* (linked) {
  for (const response of linked.responses) {
    // What leads nowhere is reported for itself.
    if (
      response.switch.some(({ missing }) => missing !== undefined) ||
      response.guards.some(({ missing }) => missing.size > 0)
    )
      continue;
    const tellers = tellersOf(response);
    const entries = entriesOf(response);
    for (const verdict of new Set(entries.map((entry) => entry.verdict))) {
      const { because } = verdict;
      if (because === undefined || !isSayable(linked, response, verdict)) continue;
      const group = entries.filter((entry) => entry.verdict === verdict && mayDecide(response, entry, new Map()));
      const judges = group.map((entry) => new Judge({ linked, response, entry }));
      if (judges.every(({ needed }) => needed === undefined)) continue;
      const named = new Set(because.split(/[^\p{L}\p{N}_-]+/u).map(foldWord));
      const most = group.some((entry) => isBlind(entry, tellers)) ? 0 : 1;
      // Words of two values come together; of one value, each is another answer.
      const open = tellers
        .map((teller) => [...new Set(judges.flatMap((judge) => unreasoned(judge, teller)))])
        .filter(({ length }) => length > most)
        .map((words) => words.filter((word) => !named.has(foldWord(word))))
        .find(({ length }) => length > 0);
      if (open === undefined) continue;
      const words = open.map((word) => `\`${word}\``).join(", ");
      const ask =
        most === 0
          ? "This guard decides them without a look at them: compare the state with `==` or `in`, or name them in the reason."
          : "Give each a verdict of its own, or name it in the reason.";
      yield {
        rule: "contract/word-contradicted",
        message: `This is no reason for ${words}, which ${open.length === 1 ? "says" : "say"} something else, or nothing that is known. ${ask}`,
        location: verdict.outcome.location,
        related: theResponse(response),
      };
    }
  }
};

function isSayable(linked: LinkedBinding, response: LinkedResponse, verdict: VerdictSyntax): boolean {
  return isVerdict(resolveVerdict(linked.contract, verdict)) && isPossible(linked, response, verdict.outcome.value);
}

/** The words of one value that lead to a verdict and do not say what it states. */
function unreasoned(judge: Judge, teller: Teller): readonly string[] {
  const { entry } = judge;
  if (!isOwn(entry, teller)) return [];
  const wrong = contradictions(judge, [teller]).map(({ word }) => word);
  return wrong.length === 0 && entry.kind === "case" && !isKnown(judge, [teller]) ? [entry.key] : wrong;
}

/** Whether a guard decides beside a switch without a look at what is switched on. */
function isBlind(entry: Entry, tellers: readonly Teller[]): boolean {
  const switched = tellers.filter(({ isSwitched }) => isSwitched);
  return entry.kind === "guard" && switched.length > 0 && !switched.some((teller) => looksAt(entry, teller));
}
