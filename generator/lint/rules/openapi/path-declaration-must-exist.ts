import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const pathDeclarationMustExist: Rule = defineRule({
  id: "openapi/path-declaration-must-exist",
  redocly: "path-declaration-must-exist",
  severity: "error",
  title: "A path has an empty place",
  why: "The place has no name, so no parameter can fill it.",
  help: "Write the parameter's name between the braces.",
  redoclyTells: (_context, at) => ({ message: `${inCode(at.at(-1) ?? "")} has a place without a name` }),
  examples: {
    wrong: `paths:
  /pets/{}:
    get:
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/mine:
    get:
      responses: { "200": { description: Pets } }
`,
  },
});
