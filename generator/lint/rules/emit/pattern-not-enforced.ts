import { judgePattern } from "../../../model/pattern/judge.js";
import { getObject, getString } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { defineRule, type Rule } from "../../rule.js";

export const patternNotEnforced: Rule = defineRule({
  id: "emit/pattern-not-enforced",
  severity: "warning",
  title: "A pattern is not enforced",
  why: "What cannot be run, or could be kept busy by one hostile value until the server stops, is not run: values that break the pattern are let through.",
  help: "Write it in the syntax of ECMAScript, so that each text can be read in one way: no repetition inside a repetition, no neighbours that repeat the same characters.",
  examples: {
    wrong: `components:
  schemas:
    Name: { type: string, pattern: ^(a+)+$ }
`,
    right: `components:
  schemas:
    Name: { type: string, pattern: ^a+$ }
`,
  },
  *check(context) {
    // A document may repeat one pattern thousands of times.
    const reasons = new Map<string, string | undefined>();
    for (const { pattern, at, point } of patternsIn(context)) {
      if (!reasons.has(pattern)) reasons.set(pattern, reasonOf(pattern));
      const reason = reasons.get(pattern);
      if (reason === undefined) continue;
      const shown = pattern.length > LONGEST_SHOWN ? `${pattern.slice(0, LONGEST_SHOWN)}...` : pattern;
      yield {
        at,
        ...(point === undefined ? {} : { point }),
        message: `The pattern ${JSON.stringify(shown)} is not enforced: ${reason}`,
      };
    }
  },
});

const LONGEST_SHOWN = 100;

interface Stated {
  readonly pattern: string;
  readonly at: readonly PointerToken[];
  readonly point?: "key";
}

function* patternsIn(context: Context): Generator<Stated> {
  for (const { node, tokens } of context.sites.of("schema")) {
    const pattern = getString(node, "pattern");
    if (pattern !== undefined) yield { pattern, at: [...tokens, "pattern"] };
    const names = getObject(node, "patternProperties");
    for (const name of Object.keys(names ?? {}))
      yield { pattern: name, at: [...tokens, "patternProperties", name], point: "key" };
  }
}

/** Patterns that are enforced on texts up to some length are left to `generate`, which knows that length. */
function reasonOf(pattern: string): string | undefined {
  const judged = judgePattern(pattern);
  return judged.kind === "refused" ? judged.reason : undefined;
}
