import { compileBinding } from "../contract/compile.js";
import type { Contract } from "../contract/contract.js";
import type { BindingPlan } from "../contract/plan.js";
import { buildModel } from "../model/build.js";
import type { ApiModel } from "../model/model.js";
import { applyOverlay } from "../repair/apply.js";
import type { Overlay } from "../repair/overlay.js";
import { readOverlay } from "../repair/read-overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { ingest } from "../source/ingest.js";
import type { ProviderFolder } from "../source/project.js";
import { readText } from "../source/read.js";
import type { SourceText } from "../source/text.js";

/** Everything that the stages up to the binding make of one provider. What could not be made is absent, and a finding says why. */
export interface ProviderAnalysis {
  readonly folder: ProviderFolder;
  readonly published?: SpecDocument;
  readonly effective?: SpecDocument;
  readonly overlays: readonly Overlay[];
  readonly model?: ApiModel;
  readonly plans: readonly BindingPlan[];
  /** What the stages found; the linter's own findings are not among them. */
  readonly drafts: readonly FindingDraft[];
}

/** read → ingest → repair → model → contract, for one provider. */
export function analyseProvider(
  root: string,
  folder: ProviderFolder,
  contracts: readonly Contract[],
): ProviderAnalysis {
  const drafts: FindingDraft[] = [];
  const take = <T>({ value, findings }: Outcome<T>): T | undefined => {
    drafts.push(...findings);
    return value;
  };
  const read = (path: string | undefined): SourceText | undefined =>
    path === undefined ? undefined : take(readText({ root, path }));

  const source = read(folder.source);
  const published = source && take(ingest({ provider: folder.name, source }));
  if (published === undefined) return { folder, overlays: [], plans: [], drafts };

  const overlays: Overlay[] = [];
  let effective = published;
  for (const kind of ["repairs", "assumptions"] as const) {
    const text = read(folder[kind]);
    const overlay = text && take(readOverlay(text, kind));
    if (overlay === undefined) continue;
    const applied = applyOverlay(effective, overlay);
    drafts.push(...applied.findings);
    effective = applied.document;
    overlays.push(overlay);
  }

  const model = take(buildModel(effective));
  const plans = folder.bindings.flatMap((binding) => {
    const contract = contracts.find(({ name }) => name === binding.contract);
    const text = read(binding.file);
    const plan = contract && model && text && take(compileBinding({ contract, model, source: text }));
    return plan === undefined ? [] : [plan];
  });
  return { folder, published, effective, overlays, ...(model === undefined ? {} : { model }), plans, drafts };
}
