import type { JsonObject } from "../../../source/json.js";
import { replaceMembers, review } from "../../fixes.js";
import { numberIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

/** A lower and an upper limit of one thing. */
const PAIRS = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minContains", "maxContains"],
  ["minimum", "maximum"],
] as const;

export const limitsContradict: Rule = defineRule({
  id: "shape/limits-contradict",
  severity: "error",
  title: "A lower limit is above the upper one",
  why: "No value satisfies both, so a validator refuses whatever the provider takes or sends.",
  help: "Ask the provider for the limits that hold. Often the two are exchanged.",
  mends: "`concordat fix` proposes to exchange them, for review.",
  examples: {
    wrong: `components:
  schemas:
    Name: { type: string, minLength: 64, maxLength: 1 }
`,
    right: `components:
  schemas:
    Name: { type: string, minLength: 1, maxLength: 64 }
`,
  },
  *check(context) {
    for (const { node, tokens } of context.sites.of("schema")) {
      for (const [least, most] of PAIRS) {
        const from = limitOf(node, least);
        const to = limitOf(node, most);
        if (from === undefined || to === undefined || from <= to) continue;
        yield {
          at: [...tokens, least],
          message: `\`${least}\` is ${from} and \`${most}\` is ${to}: no value can be both`,
          subject: least,
          related: [{ message: "The upper limit", location: context.locate([...tokens, most]) }],
          fix: review(
            replaceMembers({
              rule: this.id,
              reason: `No value is both; \`${least}\` and \`${most}\` are taken for exchanged.`,
              root: context.document.root,
              tokens,
              update: { [least]: to, [most]: from },
              expected: { [least]: node[least] ?? null, [most]: node[most] ?? null },
            }),
          ),
        };
      }
    }
  },
});

/** A limit, also one that another rule finds written as a string. */
function limitOf(node: JsonObject, key: string): number | undefined {
  const value = Object.hasOwn(node, key) ? node[key] : undefined;
  return typeof value === "string" ? numberIn(value) : typeof value === "number" ? value : undefined;
}
