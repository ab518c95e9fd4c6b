import type { Decision } from "../../contract/plan.js";
import { type Code, code, json, lines, propertyKey } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import { verdictLiteral } from "./verdict.js";

/** What a line may hold, two levels of indentation aside. */
const WIDTH = 116;

/** `return` of a verdict that a value of the body decided. */
export function byBody(verdict: Code, context: AdapterContext, read: Code = code`read`): Code {
  context.helpers.add("byBody");
  return code`return byBody(${verdict}, ${read});`;
}

/** `return` of a verdict that the status alone decided. */
export function byStatus(verdict: Code, context: AdapterContext, read: Code = code`read`): Code {
  context.helpers.add("byStatus");
  context.helpers.add("byStatus with read");
  return code`return byStatus(${verdict}, ${read});`;
}

/** `return` of what the binding decides, with what the verdict itself says of the result. */
export function decided(
  by: typeof byBody | typeof byStatus,
  decision: Decision,
  { context, hasFields }: { readonly context: AdapterContext; readonly hasFields: boolean },
): Code {
  const verdict = verdictLiteral(decision);
  if (decision.facts.length === 0) return by(verdict, context);
  const facts = factsLiteral(decision, hasFields);
  return by(verdict, context, code`{ ...read, fields: ${facts} }`);
}

/** The members that a verdict states, over those that were read. */
export function factsLiteral({ facts }: Decision, hasFields: boolean): Code {
  const members = facts.map(({ target, value }) => code`${propertyKey(target[0] ?? "")}: ${json(value)}`);
  return code`{ ${hasFields ? code`...fields, ` : code``}${members.reduce((all, member) => code`${all}, ${member}`)} }`;
}

/** An `if`, on one line where it fits. */
export function branch(condition: Code, then: Code): Code {
  return oneLineOr(code`if (${condition}) ${then}`, [code`if (${condition}) {`, code`  ${then}`, code`}`]);
}

/** A line that fits, or the same broken over several. */
export function oneLineOr(line: Code, broken: readonly Code[]): Code {
  return line.length <= WIDTH && !line.includes("\n") ? line : lines(broken);
}
