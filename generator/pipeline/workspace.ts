import type { Contract } from "../contract/contract.js";
import { readContract } from "../contract/read-contract.js";
import { buildModel } from "../model/build.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { loadDocument } from "../source/load.js";
import type { Project, ProviderFolder } from "../source/project.js";
import { analyseProvider, type Known, type ProviderAnalysis } from "./provider.js";

/** A project with everything that the stages before lint and emit made of it. */
export interface Workspace {
  readonly project: Project;
  readonly contracts: readonly Contract[];
  readonly providers: readonly ProviderAnalysis[];
  /** What belongs to no provider: the settings, the contracts, a provider that is not there. */
  readonly drafts: readonly FindingDraft[];
}

export interface AnalyseInput {
  readonly value: Project;
  readonly findings: readonly FindingDraft[];
  /** Every package holds its whole document, whatever settings and bindings name. */
  readonly allOperations?: boolean;
}

/** Analyses a project. Reads the disk and nothing else; never throws for what stands in a file. */
export function analyse({ value: project, findings, allOperations = false }: AnalyseInput): Workspace {
  const outcomes = project.contracts.map(({ contract, file }) => contractOf(project.root, contract, file));
  const contracts = outcomes.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const drafts = [...findings, ...outcomes.flatMap((outcome) => outcome.findings)];
  return {
    project,
    contracts,
    providers: project.providers.map((folder) => analyseFolder({ project, contracts, folder, allOperations })),
    drafts,
  };
}

/** Analyses one provider of a project, as it is or with what is known instead. */
export function analyseFolder(input: {
  readonly project: Project;
  readonly contracts: readonly Contract[];
  readonly folder: ProviderFolder;
  readonly allOperations?: boolean;
  readonly known?: Known;
}): ProviderAnalysis {
  const { project, contracts, folder, allOperations = false, known } = input;
  return analyseProvider({
    root: project.root,
    folder,
    contracts,
    contractNames: project.contracts.map(({ contract }) => contract),
    scope: allOperations ? "all" : project.config.providers.get(folder.name)?.operations,
    limits: project.config.limits,
    remote: project.config.remote,
    ...(known === undefined ? {} : { known }),
  });
}

function contractOf(root: string, name: string, file: string): Outcome<Contract> {
  const findings: FindingDraft[] = [];
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const document = take(loadDocument({ root, provider: name, file }));
  const model = document && take(buildModel(document));
  const contract = model && take(readContract(model));
  return { value: contract, findings };
}
