import { compileBinding } from "../contract/compile.js";
import type { Contract } from "../contract/contract.js";
import type { BindingPlan } from "../contract/plan.js";
import { buildModel } from "../model/build.js";
import type { ApiModel } from "../model/model.js";
import { applyOverlay } from "../repair/apply.js";
import type { LocatedAction, Overlay } from "../repair/overlay.js";
import { readOverlay } from "../repair/read-overlay.js";
import { didYouMean } from "../source/closest.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { DEFAULT_LIMITS, type Limits } from "../source/limits.js";
import { loadDocument } from "../source/load.js";
import { fileProblem } from "../source/problem.js";
import type { ProviderFolder } from "../source/project.js";
import type { Scope } from "../source/provider-settings.js";
import { readText } from "../source/read.js";
import type { SourceText } from "../source/text.js";
import { checkWork } from "../source/work.js";
import { modelInScope } from "./scope.js";

/** Everything that the stages up to the binding make of one provider. What could not be made is absent, and a finding says why. */
export interface ProviderAnalysis {
  readonly folder: ProviderFolder;
  readonly published?: SpecDocument;
  readonly effective?: SpecDocument;
  readonly overlays: readonly Overlay[];
  /** The part of the effective document that the package holds. */
  readonly model?: ApiModel;
  readonly plans: readonly BindingPlan[];
  /** What the stages found; the linter's own findings are not among them. */
  readonly drafts: readonly FindingDraft[];
}

export interface ProviderInput {
  /** The project's folder. */
  readonly root: string;
  readonly folder: ProviderFolder;
  readonly contracts: readonly Contract[];
  /** The names of all contracts, those among them that could not be read. */
  readonly contractNames: readonly string[];
  /** The operations that the package is to hold beside those that bindings name; undefined: where these are none, all. */
  readonly scope: Scope | undefined;
  readonly limits?: Limits;
  readonly remote?: readonly string[];
  /** What is not to be read again: the document, and its repairs as they would be. */
  readonly known?: Known;
}

export interface Known {
  readonly published: SpecDocument;
  readonly repairs: SourceText;
}

const HELP_NO_CONTRACT = "Rename the binding, or put the contract beside the others, as <name>.openapi.yaml.";

/** read → ingest → repair → model → contract, for one provider. */
export function analyseProvider({
  root,
  folder,
  contracts,
  contractNames,
  scope,
  limits = DEFAULT_LIMITS,
  remote = [],
  known,
}: ProviderInput): ProviderAnalysis {
  const drafts: FindingDraft[] = [];
  const take = <T>({ value, findings }: Outcome<T>): T | undefined => {
    drafts.push(...findings);
    return value;
  };
  const read = (path: string | undefined): SourceText | undefined =>
    path === undefined ? undefined : take(asOverlay(readText({ root, path })));

  const published =
    known?.published ??
    take(loadDocument({ root, provider: folder.name, file: folder.source, within: folder.folder, limits, remote }));
  if (published === undefined) return { folder, overlays: [], plans: [], drafts };

  const overlays: Overlay[] = [];
  let effective = published;
  let left: readonly LocatedAction[] = [];
  for (const kind of ["repairs", "assumptions"] as const) {
    const text = kind === "repairs" && known !== undefined ? known.repairs : read(folder[kind]);
    const overlay = text && take(readOverlay(text, kind));
    if (overlay === undefined) continue;
    const applied = applyOverlay(effective, overlay, left);
    left = applied.left;
    drafts.push(...applied.findings);
    effective = applied.document;
    overlays.push(overlay);
  }

  // Overlays are files as well, and may make of a small document a large one.
  const excess = effective === published ? undefined : checkWork(effective.root, limits);
  if (excess !== undefined) {
    drafts.push(excess);
    return { folder, published, overlays: [], plans: [], drafts };
  }
  for (const { contract, file } of folder.bindings) {
    if (contractNames.includes(contract)) continue;
    const message = `There is no contract "${contract}": a binding has the name of its contract.${didYouMean(contract, contractNames)}`;
    drafts.push(fileProblem("contract/invalid-binding", file, message, HELP_NO_CONTRACT));
  }
  const whole = take(buildModel(effective));
  const plans = folder.bindings.flatMap((binding) => {
    const contract = contracts.find(({ name }) => name === binding.contract);
    const text = read(binding.file);
    const plan = contract && whole && text && take(compileBinding({ contract, model: whole, source: text }));
    return plan === undefined ? [] : [plan];
  });
  const analysis = { folder, published, effective, overlays, plans, drafts };
  if (whole === undefined) return analysis;
  const { model, findings } = modelInScope({ provider: folder.name, model: whole, plans, stated: scope });
  drafts.push(...findings);
  return { ...analysis, model };
}

/** An overlay without a text is none, and not a document of a provider. */
function asOverlay({ value, findings }: Outcome<SourceText>): Outcome<SourceText> {
  const help = "Delete the file, or write an overlay with at least one action into it.";
  const told = findings.map((draft) =>
    draft.rule === "source/empty" ? { ...draft, rule: "repair/invalid-overlay", help } : draft,
  );
  return value === undefined ? { value, findings: told } : { value, findings: told };
}
