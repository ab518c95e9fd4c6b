import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const pathNotIncludeQuery: Rule = defineRule({
  id: "openapi/path-not-include-query",
  redocly: "path-not-include-query",
  severity: "error",
  title: "A path contains a query string",
  why: "A path ends before the question mark; clients encode it or send the query twice.",
  help: "Describe each query value as a parameter with `in: query`.",
  redoclyTells: (_context, at) => ({ message: `${inCode(at.at(-1) ?? "")} holds a query` }),
  examples: {
    wrong: `paths:
  /pets?tag=small:
    get:
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      parameters:
        - { name: tag, in: query, schema: { type: string } }
      responses: { "200": { description: Pets } }
`,
  },
});
