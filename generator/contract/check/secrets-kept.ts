import type { Location } from "../../source/origin.js";
import { type LinkedBinding, type LinkedResponse, pathsOf } from "../link.js";
import type { Remark } from "../report.js";
import { locateInScalar } from "../scalar-position.js";
import { secretAt } from "../secrets.js";
import type { Check } from "./check.js";

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

interface Read {
  readonly path: readonly string[];
  readonly location: Location;
}

/** Everything of the body that an entry reads, and where the binding says so. */
function* readsOf({ syntax, set }: LinkedResponse): Generator<Read> {
  for (const { expression, text } of syntax.when) {
    for (const { root, segments, start, end } of pathsOf(expression)) {
      if (root !== "body") continue;
      yield { path: segments.map(({ name }) => name), location: locateInScalar({ ...text, start, end }) };
    }
  }
  for (const { value, location } of syntax.switch) if (value.kind === "body") yield { path: value.path, location };
  for (const { from, each } of set.map((one) => one.syntax)) {
    if (from.value.kind !== "body") continue;
    const { path } = from.value;
    // A list of objects is read member by member.
    if (each === undefined) yield { path, location: from.location };
    for (const member of each ?? [])
      yield { path: [...path, "0", ...member.path.value], location: member.path.location };
  }
}

function secretRemark(
  { model }: LinkedBinding,
  { body }: LinkedResponse,
  { path, location }: Read,
): Remark | undefined {
  const marked = body === undefined ? undefined : secretAt(model, { body, path });
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
