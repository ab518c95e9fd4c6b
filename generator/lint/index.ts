export { acceptOpen, type Comparison, compareWithBaseline, type Scope, staleEntries } from "./accept.js";
export { type BaselineEntry, type LocatedEntry, printBaseline, readBaseline } from "./baseline.js";
export { catalogue, ruleIds, ruleOf } from "./catalogue.js";
export { type ComparedProvider, compareProviders } from "./compare.js";
export { type LintConfig, NO_CONFIG, readLintConfig } from "./config.js";
export { configSchema } from "./config-schema.js";
export {
  completeDrafts,
  inspectAlone,
  type Linter,
  type LintInput,
  lint,
  linterOf,
} from "./engine.js";
export { type Finding, type FindingFix, type FindingStatus, type Summary, summarise } from "./finding.js";
export { placeKey } from "./gather.js";
export { groups } from "./groups.js";
export type { Occurrence } from "./occurrence.js";
export { presets } from "./presets.js";
export { type ProposedFix, proposedActions, proposedFixes } from "./proposed.js";
export { adviceOf, familyOf, type Rule } from "./rule.js";
