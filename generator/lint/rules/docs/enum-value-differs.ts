import { closest } from "../../../source/closest.js";
import { getArray, getObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { listed } from "../../literals.js";
import { takenForGranted } from "../../prose/conditions.js";
import { inQuotes, quotes } from "../../quote.js";
import { reachableSchemas } from "../../reach.js";
import type { Problem } from "../../rule.js";
import { defineRule, type Rule } from "../../rule.js";

export const enumValueDiffers: Rule = defineRule({
  id: "docs/enum-value-differs",
  severity: "warning",
  title: "The prose names a value that the enum does not have",
  why: "One of the two is misspelt: who follows the prose sends or expects a value that never occurs.",
  help: "Use the value of the enum, and ask the provider which of the two is right.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        mode: { type: string, enum: [INDOORS, GARDEN] }
        door: { type: boolean, description: Only for pets with mode INDOOR. }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        mode: { type: string, enum: [INDOORS, GARDEN] }
        door: { type: boolean, description: Only for pets with mode INDOORS. }
`,
  },
  *check(context) {
    const enums = enumsByName(context);
    for (const { text, locate } of context.passages) {
      for (const [, name = "", value = ""] of text.matchAll(NAMED_VALUE)) {
        const values = enums.get(name);
        const near = values === undefined || values.has(value) ? undefined : closest(value, values);
        if (near === undefined || near.toLowerCase() === value.toLowerCase()) continue;
        yield {
          at: locate(),
          message: `The prose says ${name} \`${value}\`, the enum says \`${near}\`: ${inQuotes(text)}`,
          subject: `${name} ${value}`,
        };
      }
    }
    yield* statesThatDiffer(context);
  },
});

/** `mode INDOORS`, `mode is `INDOORS``: the name of a property and a value in capitals. */
const NAMED_VALUE = /(?<![\w-])([a-zA-Z_]{2,40}) (?:is |= ?)?[`"']?([A-Z][A-Z0-9_]{2,})\b/g;

/** Values in capitals by the names of the properties that have them; a name with two enums has both. */
function enumsByName(context: Context): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { node } of context.sites.of("schema")) {
    for (const [name, property] of Object.entries(getObject(node, "properties") ?? {})) {
      const values = getArray(context.resolver.follow(property, [])?.node, "enum") ?? [];
      if (!/^[A-Za-z_]+$/.test(name) || values.length === 0) continue;
      const known = found.get(name) ?? new Set<string>();
      for (const value of values) if (typeof value === "string") known.add(value);
      found.set(name, known);
    }
  }
  return found;
}

/** A page that speaks of `an active pet` while no state of a pet is called active. */
function* statesThatDiffer(context: Context): Iterable<Problem> {
  const states = reachableSchemas(context, context.boundOperations)
    .flatMap(({ node }) => Object.entries(getObject(node, "properties") ?? {}))
    .filter(([name]) => /^(?:status|state)$/i.test(name))
    .flatMap(([, property]) => getArray(context.resolver.follow(property, [])?.node, "enum") ?? [])
    .flatMap((value) => (typeof value === "string" ? [value] : []));
  if (states.length === 0) return;
  const known = new Set(states.map((state) => state.toLowerCase()));
  const [found] = quotes(context, ({ text }) => {
    const state = takenForGranted(text)?.toLowerCase();
    return state !== undefined && !known.has(state);
  });
  if (found === undefined) return;
  const state = takenForGranted(found.passage.text) ?? "";
  yield {
    at: found.passage.locate(),
    message: `The page speaks of “${state}”, and no state is called so: the enum has ${listed(states)}`,
    subject: `state ${state.toLowerCase()}`,
  };
}
