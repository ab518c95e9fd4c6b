import { tokensOf } from "../link.js";
import { suggest } from "../report.js";
import { markedAt } from "../schema.js";
import type { Check } from "./check.js";
import { theOperation, theSchema } from "./related.js";

/** What a binding sends must be a parameter or a body member that the document declares. */
export const parametersExist: Check = function* (linked) {
  const { request, operation, body } = linked;
  const related = theOperation(linked);
  for (const { syntax, parameter, place, missing } of request) {
    const { value: name, location } = syntax.key;
    const unsent =
      body === undefined || syntax.in !== "body"
        ? undefined
        : markedAt(linked.model, { root: body.schema, path: tokensOf(name) }, "readOnly");
    if (unsent !== undefined) {
      const message = `\`${name}\` is \`readOnly\`: a response has it, and the provider does not read it of a request.`;
      yield { rule: "contract/unknown-parameter", message, location, related: theSchema({ schema: unsent }) };
    }
    if (parameter !== undefined || place !== undefined) continue;
    if (syntax.in !== "body") {
      const known = operation.parameters.filter((known) => known.in === syntax.in).map((known) => known.name);
      const message = `The operation has no ${syntax.in} parameter \`${name}\`.${suggest(name, known)}`;
      yield { rule: "contract/unknown-parameter", message, location, related };
    } else if (body === undefined) {
      const message = "The operation takes no body that is JSON or a form.";
      yield { rule: "contract/unknown-parameter", message, location, related };
    } else if (missing !== undefined) {
      const known = missing.known.map((known) => `/${known}`);
      const message = `The request body has no \`${name}\`.${suggest(name, known)}`;
      const there = [{ message: "The schema that lacks it.", location: missing.schema.location }];
      yield { rule: "contract/unknown-parameter", message, location, related: there };
    }
  }
};
