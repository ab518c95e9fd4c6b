import { checkGuard } from "../guard/check.js";
import { isTooMany, reach } from "../guard/reach.js";
import type { LinkedResponse } from "../link.js";
import { subjectsOf } from "./subjects.js";
import type { Entry } from "./tellers.js";

/** Whether an entry is met by some response, and compares what can be compared: what is not is reported as that. */
export function isSound(response: LinkedResponse, entry: Entry): boolean {
  const guards = response.guards.map(({ syntax }) => syntax.expression);
  const found = reach(guards, subjectsOf(response));
  if (entry.kind === "case") return !isTooMany(found) && found.cases.has(entry.key);
  const guard = response.guards[entry.index];
  const isTyped = guard !== undefined && checkGuard(entry.expression, guard.places).length === 0;
  return isTyped && !isTooMany(found) && found.guards[entry.index] === true;
}
