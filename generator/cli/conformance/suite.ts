import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BindingPlan } from "../../contract/plan.js";
import type { Project, ProviderFolder } from "../../source/project.js";
import { readText } from "../../source/read.js";
import { UsageError } from "../arguments.js";
import { mapping, parsed, text } from "./parts.js";
import type { Expecting } from "./read-expectations.js";

/** Where the expectations of a provider stand, relative to the project. */
export function expectationsFile(folder: ProviderFolder, contract: string): string {
  return `${folder.folder}/expectations/${contract}.yaml`;
}

/** What expectations of a bound provider are about. */
export function expecting(project: Project, { provider, contract, operation }: BindingPlan): Expecting {
  return { provider, contract, operation, named: namedScenarios(project, contract.name) };
}

/**
 * The scenarios that every provider of a contract must state or lack, with what happens in each: the file beside the contract,
 * `<contract>.scenarios.yaml`. None where there is no such file: then only the wire is the same for all.
 * @throws UsageError naming the place of what is wrong
 */
export function namedScenarios(project: Project, contract: string): ReadonlyMap<string, string> {
  const file = `${project.config.specs}/contract/${contract}.scenarios.yaml`;
  if (!existsSync(join(project.root, file))) return new Map();
  const { value, at } = parsed(projectText(project, file), file);
  return new Map(Object.entries(mapping(value, at)).map(([name, summary]) => [name, text(summary, at.below(name))]));
}

/** @throws UsageError where the file cannot be read */
export function projectText({ root }: Project, file: string): string {
  const { value, findings } = readText({ root, path: file });
  if (value === undefined) throw new UsageError(findings[0]?.message ?? `${file} cannot be read`);
  return value.text;
}
