import type { BindingPlan } from "../contract/plan.js";
import type { ApiModel } from "../model/model.js";
import type { OverlayAction } from "../repair/overlay.js";

/** What a provider's package is made from. */
export interface ProviderInput {
  /** The provider's slug: its folder and the last part of its package's name. */
  readonly provider: string;
  /** Of the effective document. */
  readonly model: ApiModel;
  /** One for each contract that it is bound to. */
  readonly plans: readonly BindingPlan[];
  /** What people added to the document, for the README. */
  readonly facts: { readonly repairs: readonly OverlayAction[]; readonly assumptions: readonly OverlayAction[] };
}
