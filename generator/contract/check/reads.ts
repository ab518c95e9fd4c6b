import type { Location } from "../../source/origin.js";
import { type LinkedResponse, pathsOf } from "../link.js";
import { locateInScalar } from "../scalar-position.js";

/** A value of a body that an entry reads, and where the binding says so. */
export interface Read {
  readonly path: readonly string[];
  readonly location: Location;
}

/** Everything of the body that an entry reads, and where the binding says so. */
export function* readsOf({ syntax, set }: LinkedResponse): Generator<Read> {
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
