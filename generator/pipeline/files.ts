import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { completeDrafts, type Finding, type LintConfig, type Linter, placeKey } from "../lint/index.js";
import type { FindingDraft } from "../source/draft.js";
import { findFiles, isGlob } from "../source/find-files.js";
import type { Limits } from "../source/limits.js";
import type { Location } from "../source/origin.js";
import { fileProblem } from "../source/problem.js";
import { displayPath, isInside, kindOf } from "../source/read.js";
import { lintProvider } from "./lint.js";
import { analyseProvider, type Known, type ProviderAnalysis } from "./provider.js";

/**
 * What follows a document's whole name in the name of its repairs. The extension is part of that name: two documents never have one file
 * of repairs.
 */
export const REPAIRS_ENDING = ".repairs.overlay.yaml";

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

/**
 * The files that paths and patterns name, each once, in the order of the arguments. Repairs that stand beside their document are read with it:
 * who names them names the document, and a pattern passes over them.
 */
export function resolveFiles(input: {
  readonly root: string;
  readonly cwd: string;
  readonly paths: readonly string[];
}): { readonly files: readonly LooseFile[]; readonly findings: readonly FindingDraft[] } {
  const { root, cwd, paths } = input;
  const files = new Map<string, LooseFile>();
  const findings: FindingDraft[] = [];
  const add = (named: string, matched: boolean): void => {
    const document = documentOf(named);
    if (document !== undefined && matched) return;
    const path = document ?? named;
    const known = files.get(path);
    if (known === undefined || (known.matched && !matched))
      files.set(path, { path, shown: shownPath(root, path), matched });
  };
  for (const argument of paths) {
    const literal = resolve(cwd, argument);
    if (kindOf(literal) === "folder") {
      const help = `Name the files in it, as "${argument.replace(/[/\\]+$/, "")}/**/*.yaml" does.`;
      findings.push(fileProblem("source/unreadable", argument, `"${argument}" is a folder, not a file.`, help));
      continue;
    }
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

export interface FilesInput {
  /** The project's folder. */
  readonly root: string;
  readonly files: readonly LooseFile[];
  readonly config: LintConfig;
  readonly limits: Limits;
  readonly remote: readonly string[];
}

/**
 * Lints documents one by one. A file that cannot be read is a finding of no provider. What one document and another before it say of a
 * file to which both refer is told once.
 */
export async function lintFiles(input: FilesInput): Promise<readonly Finding[]> {
  const findings = new Map<string, Finding>();
  for (const file of input.files)
    for (const finding of await lintFile(openFile(file, input), input)) {
      const key = placeKey(finding);
      if (!findings.has(key)) findings.set(key, finding);
    }
  return [...findings.values()];
}

/** A loose file with what the stages made of it: it is a provider without a folder, a contract or a scope. */
export interface OpenedFile extends LooseFile {
  /** The folder that references are followed below and no further: the project, or the file's own where it lies elsewhere. */
  readonly root: string;
  readonly analysis: ProviderAnalysis;
}

/** Analyses a document together with the repairs that stand beside it, or with what is known instead. */
export function openFile(file: LooseFile, { root: project, limits, remote }: FilesInput, known?: Known): OpenedFile {
  const inside = isInside(project, file.path) || !existsSync(file.path);
  const [root, source] = inside ? [project, file.shown] : [dirname(file.path), basename(file.path)];
  const repairs = existsSync(file.path + REPAIRS_ENDING) ? { repairs: source + REPAIRS_ENDING } : {};
  const folder = { name: source, folder: dirname(source), source, ...repairs, bindings: [], expectations: [] };
  const analysis = analyseProvider({
    root,
    folder,
    contracts: [],
    contractNames: [],
    scope: undefined,
    limits,
    remote,
    ...(known === undefined ? {} : { known }),
  });
  const drafts = file.matched ? analysis.drafts.map(forgiving) : analysis.drafts;
  return { ...file, root, analysis: { ...analysis, drafts } };
}

/** Every finding of a loose file; those that keep it from being read alone are of no provider. `linter`: as in `lintProvider`. */
export async function lintFile(
  { root, shown, analysis }: OpenedFile,
  { root: project, config, limits }: FilesInput,
  linter?: Linter,
): Promise<readonly Finding[]> {
  const { published, drafts, folder } = analysis;
  const findings =
    published === undefined
      ? completeDrafts({ provider: "", drafts, config })
      : await lintProvider(analysis, config, limits.seconds, linter);
  if (folder.source === shown) return findings;
  // Findings name files from the folder that was opened.
  const place = (location: Location): Location =>
    isAddress(location.file) ? location : { ...location, file: shownPath(project, resolve(root, location.file)) };
  return findings.map((finding) => ({
    ...finding,
    provider: finding.provider === folder.source ? shown : finding.provider,
    location: place(finding.location),
    related: finding.related.map((each) => ({ ...each, location: place(each.location) })),
  }));
}

/** A pattern meets files that are something else, and they are no mistake. */
function forgiving(draft: FindingDraft): FindingDraft {
  return draft.rule === "source/no-openapi" ? { ...draft, severity: "info" } : draft;
}

/** A file that was fetched. */
function isAddress(file: string): boolean {
  return /^https?:\/\//.test(file);
}

/** The document whose repairs a file holds, where it stands beside them. */
function documentOf(path: string): string | undefined {
  const document = path.endsWith(REPAIRS_ENDING) ? path.slice(0, -REPAIRS_ENDING.length) : undefined;
  return document !== undefined && kindOf(document) === "file" ? document : undefined;
}

/** A path as findings show it: relative to the project, with `/`. */
export function shownPath(root: string, path: string): string {
  const shown = displayPath(root, path);
  return shown === path.replaceAll("\\", "/") ? relative(root, path).replaceAll("\\", "/") : shown;
}
