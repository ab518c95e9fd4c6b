import type { Rule } from "../../rule.js";

export const contractRules: readonly Rule[] = [];
