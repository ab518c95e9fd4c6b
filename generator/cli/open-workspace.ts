import { completeDrafts, type Finding } from "../lint/index.js";
import { analyse, type Workspace } from "../pipeline/workspace.js";
import { CONFIG_FILE, discover, type Project } from "../source/project.js";
import { withRemote } from "./allow-remote.js";
import type { Terminal } from "./terminal.js";

/** The workspace around the working directory, or the findings that say why there is none. */
export function openWorkspace(
  terminal: Terminal,
  providers: readonly string[],
  options: { readonly allOperations?: boolean; readonly remote?: readonly string[] } = {},
): { readonly workspace: Workspace } | { readonly refused: readonly Finding[] } {
  const found = discover({ cwd: terminal.cwd, providers });
  const { findings } = found;
  const value = found.value && withRemote(found.value, options.remote ?? []);
  const unknown = findings.filter(({ rule }) => rule === "source/unknown-provider");
  if (value === undefined || unknown.length > 0)
    return { refused: completeDrafts({ provider: "", drafts: value === undefined ? findings : unknown }) };
  if (value.providers.length === 0 && findings.length === 0) {
    const file = `${value.config.specs}/providers`;
    const location = { file, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" };
    return {
      refused: completeDrafts({
        provider: "",
        drafts: [{ rule: "source/no-providers", message: `There is no provider folder in ${file}.`, location }],
      }),
    };
  }
  return { workspace: analyse({ value, findings, ...options }) };
}

/** The settings around the working directory alone: for files, which need no provider and no contract. */
export function openSettings(
  terminal: Terminal,
  remote: readonly string[] = [],
): { readonly workspace: Workspace; readonly project: Project } | { readonly refused: readonly Finding[] } {
  const found = discover({ cwd: terminal.cwd });
  const { findings } = found;
  const value = found.value && withRemote(found.value, remote);
  if (value === undefined) return { refused: completeDrafts({ provider: "", drafts: findings }) };
  const drafts = findings.filter(({ location }) => location.file === CONFIG_FILE);
  const empty = { ...value, providers: [], contracts: [], scenarios: [] };
  return { workspace: { project: empty, contracts: [], providers: [], drafts }, project: value };
}
