import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";
import { statedAlone } from "./void-codes.js";

/** A status that decides alone means what the contract says that it means everywhere, or the entry says why it does not. */
export const statusesAgree: Check = function* ({ contract, responses }) {
  for (const linked of responses) {
    const { response, syntax } = linked;
    const general = response.status.kind === "code" ? contract.fallbacks.statuses.get(response.status.code) : undefined;
    if (general === undefined) continue;
    for (const stated of statedAlone(contract, linked)) {
      const verdict = resolveVerdict(contract, stated);
      if (stated.because !== undefined || !isVerdict(verdict)) continue;
      if (verdict.outcome === general.outcome && verdict.fault === general.fault) continue;
      const means = general.fault ?? general.outcome;
      yield {
        rule: "contract/status-contradicted",
        message: `\`${syntax.key.value}\` means \`${means}\` everywhere, and not here. If this provider means something else by it, say why with \`because\`.`,
        location: (stated.fault ?? stated.outcome).location,
        related: theResponse({ response }),
      };
    }
  }
};
