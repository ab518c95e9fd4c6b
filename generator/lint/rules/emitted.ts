import type { Rule } from "../rule.js";

export const emittedRules: readonly Rule[] = [];
