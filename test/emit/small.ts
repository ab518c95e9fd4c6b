import { compileBinding } from "../../generator/contract/compile.js";
import type { Contract } from "../../generator/contract/contract.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import { type EmittedWorkspace, emitWorkspace } from "../../generator/emit/workspace.js";
import type { ApiModel } from "../../generator/model/model.js";
import { SourceText } from "../../generator/source/text.js";
import { cancelContract, documentOf, modelOf } from "../contract/documents.js";
import { runtimeTemplate, settings } from "./workspace.js";

/** A model of an OpenAPI document in YAML. */
export function smallModel(yaml: string): ApiModel {
  return modelOf(documentOf(new SourceText("small.yaml", yaml)));
}

/** The plan of a binding in YAML; its findings are the test's fault. */
export function smallPlan(model: ApiModel, yaml: string, contract: Contract = cancelContract()): BindingPlan {
  const { value, findings } = compileBinding({ contract, model, source: new SourceText("binding.yaml", yaml) });
  if (value === undefined) throw new Error(JSON.stringify(findings, undefined, 2));
  return value;
}

/** The workspace of one provider called `small`. */
export async function emitSmall(
  model: ApiModel,
  plans: readonly BindingPlan[] = [],
  provider = "small",
): Promise<EmittedWorkspace> {
  return await emitWorkspace({
    ...settings,
    runtime: runtimeTemplate(),
    contracts: [cancelContract()],
    providers: [{ provider, model, plans, facts: { repairs: [], assumptions: [] } }],
  });
}

/** The text of one source of the provider's package. */
export function sourceIn({ packages }: EmittedWorkspace, path: string, folder = "small"): string {
  const found = packages.find((each) => each.folder === folder)?.files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`${folder}/${path} was not emitted`);
  return found.text;
}
