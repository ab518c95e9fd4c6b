import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { emitWorkspace, type GeneratedFile, type ProviderInput } from "../emit/workspace.js";
import { completeDrafts, type Finding, familyOf } from "../lint/index.js";
import { checkOutput } from "../output/check.js";
import type { OutputFile } from "../output/files.js";
import { writeOutput } from "../output/write.js";
import type { FindingDraft } from "../source/draft.js";
import { lintConfigOf } from "./lint.js";
import type { ProviderAnalysis } from "./provider.js";
import { recoverProject } from "./recover.js";
import type { Workspace } from "./workspace.js";

/** The same depth below the program's root in `generator/` and in `dist/`. */
const programRoot = fileURLToPath(new URL("../../", import.meta.url));

export interface GenerateReport {
  /** What stands in the way; where any of them is an open error, nothing was written. */
  readonly findings: readonly Finding[];
  /** Below the output folder, sorted. With `check`, nothing is written and both are empty. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly packages: readonly { readonly name: string; readonly folder: string; readonly files: number }[];
}

export interface GenerateOptions {
  /** Compare with what stands on the disk, and write nothing. */
  readonly check: boolean;
  /** The run is about some providers only: the packages of the others stay as they are. */
  readonly partial: boolean;
}

/** emit → write. Everything is made in memory first; a finding that makes the output wrong leaves the disk as it was. */
export async function generateWorkspace(workspace: Workspace, options: GenerateOptions): Promise<GenerateReport> {
  const { project } = workspace;
  const stages = stageFindings(workspace);
  const refused = stages.filter(isBlocking);
  if (refused.length > 0) return { findings: refused, written: [], removed: [], packages: [] };

  const emitted = await emitWorkspace({
    scope: project.config.scope,
    version: "0.1.0",
    license: { id: project.config.license, text: licenseText(project.root) },
    engines: ">=20.19.0",
    runtime: readTemplates(join(programRoot, "templates/runtime")),
    contracts: workspace.contracts,
    providers: workspace.providers.flatMap(providerInput),
  });
  const complete = (drafts: readonly FindingDraft[]): readonly Finding[] =>
    completeDrafts({ provider: "", drafts, config: lintConfigOf(project).config });
  const findings = [...stages, ...complete(emitted.findings)];
  if (findings.some(isBlocking)) return { findings, written: [], removed: [], packages: [] };

  const files = emitted.packages.flatMap((each): OutputFile[] => [
    ...each.files.map(({ path, text }) => ({ path: `${each.folder}/${path}`, text })),
    ...each.dist.map(({ path, text }) => ({ path: `${each.folder}/${path}`, text, derived: true })),
  ]);
  const folders = options.partial ? { folders: new Set(emitted.packages.map(({ folder }) => folder)) } : {};
  const target = { root: join(project.root, project.config.output), label: project.config.output, files, ...folders };
  const packages = emitted.packages.map((each) => ({ name: each.name, folder: each.folder, files: each.files.length }));
  if (options.check) {
    const drafts = [...(await recoverProject(project)), ...(await checkOutput(target))];
    return { findings: [...findings, ...complete(drafts)], written: [], removed: [], packages };
  }
  const report = await writeOutput(target);
  return {
    findings: [...findings, ...complete(report.findings)],
    written: report.written,
    removed: report.removed,
    packages,
  };
}

/**
 * What the stages found. By the rules' own severity: a project may silence a finding, and does not get a package without its
 * adapter for it.
 */
function stageFindings(workspace: Workspace): readonly Finding[] {
  const own = completeDrafts({ provider: "", drafts: workspace.drafts });
  const theirs = workspace.providers.flatMap(({ folder, drafts }) => completeDrafts({ provider: folder.name, drafts }));
  return [...own, ...theirs];
}

const BLOCKING_FAMILIES: ReadonlySet<string> = new Set(["source", "contract", "emit", "lint", "output"]);
const BLOCKING_RULES: ReadonlySet<string> = new Set(["repair/invalid-overlay", "model/operation-without-address"]);

/** Errors that would make the output wrong: what could not be read, an overlay or a binding that does not hold. */
export function isBlocking({ rule, severity }: Finding): boolean {
  return severity === "error" && (BLOCKING_FAMILIES.has(familyOf({ id: rule })) || BLOCKING_RULES.has(rule));
}

function providerInput({ folder, model, plans, overlays }: ProviderAnalysis): ProviderInput[] {
  if (model === undefined) return [];
  const actions = (kind: "repairs" | "assumptions") =>
    overlays.filter((overlay) => overlay.kind === kind).flatMap((overlay) => overlay.actions);
  return [
    {
      provider: folder.name,
      model,
      plans,
      facts: { repairs: actions("repairs"), assumptions: actions("assumptions") },
    },
  ];
}

function licenseText(root: string): string {
  try {
    return readFileSync(join(root, "LICENSE"), "utf8");
  } catch {
    return "";
  }
}

/** The hand-written files of a package, in a stable order. */
function readTemplates(folder: string): GeneratedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "package.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
