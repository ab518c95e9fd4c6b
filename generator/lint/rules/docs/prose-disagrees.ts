import { getObject, getString } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { listed } from "../../literals.js";
import { inQuotes, quotes } from "../../quote.js";
import { reachableSchemas } from "../../reach.js";
import type { Problem } from "../../rule.js";
import { defineRule, type Rule } from "../../rule.js";
import { statesOf, takenForGranted } from "../../states.js";

export const proseDisagrees: Rule = defineRule({
  id: "docs/prose-disagrees",
  severity: "warning",
  title: "The prose contradicts itself",
  why: "A reader who has seen one of the two sentences builds something else than one who has seen the other.",
  help: "Ask the provider which holds; bind to what is refused in either reading.",
  examples: {
    as: "page",
    wrong: `# Release a pet

Releases a pending pet.

Only pets in PENDING or WAITING status can be released.

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

Releases a pet.

Only pets in PENDING or WAITING status can be released.

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
    if (context.boundOperations.length === 0) return;
    yield* narrowerConditions(context);
    yield* shownOnce(context);
  },
});

/** One sentence takes one state for granted, another allows more. */
function* narrowerConditions(context: Context): Iterable<Problem> {
  const condition = context.passages.find(({ text }) => statesOf(text).length > 1);
  if (condition === undefined) return;
  const states = statesOf(condition.text).map((state) => state.toLowerCase());
  const [narrower] = quotes(context, ({ text }) => states.includes(takenForGranted(text)?.toLowerCase() ?? ""));
  if (narrower === undefined) return;
  yield {
    at: narrower.passage.location,
    message: `${inQuotes(narrower.passage.text)} names one state, where ${listed(statesOf(condition.text), "or")} are allowed`,
    subject: "states",
    related: [{ message: inQuotes(condition.text), location: condition.location }, ...narrower.also],
  };
}

/** A value that is said to be shown once, at creation, in the response of an operation on what exists. */
function* shownOnce(context: Context): Iterable<Problem> {
  const existing = context.boundOperations.filter(({ parameters }) =>
    parameters.some((parameter) => parameter.in === "path"),
  );
  for (const { node, tokens } of reachableSchemas(context, existing)) {
    for (const [name, property] of Object.entries(getObject(node, "properties") ?? {})) {
      const found = /\b(?:shown|returned|displayed|visible) (?:exactly |only )once\b[^.]*/i.exec(
        getString(property, "description") ?? "",
      )?.[0];
      if (found === undefined) continue;
      yield {
        at: [...tokens, "properties", name],
        point: "key",
        message: `\`${name}\` is “${found.trim()}”, and yet in this response`,
        subject: name,
      };
    }
  }
}
