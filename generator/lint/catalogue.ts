import type { Rule } from "./rule.js";
import { contractRules } from "./rules/contract/index.js";
import { docsRules } from "./rules/docs/index.js";
import { emittedRules } from "./rules/emitted.js";
import { exampleRules } from "./rules/example/index.js";
import { openapiRules } from "./rules/openapi/index.js";
import { providersRules } from "./rules/providers/index.js";
import { shapeRules } from "./rules/shape/index.js";

/** Every rule, by id in code-unit order: those that read documents, and those that other stages report. */
export const catalogue: readonly Rule[] = [
  ...shapeRules,
  ...openapiRules,
  ...docsRules,
  ...exampleRules,
  ...contractRules,
  ...providersRules,
  ...emittedRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId: ReadonlyMap<string, Rule> = new Map(catalogue.map((rule) => [rule.id, rule]));

export const ruleIds: ReadonlySet<string> = new Set(byId.keys());

/** The rule of that id, or undefined. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}
