import { getString } from "../../../source/json.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const noDuplicatedTagNames: Rule = defineRule({
  id: "openapi/no-duplicated-tag-names",
  redocly: "no-duplicated-tag-names",
  severity: "warning",
  title: "A tag is declared twice",
  why: "Each name in the list must be unique (OpenAPI 3.0.3, 4.7.1; 3.1.1, 4.8.1.1): tools that group operations by tag take one of the two, or refuse the document.",
  help: "Keep one of the two, or give the other its own name.",
  redoclyTells: (context, at) => {
    const name = getString(context.valueAt(at), "name");
    return name === undefined ? undefined : { message: `The tag ${inCode(name)} is declared more than once` };
  },
  examples: {
    wrong: `tags:
  - { name: Pets }
  - { name: Pets, description: Again }
`,
    right: `tags:
  - { name: Pets }
`,
  },
});
