import { compileBinding } from "../../../generator/contract/compile.js";
import type { Contract } from "../../../generator/contract/contract.js";
import { readContract } from "../../../generator/contract/read-contract.js";
import type { GeneratedPackage } from "../../../generator/emit/files.js";
import { emitWorkspace } from "../../../generator/emit/workspace.js";
import { buildModel } from "../../../generator/model/build.js";
import type { ApiModel } from "../../../generator/model/model.js";
import type { FindingDraft } from "../../../generator/source/draft.js";
import { SourceText } from "../../../generator/source/text.js";
import { compileErrors } from "../../emit/compiler.js";
import { runtimeTemplate, settings } from "../../emit/workspace.js";
import { documentOf, effectiveDocument, fileOf, modelOf } from "../documents.js";
import { replaced } from "../shop.js";
import { edited } from "./edit.js";
import type { Fault } from "./fault.js";

const CONTRACT = "specs/contract/cancel-session.openapi.yaml";

interface Sources {
  readonly model: ApiModel | undefined;
  readonly contract: Contract | undefined;
  readonly binding: SourceText;
  readonly findings: readonly FindingDraft[];
}

/** What a provider is made of, with the fault in it. */
function sourcesOf({ of, document, binding, contract }: Partial<Fault> & Pick<Fault, "of">): Sources {
  const effective = effectiveDocument(of);
  const model = buildModel(
    document === undefined ? effective : { ...effective, root: edited(effective.root, document) },
  );
  const text = fileOf(CONTRACT).text;
  const read = readContract(
    modelOf(documentOf(new SourceText(CONTRACT, contract === undefined ? text : replaced(text, contract)))),
  );
  const file = `specs/providers/${of}/bindings/cancel-session.yaml`;
  const written = fileOf(file).text;
  const source = new SourceText(file, binding === undefined ? written : replaced(written, binding));
  return { model: model.value, contract: read.value, binding: source, findings: [...model.findings, ...read.findings] };
}

/** The rules that the checker answers with, each once. */
export function rulesOf(fault: Partial<Fault> & Pick<Fault, "of">): readonly string[] {
  const { model, contract, binding, findings } = sourcesOf(fault);
  const compiled =
    model === undefined || contract === undefined ? undefined : compileBinding({ contract, model, source: binding });
  const found = [...findings, ...(compiled?.findings ?? [])].map(({ rule }) => rule);
  // A checker that finds nothing makes a plan, and the other way round.
  if ((compiled?.value === undefined) !== found.length > 0 && findings.length === 0) throw new Error(fault.of);
  return [...new Set(found)];
}

async function packagesOf(sources: Sources, withAdapter: boolean): Promise<readonly GeneratedPackage[]> {
  const { model, contract, binding } = sources;
  if (model === undefined || contract === undefined) throw new Error("What is emitted must be readable.");
  const plan = withAdapter ? compileBinding({ contract, model, source: binding }).value : undefined;
  const provider = model.document.provider;
  const { packages, findings } = await emitWorkspace({
    ...settings,
    runtime: runtimeTemplate(),
    contracts: [contract],
    providers: [{ provider, model, plans: plan === undefined ? [] : [plan], facts: { repairs: [], assumptions: [] } }],
  });
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return packages;
}

/** A provider's packages with the fault in them, and their adapter. */
export async function emitted(fault: Partial<Fault> & Pick<Fault, "of">): Promise<readonly GeneratedPackage[]> {
  return await packagesOf(sourcesOf(fault), true);
}

/** All that decides what an adapter does: its own text, and the operation that it calls as data. */
export function behaviourOf(packages: readonly GeneratedPackage[], of: string): string {
  const files = packages.find(({ folder }) => folder === of)?.files ?? [];
  const texts = ["src/cancel-session.ts", "src/operations.ts"].map(
    (path) => files.find((file) => file.path === path)?.text,
  );
  if (texts.includes(undefined)) throw new Error(`${of} lacks a module`);
  return texts.join("\n");
}

const before = new Map<string, Promise<readonly GeneratedPackage[]>>();

/** What TypeScript says of the adapter as it was generated before the fault, beside everything else as it is after it. */
export async function errorsOf(fault: Fault): Promise<readonly string[]> {
  const { of } = fault;
  if (!before.has(of)) before.set(of, packagesOf(sourcesOf({ of }), true));
  const isAdapter = ({ path }: { readonly path: string }): boolean => path === "src/cancel-session.ts";
  const adapter = ((await before.get(of)) ?? []).find(({ folder }) => folder === of)?.files.find(isAdapter);
  if (adapter === undefined) throw new Error(`${of} has no adapter`);
  const after = await packagesOf(sourcesOf(fault), false);
  const packages = after.map((each) => (each.folder === of ? { ...each, files: [...each.files, adapter] } : each));
  const only = packages.find(({ folder }) => folder === of)?.name;
  if (only === undefined) throw new Error(`${of} has no package`);
  return compileErrors({ packages, types: ["node"], only });
}
