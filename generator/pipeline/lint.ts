import {
  compareProviders,
  completeDrafts,
  type Finding,
  type LintConfig,
  type Linter,
  lint,
  linterOf,
  NO_CONFIG,
  readLintConfig,
} from "../lint/index.js";
import { type Location, locate } from "../source/origin.js";
import { CONFIG_FILE, type Project } from "../source/project.js";
import { expectationProblems, scenarioProblems } from "./expectations.js";
import type { ProviderAnalysis } from "./provider.js";
import type { Workspace } from "./workspace.js";

export interface LintReport {
  /** Every finding, by provider and then by place. What belongs to no provider comes first, then the contracts. */
  readonly findings: readonly Finding[];
}

export interface LintOptions {
  /** The run is about some providers only, which says nothing of how all of them differ: they are not compared. */
  readonly partial: boolean;
}

/** Lints every provider and every contract of a workspace. Never throws for what stands in a document. */
export async function lintWorkspace(
  workspace: Workspace,
  { partial }: LintOptions = { partial: false },
): Promise<LintReport> {
  const { config, findings } = lintConfigOf(workspace.project);
  const drafts = [...workspace.drafts, ...findings, ...scenarioProblems(workspace.project)];
  const own = completeDrafts({ provider: "", drafts, config });
  const compared = (partial ? [] : workspace.providers).flatMap(({ effective, overlays, plans }) =>
    effective === undefined ? [] : [{ effective, overlays, plans }],
  );
  const lists = [own, compareProviders({ providers: compared, config })];
  for (const { model } of workspace.contracts) lists.push(await lint({ published: model.document, config }));
  const { seconds } = workspace.project.config.limits;
  for (const provider of workspace.providers) {
    const drafts = [...provider.drafts, ...expectationProblems(workspace.project, provider)];
    lists.push(await lintProvider({ ...provider, drafts }, config, seconds));
  }
  return { findings: lists.flat() };
}

/**
 * Every finding of one provider: the stages' own, and the rules'.
 *
 * @param linter the one of an earlier run on the same published document
 */
export async function lintProvider(
  analysis: ProviderAnalysis,
  config: LintConfig,
  seconds: number,
  linter?: Linter,
): Promise<readonly Finding[]> {
  const { folder, published, effective, overlays, plans, drafts } = analysis;
  if (published === undefined) return completeDrafts({ provider: folder.name, drafts, config });
  const run = linter ?? linterOf(published);
  return await run({
    overlays,
    plans,
    drafts,
    config,
    seconds,
    ...(effective === undefined ? {} : { effective }),
  });
}

/** What concordat.yaml says about rules, and what is wrong with it. */
export function lintConfigOf(project: Project): {
  readonly config: LintConfig;
  readonly findings: readonly Workspace["drafts"][number][];
} {
  const { raw } = project.config;
  const start = { file: project.configFile ?? CONFIG_FILE, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" };
  const { value = NO_CONFIG, findings } = readLintConfig({
    root: raw,
    locationOf: (tokens, at): Location => locate(raw, tokens, at) ?? start,
  });
  return { config: value, findings };
}
