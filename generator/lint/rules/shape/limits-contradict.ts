import type { Fix } from "../../../repair/overlay.js";
import type { JsonObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { replaceMembers, review } from "../../fixes.js";
import { numberIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

/** Which members limit one thing from below and from above. */
const PAIRS = [
  [["minLength"], ["maxLength"]],
  [["minItems"], ["maxItems"]],
  [["minProperties"], ["maxProperties"]],
  [["minContains"], ["maxContains"]],
  [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ],
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
      for (const [lower, upper] of PAIRS) {
        const [from, to] = [limitsOf(node, lower), limitsOf(node, upper)];
        const least = from.reduce(tighter(1), undefined);
        const most = to.reduce(tighter(-1), undefined);
        if (least === undefined || most === undefined || !contradict(least, most)) continue;
        const exchanged = contradict({ ...least, value: most.value }, { ...most, value: least.value });
        // Where there are more limits, or the two are equal, nothing tells what was meant.
        const fix =
          from.length + to.length > 2 || exchanged
            ? undefined
            : exchange(this.id, context, { tokens, node, least, most });
        const none =
          least.value === most.value ? "one of the two leaves the number itself out" : "no value can be both";
        yield {
          at: [...tokens, least.key],
          message: `\`${least.key}\` is ${least.value} and \`${most.key}\` is ${most.value}: ${none}`,
          subject: least.key,
          related: [{ message: "The upper limit", location: context.locate([...tokens, most.key]) }],
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

interface Limit {
  readonly key: string;
  readonly value: number;
  /** The number itself is left out. */
  readonly exclusive: boolean;
}

/** The limits that a schema states, also as texts. `exclusiveMinimum: true` belongs to `minimum`, as up to OpenAPI 3.0. */
function limitsOf(node: JsonObject, keys: readonly string[]): readonly Limit[] {
  return keys.flatMap((key) => {
    const value = limitOf(node, key);
    if (value === undefined) return [];
    const form = `exclusive${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    return [
      { key, value, exclusive: key.startsWith("exclusive") || (Object.hasOwn(node, form) && node[form] === true) },
    ];
  });
}

/** Of two limits the one that leaves less: `towards` is 1 for lower limits and -1 for upper ones. */
function tighter(towards: 1 | -1): (one: Limit | undefined, other: Limit) => Limit {
  return (one, other) => {
    const further = one === undefined ? 1 : (other.value - one.value) * towards;
    return one === undefined || further > 0 || (further === 0 && other.exclusive) ? other : one;
  };
}

function contradict(least: Limit, most: Limit): boolean {
  return least.value > most.value || (least.value === most.value && (least.exclusive || most.exclusive));
}

function exchange(
  rule: string,
  { document: { root } }: Context,
  { tokens, node, least, most }: Pick<Site, "tokens" | "node"> & { readonly least: Limit; readonly most: Limit },
): Fix {
  return review(
    replaceMembers({
      rule,
      reason: `No value is both; \`${least.key}\` and \`${most.key}\` are taken for exchanged.`,
      root,
      tokens,
      update: { [least.key]: most.value, [most.key]: least.value },
      expected: { [least.key]: node[least.key] ?? null, [most.key]: node[most.key] ?? null },
    }),
  );
}

/** A limit, also one that another rule finds written as a string. */
function limitOf(node: JsonObject, key: string): number | undefined {
  const value = Object.hasOwn(node, key) ? node[key] : undefined;
  return typeof value === "string" ? numberIn(value) : typeof value === "number" ? value : undefined;
}
