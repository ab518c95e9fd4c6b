import type { Context } from "../context.js";
import { listed } from "../literals.js";
import { statesOf, takenForGranted } from "../prose/conditions.js";
import { inQuotes, quotes } from "../quote.js";
import type { Problem } from "../rule.js";

/** One sentence takes one state for granted, another allows more. */
export function* narrowerConditions(context: Context): Iterable<Problem> {
  const condition = context.passages.find(({ text }) => statesOf(text).length > 1);
  if (condition === undefined) return;
  const states = statesOf(condition.text).map((state) => state.toLowerCase());
  const [narrower] = quotes(context, ({ text }) => states.includes(takenForGranted(text)?.toLowerCase() ?? ""));
  if (narrower === undefined) return;
  yield {
    at: narrower.passage.locate(),
    message: `${inQuotes(narrower.passage.text)} names one state, where ${listed(statesOf(condition.text), "or")} are allowed`,
    subject: "states",
    related: [{ message: inQuotes(condition.text), location: condition.locate() }, ...narrower.also],
  };
}
