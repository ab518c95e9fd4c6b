import { findOperation, operationNames } from "../model/find-operation.js";
import type { ApiModel, Operation } from "../model/model.js";
import { closest } from "../source/closest.js";
import type { Outcome } from "../source/draft.js";
import type { SourceText } from "../source/text.js";
import { checks } from "./check/index.js";
import type { Contract } from "./contract.js";
import { link } from "./link.js";
import { lower } from "./lower.js";
import type { BindingPlan } from "./plan.js";
import { readBinding } from "./read-binding.js";
import { type Located, Report, suggest } from "./report.js";

/**
 * Compiles what a provider means by a contract. Any finding is an error, and then there is no plan.
 *
 * @param model the provider's effective document
 * @param source the text of `bindings/<contract>.yaml`
 */
export function compileBinding(from: {
  readonly contract: Contract;
  readonly model: ApiModel;
  readonly source: SourceText;
}): Outcome<BindingPlan> {
  const { contract, model, source } = from;
  const { value: binding, findings } = readBinding(source);
  if (binding === undefined) return { value: undefined, findings };
  const report = new Report();
  const operation = operationOf(model, { name: binding.operation, report });
  if (operation === undefined) return { value: undefined, findings: report.findings };
  const linked = link({ binding, contract, model, operation });
  for (const check of checks) for (const remark of check(linked)) report.add(remark);
  return { value: report.clean ? lower(linked) : undefined, findings: report.findings };
}

function operationOf(
  model: ApiModel,
  { name, report }: { readonly name: Located<string>; readonly report: Report },
): Operation | undefined {
  const found = findOperation(model, name.value);
  if (found !== undefined) return found;
  const known = operationNames(model);
  const message = `The document has no operation \`${name.value}\`.${suggest(name.value, known)}`;
  const near = findOperation(model, closest(name.value, known) ?? "");
  const related = near === undefined ? [] : [{ message: "The one that may be meant.", location: near.location }];
  report.add({ rule: "contract/unknown-operation", message, location: name.location, related });
  return undefined;
}
