import type { VerdictSyntax } from "../binding.js";
import { hundredsOf, type LinkedResponse } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import type { Remark } from "../report.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";
import { isSound } from "./sound-entries.js";
import { type Entry, entriesOf, mayDecide, type Teller, tellersOf } from "./tellers.js";

const MOST_SHOWN = 3;

/**
 * A next step that the contract has words for is given where one of them came, whatever else did; a status alone and what no case names
 * have none. That a resource is complete does not say that there is anything to do about it.
 */
export const stepsAsked: Check = function* ({ contract, responses }) {
  for (const response of responses) {
    // Those mean the same everywhere, and that is reported for itself.
    if ([3, 5].includes(hundredsOf(response.response) ?? 0)) continue;
    const tellers = tellersOf(response);
    const { otherwise, verdict } = response.syntax;
    const stated: readonly (readonly [VerdictSyntax | undefined, Entry?])[] = [
      ...entriesOf(response).map((entry) => [entry.verdict, entry] as const),
      [otherwise],
      [verdict],
    ];
    for (const [syntax, entry] of stated) {
      const resolved = syntax === undefined ? undefined : resolveVerdict(contract, syntax);
      if (syntax === undefined || resolved === undefined || !isVerdict(resolved) || syntax.nextBecause !== undefined)
        continue;
      const words = contract.stepWords.get(resolved.next);
      if (words === undefined) continue;
      if (entry === undefined || !isAsked(response, { entry, tellers, words }))
        yield remark(response, syntax, { step: resolved.next, words });
    }
  }
};

/** Whether some value has one of the words in every response that comes to the entry; what is never met is reported as that. */
function isAsked(
  response: LinkedResponse,
  of: { readonly entry: Entry; readonly tellers: readonly Teller[]; readonly words: readonly string[] },
): boolean {
  const known = new Set(of.words.map(foldWord));
  if (!isSound(response, of.entry)) return true;
  return of.tellers.some(({ path, text, values }) => {
    const met = values.filter((value) => mayDecide(response, of.entry, new Map([[text, value]])));
    const isWord = (value: unknown): boolean => {
      const word = value === true ? path.at(-1) : value;
      return typeof word === "string" && known.has(foldWord(word));
    };
    return met.length > 0 && met.every(isWord);
  });
}

function remark(
  response: LinkedResponse,
  { fault, next, outcome }: VerdictSyntax,
  { step, words }: { readonly step: string; readonly words: readonly string[] },
): Remark {
  const shown = words.slice(0, MOST_SHOWN).map((word) => `\`${word}\``);
  const such = [shown.slice(0, -1).join(", "), shown.at(-1)].filter((part) => part !== "").join(" or ");
  return {
    rule: "contract/word-unknown",
    message: `Nothing that decides this is known to ask for \`${step}\`, as ${such} does. Name another step, or say why it is this one: \`next: { step: ${step}, because: … }\`.`,
    location: (next ?? fault ?? outcome).location,
    related: theResponse(response),
  };
}
