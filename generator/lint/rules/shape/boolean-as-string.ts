import { replaceMembers, safe } from "../../fixes.js";
import { VALUES_AS_STRINGS } from "../../groups.js";
import { booleanMembers } from "../../keywords.js";
import { booleanIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

const MANDATORY =
  'The string "false" is truthy: generators in wide use (openapi-typescript 7, hey-api) emit a mandatory parameter for it, so every caller must send what the provider calls optional.';

export const booleanAsString: Rule = defineRule({
  id: "shape/boolean-as-string",
  severity: "error",
  title: "A boolean is written as a string",
  why: 'A string is truthy, "false" included: tools that do not check the type read the opposite, and tools that do stop.',
  help: "Write true or false without quotes.",
  mends: "`concordat fix` proposes the repair.",
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
  ],
  examples: {
    wrong: `components:
  parameters:
    Trace:
      name: x-trace
      in: header
      required: "false"
      schema:
        type: string
`,
    right: `components:
  parameters:
    Trace:
      name: x-trace
      in: header
      required: false
      schema:
        type: string
`,
  },
  *check({ document, sites }) {
    for (const { kind, node, tokens } of sites.all) {
      for (const key of booleanMembers(kind, document.version)) {
        const text = Object.hasOwn(node, key) ? node[key] : undefined;
        const boolean = typeof text === "string" ? booleanIn(text) : undefined;
        if (text === undefined || boolean === undefined) continue;
        const mandatory = key === "required" && !boolean;
        // What is in the path is required whatever the text says: another rule mends that.
        const inPath = mandatory && kind === "parameter" && node.in === "path";
        const header = mandatory && node.in === "header" ? MANDATORY.replace("parameter", "header") : MANDATORY;
        yield {
          at: [...tokens, key],
          message: `\`${key}\` is the string ${JSON.stringify(text)} where OpenAPI ${document.version} wants the boolean ${boolean}`,
          subject: `${key} ${text}`,
          group: VALUES_AS_STRINGS,
          ...(mandatory ? { why: header } : {}),
          ...(inPath
            ? {}
            : {
                fix: safe(
                  replaceMembers({
                    rule: this.id,
                    reason: `\`${key}\` is a boolean, written as a string.`,
                    root: document.root,
                    tokens,
                    update: { [key]: boolean },
                    expected: { [key]: text },
                  }),
                ),
              }),
        };
      }
    }
  },
});
