import { exampleIsSentence } from "../../disagree/example-is-sentence.js";
import { idOfAnotherLength } from "../../disagree/id-of-another-length.js";
import { meaningOfState } from "../../disagree/meaning-of-state.js";
import { narrowerConditions } from "../../disagree/narrower-conditions.js";
import { shownOnce } from "../../disagree/shown-once.js";
import { wordsOfExample } from "../../disagree/words-of-example.js";
import { defineRule, type Rule } from "../../rule.js";

export const proseDisagrees: Rule = defineRule({
  id: "docs/prose-disagrees",
  severity: "warning",
  title: "The documentation contradicts itself",
  why: "A reader who has seen one of the two places builds something else than one who has seen the other.",
  help: "Ask the provider which holds; bind to what is refused in either reading.",
  // A sentence is no address either: what is said of the format follows.
  covers: [{ rule: "example/schema-mismatch", where: "here", of: /^The example of an address is a sentence/ }],
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
    yield* meaningOfState(context);
    yield* shownOnce(context);
    yield* exampleIsSentence(context);
    yield* idOfAnotherLength(context);
    yield* wordsOfExample(context);
  },
});
