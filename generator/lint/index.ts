export { catalogue, ruleIds, ruleOf } from "./catalogue.js";
export { LEVELS, type LintConfig, NO_CONFIG, readLintConfig } from "./config.js";
export { completeDrafts, type LintInput, lint, type Normalised, normalise } from "./engine.js";
export { type Finding, type FindingFix, type FindingStatus, type Summary, summarise } from "./finding.js";
export { groups } from "./groups.js";
export { presets } from "./presets.js";
export { proposedActions, proposedFixes } from "./proposed.js";
export { familyOf, type Rule } from "./rule.js";
