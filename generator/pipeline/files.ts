import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { completeDrafts, type Finding, type LintConfig } from "../lint/index.js";
import type { FindingDraft } from "../source/draft.js";
import { findFiles, isGlob } from "../source/find-files.js";
import type { Limits } from "../source/limits.js";
import type { Location } from "../source/origin.js";
import { fileProblem } from "../source/problem.js";
import { displayPath, isInside } from "../source/read.js";
import { lintProvider } from "./lint.js";
import { analyseProvider } from "./provider.js";

/** A document without a provider's folder. */
export interface LooseFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the project, with `/`: what findings show. */
  readonly shown: string;
  /** A pattern found it; nobody said that it is an OpenAPI document. */
  readonly matched: boolean;
}

/** Whether an argument of the command line is a file or a pattern, and not a provider's name. */
export function isPath(cwd: string, argument: string): boolean {
  return isGlob(argument) || /[/\\]|\.(?:json|ya?ml|md|txt)$/i.test(argument) || existsSync(resolve(cwd, argument));
}

/** The files that paths and patterns name, each once, in the order of the arguments. */
export function resolveFiles(input: {
  readonly root: string;
  readonly cwd: string;
  readonly paths: readonly string[];
}): { readonly files: readonly LooseFile[]; readonly findings: readonly FindingDraft[] } {
  const { root, cwd, paths } = input;
  const files = new Map<string, LooseFile>();
  const findings: FindingDraft[] = [];
  const add = (path: string, matched: boolean): void => {
    const known = files.get(path);
    if (known === undefined || (known.matched && !matched))
      files.set(path, { path, shown: shownPath(root, path), matched });
  };
  for (const argument of paths) {
    const literal = resolve(cwd, argument);
    if (!isGlob(argument) || existsSync(literal)) {
      add(literal, false);
      continue;
    }
    const found = findFiles(cwd, argument);
    if (found === undefined) {
      findings.push(
        fileProblem("source/limit", argument, `The pattern "${argument}" names more files than are searched.`),
      );
    } else if (found.length === 0) {
      findings.push(fileProblem("source/no-match", argument, `The pattern "${argument}" matches no file.`));
    }
    for (const file of found ?? []) add(resolve(cwd, file), true);
  }
  return { files: [...files.values()], findings };
}

/** Lints documents one by one. A file that cannot be read is a finding of no provider. */
export async function lintFiles(input: {
  readonly root: string;
  readonly files: readonly LooseFile[];
  readonly config: LintConfig;
  readonly limits: Limits;
  readonly remote: readonly string[];
}): Promise<readonly Finding[]> {
  const lists: Finding[][] = [];
  for (const file of input.files) lists.push([...(await lintFile(file, input))]);
  return lists.flat();
}

async function lintFile(
  { path, shown, matched }: LooseFile,
  { root, config, limits, remote }: Parameters<typeof lintFiles>[0],
): Promise<readonly Finding[]> {
  // References are followed below this folder and no further: the project, or the file's own folder where it lies elsewhere.
  const inside = isInside(root, path);
  const [folder, source] = inside || !existsSync(path) ? [root, shown] : [dirname(path), basename(path)];
  const analysis = analyseProvider({
    root: folder,
    folder: { name: source, folder: dirname(source), source, bindings: [] },
    contracts: [],
    contractNames: [],
    scope: undefined,
    limits,
    remote,
  });
  if (analysis.published === undefined) {
    const drafts = analysis.drafts.map((draft) => (matched ? forgiving(draft) : draft));
    return completeDrafts({ provider: "", drafts, config }).map((finding) => moved(finding, source, shown));
  }
  return (await lintProvider(analysis, config, limits.seconds)).map((finding) => moved(finding, source, shown));
}

/** A pattern meets files that are something else, and they are no mistake. */
function forgiving(draft: FindingDraft): FindingDraft {
  return draft.rule === "source/no-openapi" ? { ...draft, severity: "info" } : draft;
}

function moved(finding: Finding, from: string, to: string): Finding {
  if (from === to) return finding;
  const place = (location: Location): Location => (location.file === from ? { ...location, file: to } : location);
  return {
    ...finding,
    provider: finding.provider === from ? to : finding.provider,
    location: place(finding.location),
    related: finding.related.map((each) => ({ ...each, location: place(each.location) })),
  };
}

function shownPath(root: string, path: string): string {
  const shown = displayPath(root, path);
  return shown === path.replaceAll("\\", "/") ? relative(root, path).replaceAll("\\", "/") : shown;
}
