import { checkGuard } from "../guard/check.js";
import { locateInScalar } from "../scalar-position.js";
import type { Check } from "./check.js";
import { theResponse, theSchema } from "./related.js";

/** Guards compare what can be compared, and with values that the document knows. */
export const guardsTyped: Check = function* ({ responses }) {
  for (const response of responses) {
    for (const { syntax, places } of response.guards) {
      for (const { rule, message, start, end, place } of checkGuard(syntax.expression, places)) {
        const location = locateInScalar({ ...syntax.text, start, end });
        const related = place === undefined ? theResponse(response) : theSchema(place);
        yield { rule, message, location, related };
      }
    }
  }
};
