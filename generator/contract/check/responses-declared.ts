import { hundredsOf, statusName } from "../link.js";
import { suggest } from "../report.js";
import type { Check } from "./check.js";
import { theOperation, theResponse } from "./related.js";
import { isDecided } from "./verdicts.js";

/** Nothing is mapped that the document does not declare. */
export const responsesDeclared: Check = function* (linked) {
  const { operation, undeclared } = linked;
  const known = operation.responses.map(statusName);
  for (const { key } of undeclared) {
    const declared = known.map((name) => `\`${name}\``).join(", ");
    const near = suggest(key.value, known);
    yield {
      rule: "contract/response-undeclared",
      message: `The document declares no response \`${key.value}\`.${near === "" ? ` It declares ${declared}.` : near}`,
      location: key.location,
      related: theOperation(linked),
    };
  }
};

/** Every declared response is mapped, except those that mean the same for every provider: 1xx, redirects and server errors. */
export const responsesMapped: Check = function* ({ binding, operation, responses, undeclared }) {
  for (const response of operation.responses) {
    const hundreds = hundredsOf(response);
    if (hundreds === 1 || hundreds === 3 || hundreds === 5) continue;
    const entry = responses.find((linked) => linked.response === response);
    const related = theResponse({ response });
    if (entry === undefined) {
      // One that is mapped under a wrong name is reported as undeclared.
      if (undeclared.some(({ key }) => key.value.length === statusName(response).length)) continue;
      const message = `The document declares \`${statusName(response)}\`, and the binding does not say what it means.`;
      yield { rule: "contract/response-unmapped", message, location: binding.responsesKey, related };
      continue;
    }
    const { syntax } = entry;
    if (hundreds !== 2 || isDecided(entry)) continue;
    const message = `\`${syntax.key.value}\` says nothing of what the response means.`;
    yield { rule: "contract/response-unmapped", message, location: syntax.key.location, related };
  }
};
