import type { VerdictSyntax } from "../binding.js";
import type { Contract } from "../contract.js";
import type { LiteralValue } from "../guard/syntax.js";
import type { LinkedResponse } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { enumOf, type Place } from "../schema.js";

/**
 * Whether a value of a refusal says no more than its status does: it is that status, or the one value that the document has there, which
 * comes with every such answer. A word that the contract knows to mean what is stated says more, however few there are.
 */
export function isVoid(
  { response: { status } }: Pick<LinkedResponse, "response">,
  place: Place | undefined,
  value: LiteralValue,
): boolean {
  if (status.kind === "code" && String(value) === String(status.code)) return true;
  const listed = place === undefined ? undefined : enumOf(place);
  return listed?.values.length === 1 && String(listed.values[0]) === String(value);
}

/** What is decided where no code tells more than the status: by it alone, by `otherwise`, or by cases for what every such answer has. */
export function statedAlone(contract: Contract, response: LinkedResponse): readonly VerdictSyntax[] {
  const { cases, otherwise, verdict } = response.syntax;
  const alone = otherwise ?? verdict;
  const [source, ...others] = response.switch;
  const isCode = ({ key, verdict: { fault, outcome } }: (typeof cases)[number]): boolean => {
    const meant = contract.words.get(foldWord(key.value)) ?? [];
    const isWord = meant.some((name) => name === fault?.value || name === outcome.value);
    return isWord || others.length > 0 || !isVoid(response, source?.place, key.value);
  };
  return [
    ...(alone === undefined ? [] : [alone]),
    ...cases.filter((each) => !isCode(each)).map((each) => each.verdict),
  ];
}
