import { resolve } from "node:path";
import { completeDrafts, type Finding, type LintConfig } from "../lint/index.js";
import { type FilesInput, isPath, resolveFiles, shownPath } from "../pipeline/files.js";
import { lintConfigOf } from "../pipeline/lint.js";
import type { Workspace } from "../pipeline/workspace.js";
import { isGlob } from "../source/find-files.js";
import type { Project } from "../source/project.js";
import { openSettings, openWorkspace } from "./open-workspace.js";
import type { Terminal } from "./terminal.js";

/** What the arguments of a command name. */
export interface Operands {
  readonly root: string;
  readonly config: LintConfig;
  /** The named providers, every provider where nothing is named, none where only files are. */
  readonly workspace: Workspace;
  readonly files: FilesInput;
  /** Paths and patterns that name nothing. */
  readonly missing: readonly Finding[];
  /** Providers are named, and others may be there. */
  readonly partial: boolean;
}

export interface OperandOptions {
  readonly remote: readonly string[];
  /** The command wants the name of a provider, and not a file in its folder. */
  readonly providersByName?: boolean;
}

/**
 * Reads arguments that are providers, files or patterns. The source file of a provider's folder is that provider, with its repairs.
 */
export function openOperands(
  terminal: Terminal,
  operands: readonly string[],
  { remote, providersByName = false }: OperandOptions,
): Operands | { readonly refused: readonly Finding[] } {
  const settings = openSettings(terminal, remote);
  if ("refused" in settings) return settings;
  const { project } = settings;
  const { root } = project;
  const { cwd } = terminal;
  const paths = operands.filter(
    (operand) => isFile(cwd, operand, project) && !(providersByName && isProviderFile(cwd, operand, project)),
  );
  const resolved = resolveFiles({ root, cwd, paths });
  const sources = new Map(project.providers.map(({ name, source }) => [source, name]));
  const named = [
    ...operands.filter((operand) => !paths.includes(operand)),
    ...resolved.files.flatMap(({ shown }) => sources.get(shown) ?? []),
  ];
  const onlyFiles = paths.length > 0 && named.length === 0;
  const opened = onlyFiles ? settings : openWorkspace(terminal, named, { remote });
  if ("refused" in opened) return opened;
  const { config } = lintConfigOf(opened.workspace.project);
  const { limits, remote: origins } = project.config;
  return {
    root,
    config,
    workspace: opened.workspace,
    files: {
      root,
      files: resolved.files.filter(({ shown }) => !sources.has(shown)),
      config,
      limits,
      remote: origins,
    },
    missing: completeDrafts({ provider: "", drafts: resolved.findings, config }),
    partial: named.length > 0,
  };
}

/** A provider's name wins over a file or a folder that is called the same. */
function isFile(cwd: string, operand: string, { providers }: Project): boolean {
  return isPath(cwd, operand) && !providers.some(({ name }) => name === operand);
}

function isProviderFile(cwd: string, operand: string, { root, providers }: Project): boolean {
  const shown = shownPath(root, resolve(cwd, operand));
  return !isGlob(operand) && providers.some(({ folder }) => shown.startsWith(`${folder}/`));
}
