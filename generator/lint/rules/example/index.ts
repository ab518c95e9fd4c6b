import type { Rule } from "../../rule.js";

export const exampleRules: readonly Rule[] = [];
