import type { Finding, LintConfig, Scope } from "../lint/index.js";
import { lintFiles } from "../pipeline/files.js";
import { lintWorkspace } from "../pipeline/lint.js";
import { openOperands } from "./open-operands.js";
import type { Terminal } from "./terminal.js";

/** What one run of `lint` found, and what it looked at. */
export interface LintRun {
  readonly findings: readonly Finding[];
  readonly root: string;
  readonly config: LintConfig;
  readonly scope: Omit<Scope, "exists">;
}

/** Lints what the arguments name: providers, files, patterns; every provider where they name nothing. */
export async function openLint(
  terminal: Terminal,
  operands: readonly string[],
  remote: readonly string[] = [],
): Promise<LintRun | { readonly refused: readonly Finding[] }> {
  const opened = openOperands(terminal, operands, { remote });
  if ("refused" in opened) return opened;
  const { root, config, workspace, files, missing, partial } = opened;
  const { findings } = await lintWorkspace(workspace, { partial });
  return {
    findings: [...missing, ...findings, ...(await lintFiles(files))],
    root,
    config,
    scope: {
      providers: new Set(workspace.providers.map(({ folder }) => folder.name)),
      complete: operands.length === 0,
      files: new Set(files.files.map(({ shown }) => shown)),
    },
  };
}
