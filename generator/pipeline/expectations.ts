import { RULE } from "../contract/expectations/form.js";
import { readExpectations } from "../contract/expectations/read-expectations.js";
import { readScenarios } from "../contract/expectations/read-scenarios.js";
import type { Entry } from "../contract/expectations/scenario.js";
import type { BindingPlan } from "../contract/plan.js";
import { didYouMean } from "../source/closest.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { fileProblem } from "../source/problem.js";
import type { ContractFile, Project } from "../source/project.js";
import { readText } from "../source/read.js";
import type { SourceText } from "../source/text.js";
import type { ProviderAnalysis } from "./provider.js";

/** The scenarios that every provider of a contract must state or lack. None where no file names them: then only the wire is the same for all. */
export function namedScenarios({ root, scenarios }: Project, contract: string): Outcome<ReadonlyMap<string, string>> {
  const file = scenarios.find((each) => each.contract === contract)?.file;
  if (file === undefined) return { value: new Map(), findings: [] };
  const text = readText({ root, path: file });
  return text.value === undefined ? { ...text, value: undefined } : readScenarios(text.value);
}

/** What a bound provider must come to, from the text of its expectations. */
export function statedScenarios(
  project: Project,
  { provider, contract, operation }: BindingPlan,
  source: SourceText,
): Outcome<readonly Entry[]> {
  const named = namedScenarios(project, contract.name);
  if (named.value === undefined) return { value: undefined, findings: named.findings };
  return readExpectations(source, { provider, contract, operation, named: named.value });
}

/** What is wrong with the expectations of a provider. They are no part of its package: nothing else needs them. */
export function expectationProblems(
  project: Project,
  { folder, plans }: Pick<ProviderAnalysis, "folder" | "plans">,
): readonly FindingDraft[] {
  const contracts = project.contracts.map(({ contract }) => contract);
  return folder.expectations.flatMap(({ contract, file }) => {
    const stranger = strangerProblem({ contract, file }, contracts, "expectations are those");
    if (stranger !== undefined) return [stranger];
    const plan = plans.find((each) => each.contract.name === contract);
    // Where the binding does not hold, that is what is wrong.
    if (plan === undefined) {
      const isBound = folder.bindings.some((binding) => binding.contract === contract);
      const message = `${folder.name} is not bound to ${contract}: nothing is held to these expectations.`;
      return isBound
        ? []
        : [fileProblem(RULE, file, message, `Bind it: \`concordat bind ${folder.name} ${contract}\`.`)];
    }
    const text = readText({ root: project.root, path: file });
    if (text.value === undefined) return text.findings;
    const named = namedScenarios(project, contract);
    // What is wrong with the scenarios is said once, of the contract.
    return named.value === undefined ? [] : statedScenarios(project, plan, text.value).findings;
  });
}

/** What is wrong with the files that name the scenarios of contracts. */
export function scenarioProblems(project: Project): readonly FindingDraft[] {
  const contracts = project.contracts.map(({ contract }) => contract);
  return project.scenarios.flatMap(
    (each) =>
      strangerProblem(each, contracts, "scenarios are those") ?? namedScenarios(project, each.contract).findings,
  );
}

function strangerProblem(
  { contract, file }: ContractFile,
  contracts: readonly string[],
  what: string,
): FindingDraft | undefined {
  if (contracts.includes(contract)) return undefined;
  const message = `There is no contract "${contract}": ${what} of the contract that the file is named after.${didYouMean(contract, contracts)}`;
  return fileProblem(RULE, file, message, "Rename the file.");
}
