import type { BindingPlan } from "../contract/plan.js";
import { formsOf } from "../model/forms.js";
import type { ApiModel } from "../model/model.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { emitAdapter } from "./adapter/adapter.js";
import { emitClient } from "./client.js";
import { code, fileName, moduleSpecifier, printFile, stringLiteral } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { emitForms } from "./forms.js";
import { planTypeNames } from "./names.js";
import { emitOperations } from "./operations.js";
import { receivableModel } from "./receivable-model.js";
import { emitServer } from "./server.js";
import { emitService } from "./service.js";
import { typedModel } from "./typed-model.js";
import { emitTypes } from "./types.js";
import type { NamedValidator } from "./validators.js";
import { emitValidatorModules } from "./validators-module.js";
import { emitWebhooks } from "./webhooks/webhooks.js";
import { emitWireTypes } from "./wire-types.js";

export interface ApiSourcesInput {
  readonly model: ApiModel;
  /** The slug of the service: `provenance.provider`, names of spans. */
  readonly service: string;
  /** The bindings, one for each contract. */
  readonly plans: readonly BindingPlan[];
  /** Package names. */
  readonly runtime: string;
  readonly contractPackage: (contract: string) => string;
}

/** The TypeScript of everything that a document and its bindings give: wire types, types, client, server, validators, adapters. */
export function emitApiSources(input: ApiSourcesInput): Outcome<readonly GeneratedFile[]> {
  const { runtime, plans } = input;
  const model = receivableModel(input.model);
  const typed = typedModel(model);
  const names = planTypeNames(typed);
  const validators = emitValidatorModules({ model, schemas: namedValidators(model, typed), names, runtime });
  const findings: FindingDraft[] = [...validators.findings];
  const idempotencyHeaders = new Map(
    plans.flatMap(({ operation, idempotencyHeader }) =>
      idempotencyHeader === undefined ? [] : [[operation.name, idempotencyHeader] as const],
    ),
  );
  const adapters = plans.map((plan) =>
    emitAdapter({ model: input.model, names, plan, runtime, contract: input.contractPackage(plan.contract.name) }),
  );
  const forms = emitForms({ model, runtime });
  const webhooks = emitWebhooks({ model, service: input.service, runtime });
  // A schema that both have is one place of the document.
  const told = new Set(findings.map(({ location, rule }) => `${rule} ${location.file} ${location.pointer}`));
  findings.push(
    ...webhooks.findings.filter(({ location, rule }) => !told.has(`${rule} ${location.file} ${location.pointer}`)),
  );
  const files = [
    { path: "src/wire.ts", text: emitWireTypes(typed).text },
    emitTypes({ model: typed, names, runtime }),
    emitService({ model, provider: input.service, runtime, idempotencyHeaders }),
    emitOperations({ model, runtime, idempotencyHeaders }),
    emitClient({ model, names, runtime }),
    emitServer({ model, names, runtime }),
    ...(forms === undefined ? [] : [forms]),
    ...(validators.value ?? []),
    ...(webhooks.value ?? []),
    ...adapters,
  ];
  return { value: files, findings };
}

/** A validator for each exported schema: the document's own, which of what another direction has holds nothing against a value. */
function namedValidators(model: ApiModel, typed: ApiModel): readonly NamedValidator[] {
  const forms = formsOf(model).schemas;
  return [...typed.schemas.values()].flatMap((named): NamedValidator[] => {
    const form = forms.get(named.pointer);
    const schema = form && model.schemas.get(form.of)?.schema;
    if (form === undefined || schema === undefined) return [];
    const direction = form.only === "sent" ? "request" : form.only === "given" ? "response" : undefined;
    return [{ name: named.name, pointer: named.pointer, schema, ...(direction !== undefined && { direction }) }];
  });
}

/** The module that a package's own name gives: the client, and the errors that it throws. The wire types stay inside. */
export function emitIndex(runtime: string): GeneratedFile {
  const text = printFile([
    code`
      export { AbortedError, InvalidInputError, TransportError } from ${stringLiteral(moduleSpecifier(runtime))};
      export * from "./client.js";`,
  ]);
  return { path: "src/index.ts", text };
}

/** The module of a contract's adapter, below `src/` and without its ending: also the package's sub-path. */
export function adapterModule(plan: BindingPlan): string {
  return fileName(plan.contract.name);
}
