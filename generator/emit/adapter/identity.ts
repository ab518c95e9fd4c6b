import type { ResponsePlan } from "../../contract/plan.js";
import { type Code, code, empty, lines, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";
import { branch } from "./statements.js";

/** The check that a response speaks of what was asked for. One that names nothing decides nothing. */
export function writeIdentity(
  { identity, identityFormat }: ResponsePlan,
  context: AdapterContext,
  reader: ResponseReader,
): Code {
  if (identity === undefined) return empty;
  const format = identityFormat === undefined ? empty : code`, ${stringLiteral(identityFormat)}`;
  return lines([
    code`const id = ${reader.expression(identity)};`,
    branch(
      code`${context.run("namesAnother")}(id, asked${format})`,
      code`return { verdict: ${context.spec}.fallbacks.mismatch, basis: "body" };`,
    ),
  ]);
}
