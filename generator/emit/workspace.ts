import type { Contract } from "../contract/contract.js";
import type { FindingDraft } from "../source/draft.js";
import { compilePackage } from "./compile.js";
import { contractPackageFiles } from "./contract-package.js";
import { byCodeUnit, type GeneratedFile, type GeneratedPackage, sortedByPath } from "./files.js";
import type { PackageDraft, PackageSettings } from "./package.js";
import type { ProviderInput } from "./provider-input.js";
import { providerPackageFiles } from "./provider-package.js";
import { runtimePackageFiles } from "./runtime-package.js";

export type { GeneratedFile, GeneratedPackage } from "./files.js";
export type { ProviderInput } from "./provider-input.js";

export interface WorkspaceInput {
  /** The npm scope of every package, with its `@`. */
  readonly scope: string;
  readonly version: string;
  /** The licence of every package: its SPDX identifier and its text. */
  readonly license: { readonly id: string; readonly text: string };
  /** The range of `engines.node`. */
  readonly engines: string;
  /** The files of the runtime's template, paths relative to its folder. */
  readonly runtime: readonly GeneratedFile[];
  readonly contracts: readonly Contract[];
  readonly providers: readonly ProviderInput[];
}

export interface EmittedWorkspace {
  /** Sorted by folder. */
  readonly packages: readonly GeneratedPackage[];
  readonly findings: readonly FindingDraft[];
}

/**
 * Every package of a workspace, in memory: the runtime, one for each contract, one for each provider. Needs no disk and no
 * network. A package that cannot be compiled is a finding, and left out.
 */
export async function emitWorkspace(input: WorkspaceInput): Promise<EmittedWorkspace> {
  const settings: PackageSettings = input;
  const drafts = [
    runtimePackageFiles(input.runtime, settings),
    ...input.contracts.map((contract) => contractPackageFiles(contract, settings)),
    ...input.providers.map((provider) => providerPackageFiles(provider, settings)),
  ];
  const findings: FindingDraft[] = drafts.flatMap((draft) => draft.findings);
  const packages: GeneratedPackage[] = [];
  const folders = new Map<string, PackageDraft>();
  for (const draft of drafts) {
    const other = folders.get(draft.folder);
    if (other !== undefined) findings.push(nameTaken(draft));
    else {
      folders.set(draft.folder, draft);
      const { package: built, finding } = build(draft, settings);
      if (built !== undefined) packages.push(built);
      if (finding !== undefined) findings.push(finding);
    }
  }
  packages.sort((a, b) => byCodeUnit(a.folder, b.folder));
  return { packages, findings };
}

function build(
  { name, folder, files, location }: PackageDraft,
  { license }: PackageSettings,
): { package?: GeneratedPackage; finding?: FindingDraft } {
  const compiled = compilePackage(files);
  const [error] = compiled.errors;
  if (error !== undefined) {
    const message = `\`${error.path}\` of ${name} does not compile: ${error.message}`;
    return { finding: { rule: "emit/does-not-compile", message, location } };
  }
  const all = license.text === "" ? files : [...files, { path: "LICENSE", text: license.text }];
  return { package: { name, folder, files: sortedByPath(all), dist: compiled.dist } };
}

function nameTaken({ folder, location }: PackageDraft): FindingDraft {
  return {
    rule: "emit/name-taken",
    message: `Two packages would be written to \`${folder}\`; the runtime, contracts and providers share one folder.`,
    location,
  };
}
