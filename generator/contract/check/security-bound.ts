import type { SecurityScheme } from "../../model/model.js";
import { suggest } from "../report.js";
import type { Check } from "./check.js";
import { theOperation } from "./related.js";

const RULE = "contract/security-unbound";

/** The operation says how a caller authenticates, with schemes that the document defines and a client can carry. */
export const securityBound: Check = function* (linked) {
  const { binding, model, operation } = linked;
  const related = theOperation(linked);
  const location = binding.operation.location;
  if (binding.security !== undefined) {
    if (operation.security.length === 0) return;
    const message = "The document requires credentials for this operation; `security: none` denies it.";
    yield { rule: RULE, message, location: binding.security.location, related };
    return;
  }
  if (operation.security.length === 0) {
    const message = "The document requires no credentials for this operation. If it is public, say `security: none`.";
    yield { rule: RULE, message, location, related };
    return;
  }
  const known = [...model.securitySchemes.keys()];
  for (const { scheme } of operation.security.flat()) {
    if (model.securitySchemes.has(scheme)) continue;
    const message = `The operation requires the security scheme \`${scheme}\`, which the document does not define.${suggest(scheme, known)}`;
    yield { rule: RULE, message, location, related };
    return;
  }
  const usable = operation.security.some((together) =>
    together.every(({ scheme }) => isUsable(model.securitySchemes.get(scheme))),
  );
  if (usable) return;
  const message = "The operation can only be called with credentials that a generated client does not carry.";
  yield { rule: RULE, message, location, related };
};

function isUsable(scheme: SecurityScheme | undefined): boolean {
  if (scheme === undefined || scheme.kind === "mutualTLS") return false;
  return scheme.kind !== "http" || ["basic", "bearer"].includes(scheme.scheme.toLowerCase());
}
