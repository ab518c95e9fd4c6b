import { getArray } from "../../../source/json.js";
import type { Context } from "../../context.js";
import type { OperationView } from "../../operations.js";
import { type Condition, conditionIn, takenForGranted } from "../../prose/conditions.js";
import { isPage, spokenOf, statesIn } from "../../prose/spoken.js";
import { inQuotes, quoteAll } from "../../quote.js";
import { reachableSchemas } from "../../reach.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const preconditionOnlyInProse: Rule = defineRule({
  id: "docs/precondition-only-in-prose",
  severity: "warning",
  title: "A precondition stands in prose only",
  why: "A call in another state is refused, and nothing that a machine reads says which states allow it.",
  help: "Bind the refusal to the fault for a state that forbids the call, and read the state first where that matters.",
  examples: {
    as: "page",
    wrong: `# Release a pet

Only pets in FREE status can be released.

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
    right: `# Release a pet

Releases the pet.

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    const known = statesIn(context);
    yield* isPage(context) ? ofPage(context, known) : ofOperations(context, known);
  },
});

/** A page is about its operations: whatever it says of states is said of them, and is one finding. */
function* ofPage(context: Context, known: ReadonlySet<string>): Iterable<Problem> {
  const found =
    quoteAll(context, ({ text }) => conditionIn(text, known) !== undefined) ??
    quoteAll(context, ({ text }) => takenForGranted(text) !== undefined);
  if (found === undefined) return;
  const { text, locate } = found.passage;
  yield {
    at: locate(),
    message: `The state that the call needs is said in prose only: ${inQuotes(text)}`,
    subject: conditionIn(text, known)?.states.join(" ") ?? takenForGranted(text) ?? "",
    once: true,
    related: found.also,
  };
}

/** In a document of many operations only an explicit condition counts: its summaries speak of an active pet without excluding another. */
function* ofOperations(context: Context, known: ReadonlySet<string>): Iterable<Problem> {
  for (const { operation, passages } of spokenOf(context)) {
    const conditions = passages.flatMap((passage) => {
      const condition = conditionIn(passage.text, known);
      return condition === undefined || hasCode(context, operation, condition) ? [] : [{ passage, condition }];
    });
    const [first, ...others] = conditions;
    if (first === undefined) continue;
    yield {
      at: first.passage.locate(),
      message: `The state that ${operation.name} ${first.condition.allows ? "needs" : "refuses"} is said in prose only: ${inQuotes(first.passage.text)}`,
      subject: first.condition.states.join(" "),
      related: others.map(({ passage }) => ({ message: inQuotes(passage.text), location: passage.locate() })),
    };
  }
}

/** Whether a refusal that the operation declares lists a code with a forbidden state's name in it: that is said not in prose only. */
function hasCode(context: Context, operation: OperationView, { allows, states }: Condition): boolean {
  if (allows) return false;
  const forbidden = new Set(states.map((state) => state.toLowerCase()));
  return reachableSchemas(context, [operation]).some(
    ({ node, statuses }) =>
      [...statuses].some((status) => status.startsWith("4")) &&
      [node.const, ...(getArray(node, "enum") ?? [])].some(
        (code) => typeof code === "string" && code.split(/[_\W]+/).some((word) => forbidden.has(word.toLowerCase())),
      ),
  );
}
