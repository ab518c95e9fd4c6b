import { defineRule, type Rule } from "../../rule.js";
import { isPartOfComposition } from "../../sites.js";

/** Beside these `items` may come from elsewhere. */
const OTHER_SOURCES = ["items", "$ref", "allOf", "anyOf", "oneOf"];

export const arrayWithoutItems: Rule = defineRule({
  id: "shape/array-without-items",
  severity: "warning",
  title: "An array does not say what its items are",
  why: "Up to OpenAPI 3.0 `items` must be present (3.0.3, 4.7.24.1; 2.0, Items Object): generators stop, or make it a list of values of any type.",
  help: "Say what the items are; `items: {}` says that they may be anything.",
  examples: {
    wrong: `components:
  schemas:
    Tags: { type: array }
`,
    right: `components:
  schemas:
    Tags: { type: array, items: { type: string } }
`,
  },
  *check({ document: { version }, sites }) {
    if (version !== "2.0" && version !== "3.0") return;
    const places = version === "2.0" ? [...sites.of("schema"), ...sites.of("parameter")] : sites.of("schema");
    for (const site of places) {
      const { node, tokens } = site;
      if (node.type !== "array" || OTHER_SOURCES.some((key) => Object.hasOwn(node, key))) continue;
      if (isPartOfComposition(site)) continue;
      yield { at: tokens, message: "The array has no `items`, so nothing is said of its items", subject: "items" };
    }
  },
});
