import type { ResponsePlan } from "../../contract/plan.js";
import { formatPointer } from "../../source/pointer.js";
import { type Code, code, empty, lines, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";
import { branch } from "./statements.js";

export interface WrittenIdentity {
  readonly check: Code;
  /** The member of what was read that says that the response names nothing. */
  readonly drift: Code;
}

/** The check that a response speaks of what was asked for. One that names nothing is drift, and decides nothing. */
export function writeIdentity(
  { identity, identityFormat }: ResponsePlan,
  context: AdapterContext,
  reader: ResponseReader,
): WrittenIdentity | undefined {
  if (identity === undefined) return undefined;
  const format = identityFormat === undefined ? empty : code`, ${stringLiteral(identityFormat)}`;
  const pointer = identity.kind === "body" ? formatPointer(identity.path) : "";
  const check = lines([
    code`const id = ${reader.expression(identity)};`,
    branch(
      code`${context.run("namesAnother")}(id, asked${format})`,
      code`return { verdict: ${context.spec}.fallbacks.mismatch, basis: "body" };`,
    ),
  ]);
  const drift = code`drift: id == null ? [${context.run("missing")}(${stringLiteral(pointer)})] : undefined`;
  return { check, drift };
}
