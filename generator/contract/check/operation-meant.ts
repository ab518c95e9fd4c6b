import { operationName } from "../../model/find-operation.js";
import type { ApiModel, Operation } from "../../model/model.js";
import type { OperationWords } from "../contract.js";
import { sharedWords, wordsOf } from "../shared-words.js";
import type { Check } from "./check.js";

const RULE = "contract/operation-contradicted";

/**
 * The operation is called what the contract's is called: a sibling with the same parameters and responses, bound by mistake, looks
 * like any other. Where a provider has another word for it, the binding says why.
 */
export const operationMeant: Check = function* ({ binding, contract, model, operation }) {
  if (binding.operationBecause !== undefined) return;
  const words = contract.operationWords;
  const other = otherWord(operation, words);
  if (other === undefined && isNamed(operation, words)) return;
  const meant = operationsNamed(model, words)
    .filter((each) => each !== operation)
    .map((each) => ({ each, shared: sharedWords(namesOf(each), namesOf(operation)) }))
    .reduce<{ each: Operation; shared: number } | undefined>(
      (best, next) => (next.shared > (best?.shared ?? 0) ? next : best),
      undefined,
    )?.each;
  const listed = words.named.map((word) => `\`${word}\``).join(", ");
  const why =
    other === undefined
      ? `Neither the name, the path nor the summary of this operation has a word for what the contract asks (${listed}).`
      : `An operation with \`${other.word}\` in its ${other.in} is about something else than the contract asks.`;
  const instead = meant === undefined ? "" : ` Did you mean \`${operationName(meant)}\`?`;
  yield {
    rule: RULE,
    message: `${why}${instead} If it is this one, say why: \`operation: { name: …, because: … }\`.`,
    location: binding.operation.location,
    related: [
      { message: "The operation.", location: operation.location },
      ...(meant === undefined ? [] : [{ message: "The one that may be meant.", location: meant.location }]),
    ],
  };
};

/** The operations of a document that are called what a contract's is called. */
export function operationsNamed(
  { operations }: Pick<ApiModel, "operations">,
  words: OperationWords,
): readonly Operation[] {
  return operations.filter((each) => isNamed(each, words) && otherWord(each, words) === undefined);
}

/** Its id, its method and its path without parameters: a parameter names what is there, not what is done. */
function namesOf({ method, operationId, path }: Operation): string {
  return `${operationId ?? ""} ${method} ${path.replace(/\{[^}]*\}/g, "")}`;
}

function isNamed(operation: Operation, words: OperationWords): boolean {
  return isNamedIn(namesOf(operation), words) || isNamedIn(operation.summary ?? "", words);
}

function isNamedIn(text: string, { named }: OperationWords): boolean {
  return named.some((word) => sharedWords(text, word) > 0);
}

/** The word for something else. A summary may speak of that to say what the operation is not, where its names say what it is. */
function otherWord(
  operation: Operation,
  { named, without }: OperationWords,
): { readonly word: string; readonly in: "name" | "summary" } | undefined {
  const find = (text: string): string | undefined => {
    const words = wordsOf(text);
    return without.find((word) => [...wordsOf(word)].some((each) => words.has(each)));
  };
  const names = namesOf(operation);
  const inName = find(names);
  if (inName !== undefined) return { word: inName, in: "name" };
  const inSummary = isNamedIn(names, { named, without }) ? undefined : find(operation.summary ?? "");
  return inSummary === undefined ? undefined : { word: inSummary, in: "summary" };
}
