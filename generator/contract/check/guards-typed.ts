import { checkGuard } from "../guard/check.js";
import { locateInScalar } from "../scalar-position.js";
import type { Check } from "./check.js";

/** Guards compare what can be compared, and with values that the document knows. */
export const guardsTyped: Check = function* ({ responses }) {
  for (const { syntax, places } of responses.flatMap(({ guards }) => guards)) {
    for (const { rule, message, start, end, place } of checkGuard(syntax.expression, places)) {
      const location = locateInScalar({ ...syntax.text, start, end });
      const related =
        place === undefined ? [] : [{ message: "What the document declares.", location: place.schema.location }];
      yield { rule, message, location, related };
    }
  }
};
