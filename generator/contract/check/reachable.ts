import { isTooMany, MAX_WORLDS, reach, type TooMany } from "../guard/reach.js";
import type { LinkedResponse } from "../link.js";
import type { Remark } from "../report.js";
import { locateInScalar } from "../scalar-position.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";
import { subjectsOf } from "./subjects.js";

const RULE = "contract/case-unreachable";

/** Every guard, case and `otherwise` can be met: one that cannot is a mistake in what stands before it. */
export const casesReachable: Check = function* ({ responses }) {
  for (const response of responses) {
    const { syntax, guards } = response;
    if (guards.some(({ missing }) => missing.size > 0)) continue;
    const related = theResponse(response);
    const found = reach(
      guards.map((guard) => guard.syntax.expression),
      subjectsOf(response),
    );
    if (isTooMany(found)) {
      yield untried(response, found);
      continue;
    }
    for (const [index, { syntax: guard }] of guards.entries()) {
      if (found.guards[index] === true) continue;
      const { start, end } = guard.expression;
      const message = "This guard never holds, or an earlier one always holds first.";
      yield { rule: RULE, message, location: locateInScalar({ ...guard.text, start, end }), related };
    }
    for (const { key } of syntax.cases) {
      if (found.cases.has(key.value)) continue;
      const message = `A guard before it always takes \`${key.value}\`: drop the guard, or let it look at more.`;
      yield { rule: RULE, message, location: key.location, related };
    }
    if (syntax.otherwise === undefined || found.otherwise) continue;
    yield {
      rule: RULE,
      message: "Nothing is left for `otherwise`.",
      location: syntax.otherwise.outcome.location,
      related,
    };
  }
};

const MOST_TOLD = 1e9;

/** Not to know whether something can be met is no less than a finding: the guards can be written so that it is known. */
function untried(response: LinkedResponse, { guards, worlds }: TooMany): Remark {
  const last = response.guards[guards.at(-1) ?? 0]?.syntax;
  const ways = worlds > MOST_TOLD ? `more than ${MOST_TOLD}` : String(worlds);
  const count =
    guards.length === 1
      ? "The values that this guard looks at"
      : "The values that this guard and those before it look at";
  return {
    rule: RULE,
    message: `${count} can come together in ${ways} ways, and ${MAX_WORLDS} are tried: nobody can tell what is met.`,
    help: "Split the guards: those that have no value in common are tried apart. Or name fewer values in them.",
    location:
      last === undefined
        ? response.syntax.key.location
        : locateInScalar({ ...last.text, start: last.expression.start, end: last.expression.end }),
    related: theResponse(response),
  };
}
