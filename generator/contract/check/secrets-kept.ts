import type { LinkedBinding, LinkedResponse } from "../link.js";
import type { Remark } from "../report.js";
import { markedAt } from "../schema.js";
import type { Check } from "./check.js";
import { type Read, readsOf } from "./reads.js";

const RULE = "contract/secret-read";

/** Nothing is decided by a value that the document marks as secret, compared with it, or told: a result is logged. */
export const secretsKept: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const { path, location } of readsOf(response)) {
      const remark = secretRemark(linked, response, { path, location });
      if (remark !== undefined) yield remark;
    }
  }
};

function secretRemark(
  { model }: LinkedBinding,
  { body }: LinkedResponse,
  { path, location }: Read,
): Remark | undefined {
  const marked = body === undefined ? undefined : markedAt(model, { root: body, path }, "secret");
  if (marked === undefined) return undefined;
  const pointer = path.map((name) => `/${name}`).join("");
  const message = `\`${pointer}\` is a secret in the document: a binding does not read it.`;
  return {
    rule: RULE,
    message,
    location,
    related: [{ message: "What is marked as secret.", location: marked.location }],
  };
}
