import type { Fallbacks, Verdict } from "./contract.js";
import { readVerdict } from "./read-binding-response.js";
import { isVerdict, resolveVerdict, type Vocabulary } from "./verdict.js";
import type { YamlNode } from "./yaml-reader.js";

const NAMES = [
  "invalidInput",
  "notSent",
  "noResponse",
  "providerFault",
  "unrecognised",
  "mismatch",
  "refused",
] as const;

/** What each fallback must be for its meaning to hold: nothing was done, or nobody knows. */
const ROLES = {
  invalidInput: "failure",
  notSent: "failure",
  noResponse: "unknown",
  providerFault: "unknown",
  unrecognised: "unknown",
  mismatch: "unknown",
  refused: "failure",
} as const;

/**
 * Statuses that no contract takes for a refusal. Whoever stands before the provider sends them too, when the time was up or the client
 * was gone (408: RFC 9110, 15.5.9; 499: nginx), and then the provider may have done what it was asked.
 */
const TIMEOUTS: readonly number[] = [408, 499];

/** Reads what the runtime answers where no binding speaks. All of it must be stated. */
export function readFallbacks(vocabulary: Vocabulary, node: YamlNode | undefined): Fallbacks {
  const members = node?.members("`fallbacks`", [...NAMES, "statuses"]);
  const read = (name: (typeof NAMES)[number]): Verdict => {
    const member = members?.get(name);
    if (member === undefined) node?.refuse(`\`fallbacks\` must have \`${name}\`.`, "key");
    return readFallback(vocabulary, { node: member, role: ROLES[name] });
  };
  const unrecognised = read("unrecognised");
  const statuses = new Map<number, Verdict>();
  for (const [key, member] of members?.get("statuses")?.members("`statuses`") ?? []) {
    if (!/^4[0-9]{2}$/.test(key))
      member.refuse(`\`${key}\` is not a status of a refusal: it must be 400 to 499.`, "key");
    else {
      const role = TIMEOUTS.includes(Number(key)) ? "unknown" : "failure";
      statuses.set(Number(key), readFallback(vocabulary, { node: member, role }));
    }
  }
  for (const status of TIMEOUTS) if (!statuses.has(status)) statuses.set(status, unrecognised);
  const fallbacks = {
    invalidInput: read("invalidInput"),
    notSent: read("notSent"),
    noResponse: read("noResponse"),
    providerFault: read("providerFault"),
    unrecognised,
    mismatch: read("mismatch"),
    refused: read("refused"),
    statuses,
  };
  checkSilence(members, fallbacks);
  return fallbacks;
}

/** What is said where no answer came says nothing of an answer. */
function checkSilence(members: ReadonlyMap<string, YamlNode> | undefined, fallbacks: Fallbacks): void {
  for (const name of ["notSent", "noResponse"] as const) {
    const { fault } = fallbacks[name];
    const other = NAMES.find((each) => each !== name && fault !== undefined && fallbacks[each].fault === fault);
    if (other !== undefined)
      members
        ?.get(name)
        ?.refuse(`\`${fault}\` is what \`${other}\` says: where no answer came, nothing is known of one.`);
  }
}

const NOTHING: Verdict = { outcome: "", next: "" };

function readFallback(
  vocabulary: Vocabulary,
  { node, role }: { readonly node: YamlNode | undefined; readonly role: "failure" | "unknown" },
): Verdict {
  const syntax = node === undefined ? undefined : readVerdict(node);
  if (node === undefined || syntax === undefined) return NOTHING;
  if (syntax.set.length > 0) node.refuse("A fallback sets nothing: no response stands behind it.");
  const verdict = resolveVerdict(vocabulary, syntax);
  if (!isVerdict(verdict)) {
    node.refuseHere(verdict.message, verdict.at.location);
    return NOTHING;
  }
  const outcome = vocabulary.outcomes.find(({ name }) => name === verdict.outcome);
  if (outcome?.role !== role) node.refuse(`This must be an outcome whose role is \`${role}\`.`);
  return verdict;
}
