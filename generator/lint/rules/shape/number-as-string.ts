import { replaceMembers, safe } from "../../fixes.js";
import { VALUES_AS_STRINGS } from "../../groups.js";
import { numberMembers } from "../../keywords.js";
import { numberIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

export const numberAsString: Rule = defineRule({
  id: "shape/number-as-string",
  severity: "error",
  title: "A number is written as a string",
  why: "JSON Schema ignores or refuses a limit that is not a number, so validators and generators drop it or stop.",
  help: "Write the number without quotes.",
  mends: "`concordat fix` proposes the repair.",
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
  ],
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      maxLength: "27"
`,
    right: `components:
  schemas:
    Pet:
      type: string
      maxLength: 27
`,
  },
  *check({ document, sites }) {
    for (const { kind, node, tokens } of sites.all) {
      for (const key of numberMembers(kind, document.version)) {
        const text = Object.hasOwn(node, key) ? node[key] : undefined;
        const number = typeof text === "string" ? numberIn(text) : undefined;
        if (text === undefined || number === undefined) continue;
        const wanted = wantedBy(key);
        const fitting = wanted.allows(number);
        yield {
          at: [...tokens, key],
          message: `\`${key}\` is the string ${JSON.stringify(text)} where OpenAPI ${document.version} wants ${fitting ? `the number ${number}` : wanted.name}`,
          subject: `${key} ${text}`,
          group: VALUES_AS_STRINGS,
          ...(fitting
            ? {
                fix: safe(
                  replaceMembers({
                    rule: this.id,
                    reason: `\`${key}\` is a number, written as a string.`,
                    root: document.root,
                    tokens,
                    update: { [key]: number },
                    expected: { [key]: text },
                  }),
                ),
              }
            : {}),
        };
      }
    }
  },
});

/** The numbers that a keyword takes. */
interface Wanted {
  readonly name: string;
  readonly allows: (number: number) => boolean;
}

const ANY: Wanted = { name: "a number", allows: () => true };
const COUNT: Wanted = { name: "an integer of at least 0", allows: (number) => Number.isInteger(number) && number >= 0 };
const POSITIVE: Wanted = { name: "a number above 0", allows: (number) => number > 0 };

/** JSON Schema 2020-12, validation, section 6; the drafts that OpenAPI 2.0 and 3.0 refer to say the same. */
function wantedBy(key: string): Wanted {
  if (key === "multipleOf") return POSITIVE;
  return /^(?:min|max)(?:Length|Items|Properties|Contains)$/.test(key) ? COUNT : ANY;
}
