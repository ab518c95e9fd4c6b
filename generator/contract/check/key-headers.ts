import type { Parameter } from "../../model/model.js";
import { foldWord } from "../read-contract-words.js";
import type { Check } from "./check.js";

/** What makes a sentence say the contrary, or speak of something else that it is compared with. */
const DENIAL = /\b(?:no|nor|not|never|neither|unlike|without|instead|rather)\b|n['’]t\b/iu;

/**
 * The header that carries the caller's idempotency key is one by its own name, or by what the document says of it: an unanswered call is sent
 * again because it is there, and any other header (of a trace, of an account) lets the provider do it twice. The words are those of the
 * header by which the contract itself takes the key.
 */
export const keyHeaders: Check = function* ({ contract, request }) {
  const key = contract.inputs.find(({ name }) => name === contract.idempotencyKey);
  if (key === undefined || key.at.in !== "header") return;
  const called = key.at.name;
  for (const { parameter, syntax } of request) {
    const sources = [syntax.from, ...(syntax.else === undefined ? [] : [syntax.else])];
    const carries = sources.some(({ value }) => value.kind === "input" && value.name === key.name);
    if (syntax.in !== "header" || parameter === undefined || syntax.because !== undefined || !carries) continue;
    if (isNamedSo(parameter.name, called) || isDescribedSo(parameter, called)) continue;
    const told = parameter.description === undefined ? "does not describe it" : "describes it as something else";
    yield {
      rule: "contract/names-crossed",
      message: `\`${syntax.key.value}\` carries \`${key.name}\`, so that a call without an answer is sent again. It is not named like \`${called}\`, and the document ${told}: the provider may do it twice. Send the key in the header that is for it, or drop it. If this is that header, say why with \`because\`.`,
      location: syntax.key.location,
      related: [{ message: "What the document says of the header.", location: parameter.location }],
    };
  }
};

/** Whether a sentence says it of this header. One with the name as a header is written speaks of that header. */
function isDescribedSo({ description = "", schema }: Parameter, called: string): boolean {
  return [description, schema.description ?? ""]
    .flatMap((text) => text.split(/(?<=[.!?;:])\s+|\n\s*\n/u))
    .some((sentence) => isNamedSo(sentence, called) && !sentence.includes(called) && !DENIAL.test(sentence));
}

/** Whatever stands before and behind, and however the words are joined: `X-Idempotency-Key`, "the idempotency keys". */
function isNamedSo(text: string, called: string): boolean {
  return foldWord(text).includes(foldWord(called));
}
