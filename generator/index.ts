/**
 * The Node API: the verbs of the command line as functions.
 *
 *     open      concordat.yaml and the folders of the providers        source/
 *     analyse   read → ingest → repair → model → contract              pipeline/
 *     lint      findings                                               lint/
 *     propose   repairs that the findings call for                     repair/
 *     generate  emit → write                                           emit/, output/
 */

export { tour } from "./cli/tour.js";
export { catalogue, type Finding, type Rule, ruleOf, type Summary, summarise } from "./lint/index.js";
export { type ProposedRepair, proposeRepairs, writeRepairs } from "./pipeline/fix.js";
export {
  type GenerateOptions,
  type GenerateReport,
  generateWorkspace as generate,
  isBlocking,
} from "./pipeline/generate.js";
export { type LintReport, lintWorkspace as lint } from "./pipeline/lint.js";
export type { ProviderAnalysis } from "./pipeline/provider.js";
export { analyse, type Workspace } from "./pipeline/workspace.js";
export { type DiscoverInput, discover as open, type Project, type ProviderFolder } from "./source/project.js";
