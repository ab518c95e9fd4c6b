import { pathText } from "../guard/path.js";
import { reach } from "../guard/reach.js";
import type { LinkedResponse } from "../link.js";
import { locateInScalar } from "../scalar-position.js";
import type { Check } from "./check.js";

const RULE = "contract/case-unreachable";

/** Every guard, case and `otherwise` can be met: one that cannot is a mistake in what stands before it. */
export const casesReachable: Check = function* ({ responses }) {
  for (const { syntax, switch: sources, guards } of responses) {
    if (guards.some(({ missing }) => missing.size > 0)) continue;
    const subject = sources.length === 1 ? subjectOf(sources[0]) : undefined;
    const cases = syntax.cases.map(({ key }) => key.value);
    const found = reach(
      guards.map((guard) => guard.syntax.expression),
      { subject, cases },
    );
    if (found === undefined) continue;
    for (const [index, { syntax: guard }] of guards.entries()) {
      if (found.guards[index] === true) continue;
      const { start, end } = guard.expression;
      const message = "This guard never holds, or an earlier one always holds first.";
      yield { rule: RULE, message, location: locateInScalar({ ...guard.text, start, end }) };
    }
    for (const { key } of subject === undefined ? [] : syntax.cases) {
      if (found.cases.has(key.value)) continue;
      yield { rule: RULE, message: `A guard before it always takes \`${key.value}\`.`, location: key.location };
    }
    if (syntax.otherwise === undefined || found.otherwise) continue;
    yield { rule: RULE, message: "Nothing is left for `otherwise`.", location: syntax.otherwise.outcome.location };
  }
};

/** The switched value as a guard would write it. */
function subjectOf(source: LinkedResponse["switch"][number] | undefined): string | undefined {
  if (source === undefined || source.syntax.value.kind !== "body") return undefined;
  return pathText(source.syntax.value);
}
