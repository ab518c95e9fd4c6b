import { isSafeMethod } from "../safe-method.js";
import type { Check } from "./check.js";
import { theOperation } from "./related.js";

/**
 * A contract that changes something is bound to an operation whose method may; one that only reads is bound to one that does. The
 * method decides whether a call may be sent again.
 */
export const methodSafe: Check = function* (linked) {
  const { binding, contract, operation } = linked;
  const wanted = isSafeMethod(contract.operation.method);
  const given = isSafeMethod(operation.method);
  const related = theOperation(linked);
  const method = operation.method.toUpperCase();
  if (binding.safe !== undefined && (given || !wanted)) {
    const message = given
      ? `\`${method}\` is safe by itself: leave \`safe\` out.`
      : `The contract changes something, so its operation cannot be \`safe\`.`;
    yield { rule: "contract/method-safety", message, location: binding.safe.location, related };
  } else if (!wanted && given) {
    const message = `The contract changes something, and a \`${method}\` request asks for no change: it would be sent again freely.`;
    yield { rule: "contract/method-safety", message, location: binding.operation.location, related };
  } else if (wanted && !given && binding.safe === undefined) {
    const message = `The contract only reads, and a \`${method}\` request may change something. If this one does not, say \`safe: true\`.`;
    yield { rule: "contract/method-safety", message, location: binding.operation.location, related };
  }
};
