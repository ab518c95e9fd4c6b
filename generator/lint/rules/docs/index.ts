import type { Rule } from "../../rule.js";

export const docsRules: readonly Rule[] = [];
