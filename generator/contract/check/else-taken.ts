import type { AssignmentSyntax } from "../binding.js";
import type { LinkedBinding } from "../link.js";
import type { Check } from "./check.js";
import { theOperation } from "./related.js";

/** What is sent where another value is absent can be sent: that value can be absent. */
export const elseTaken: Check = function* (linked) {
  for (const { parameter, place, syntax } of linked.request) {
    if (syntax.else === undefined) continue;
    const why = alwaysThere(linked, syntax);
    if (why === undefined) continue;
    const node = parameter ?? place?.schema;
    yield {
      rule: "contract/case-unreachable",
      message: `\`else\` is never sent: ${why}.`,
      location: syntax.else.location,
      related:
        node === undefined ? theOperation(linked) : [{ message: "What it is sent as.", location: node.location }],
    };
  }
};

/** Why the first of two values is always there, or where it is not the second is neither. */
function alwaysThere({ contract }: LinkedBinding, { else: rest, from }: AssignmentSyntax): string | undefined {
  const { value } = from;
  if (value.kind === "literal") return "a literal is always there";
  if (value.kind === "generated") return "what is generated is always there";
  if (value.kind === "input" && contract.inputs.some(({ name, required }) => name === value.name && required))
    return `every caller gives \`${value.name}\``;
  const isSame = rest?.value.kind === value.kind && rest.value.name === value.name;
  return isSame ? "it is the same value again" : undefined;
}
