import type { Premise } from "../../../repair/overlay.js";
import type { Mismatch } from "../../check-value.js";
import type { Context } from "../../context.js";
import { standing } from "../../fixes.js";

/** That the schema still states the type which a value was written in: were it another one, the value could be right as it is. */
export function statedType({ document: { root }, sites }: Context, { typed }: Mismatch): readonly Premise[] {
  const site = typed && sites.at(typed);
  return site === undefined ? [] : [standing(root, site.tokens, { type: site.node.type ?? null })];
}
