import { completeDrafts, type Finding, type LintConfig, type Scope } from "../lint/index.js";
import { isPath, lintFiles, resolveFiles } from "../pipeline/files.js";
import { lintConfigOf, lintWorkspace } from "../pipeline/lint.js";
import type { ProviderFolder } from "../source/project.js";
import { openSettings, openWorkspace } from "./open-workspace.js";
import type { Terminal } from "./terminal.js";

/** What one run of `lint` found, and what it looked at. */
export interface LintRun {
  readonly findings: readonly Finding[];
  readonly root: string;
  readonly config: LintConfig;
  readonly scope: Omit<Scope, "exists">;
}

/**
 * Lints what the arguments name: providers, files, patterns; every provider where they name nothing. The source file of a provider's
 * folder is that provider, with its repairs.
 */
export async function openLint(
  terminal: Terminal,
  operands: readonly string[],
  remote: readonly string[] = [],
): Promise<LintRun | { readonly refused: readonly Finding[] }> {
  const settings = openSettings(terminal, remote);
  if ("refused" in settings) return settings;
  const { root } = settings.project;
  const { limits, remote: origins } = settings.project.config;
  const work = { limits, remote: origins };
  const paths = operands.filter((operand) => isFile(terminal.cwd, operand, settings.project.providers));
  const resolved = resolveFiles({ root, cwd: terminal.cwd, paths });
  const sources = new Map(settings.project.providers.map(({ name, source }) => [source, name]));
  const files = resolved.files.filter(({ shown }) => !sources.has(shown));
  const named = [
    ...operands.filter((operand) => !paths.includes(operand)),
    ...resolved.files.flatMap(({ shown }) => sources.get(shown) ?? []),
  ];

  const onlyFiles = paths.length > 0 && named.length === 0;
  const opened = onlyFiles ? settings : openWorkspace(terminal, named, { remote });
  if ("refused" in opened) return opened;
  const { config } = lintConfigOf(opened.workspace.project);
  const missing = completeDrafts({ provider: "", drafts: resolved.findings, config });
  const { findings } = await lintWorkspace(opened.workspace, { partial: named.length > 0 });
  return {
    findings: [...missing, ...findings, ...(await lintFiles({ root, files, config, ...work }))],
    root,
    config,
    scope: {
      providers: new Set(opened.workspace.providers.map(({ folder }) => folder.name)),
      complete: operands.length === 0,
      files: new Set(files.map(({ shown }) => shown)),
    },
  };
}

/** A provider's name wins over a file or a folder that is called the same. */
function isFile(cwd: string, operand: string, providers: readonly ProviderFolder[]): boolean {
  return isPath(cwd, operand) && !providers.some(({ name }) => name === operand);
}
