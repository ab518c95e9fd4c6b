import type { Context } from "../context.js";
import type { Passage } from "../passages.js";
import { inQuotes, quotes } from "../quote.js";
import type { Problem } from "../rule.js";

/** `TAKEN indicates that all pets have been taken`: a state that stands for what was done to all. */
const ALL_DONE =
  /\b([A-Z]{3,}(?:_[A-Z]+)*) (?:indicates|means)\b[^.]*?\ball\b[^.]*?\b(?:have|has|had|are|were) (?:been )?(\w+)/g;

/** `will move to TAKEN once those pets have left`: what leads into a state later. */
const LEADS_TO =
  /\b(?:move|change|switch|transition|go|turn)(?:e?s|ed)? (?:in)?to ([A-Z]{3,}(?:_[A-Z]+)*) (?:once|when|after|as soon as) ([^.;]+)/g;

/** A state is said to mean that something was done to all, and also to follow when they end in another way. */
export function* meaningOfState(context: Context): Iterable<Problem> {
  const follows = context.passages.flatMap((passage) =>
    [...passage.text.matchAll(LEADS_TO)].map(([, state = "", condition = ""]) => ({ passage, state, condition })),
  );
  const [meaning] = quotes(context, (passage) => contradicted(passage, follows) !== undefined);
  const found = meaning === undefined ? undefined : contradicted(meaning.passage, follows);
  if (meaning === undefined || found === undefined) return;
  const { state, done, other } = found;
  yield {
    at: meaning.passage.locate(),
    message: `\`${state}\` is said to mean that all were ${done}, and also to follow once ${other.condition.trim()}`,
    subject: state,
    related: [{ message: inQuotes(other.passage.text), location: other.passage.locate() }, ...meaning.also],
  };
}

interface Follows {
  readonly passage: Passage;
  readonly state: string;
  readonly condition: string;
}

function contradicted(
  { text }: Passage,
  follows: readonly Follows[],
): { readonly state: string; readonly done: string; readonly other: Follows } | undefined {
  for (const [, state = "", done = ""] of text.matchAll(ALL_DONE)) {
    if (done.toLowerCase() !== state.toLowerCase()) continue;
    const other = follows.find(
      (candidate) => candidate.state === state && !candidate.condition.toLowerCase().includes(done.toLowerCase()),
    );
    if (other !== undefined) return { state, done, other };
  }
  return undefined;
}
