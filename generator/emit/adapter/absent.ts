import type { ResponsePlan, ResponseValue } from "../../contract/plan.js";
import { formatPointer } from "../../source/pointer.js";
import { type Code, code, identifier, join, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";

/**
 * The member of what was read that says which of the values that a success is decided by are not there: the id, and what is
 * switched on, unless the status alone decides. Undefined where there are none. The document need not require them; a person who
 * watches a provider must hear of it all the same, because the outcome is then unknown.
 */
export function absentMember(
  { decision, identity, switch: switched }: ResponsePlan,
  context: AdapterContext,
  reader: ResponseReader,
): Code | undefined {
  const values: Code[] = [];
  if (identity !== undefined) values.push(code`${pointerOf(identity)}: ${identifier("id")}`);
  const [first] = switched;
  if (first !== undefined && decision === undefined) {
    const alternatives = switched.map((value) => reader.expression(value));
    values.push(code`${pointerOf(first)}: ${join(alternatives, code` ?? `)}`);
  }
  return values.length === 0 ? undefined : code`drift: ${context.run("absent")}({ ${join(values, code`, `)} })`;
}

/** A header has no pointer of its own. */
function pointerOf(value: ResponseValue): Code {
  return stringLiteral(value.kind === "body" ? formatPointer(value.path) : "");
}
