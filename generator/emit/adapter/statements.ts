import { type Code, code, lines } from "../code/index.js";
import type { AdapterContext } from "./context.js";

/** What a line may hold, two levels of indentation aside. */
const WIDTH = 116;

/** `return` of a verdict that a value of the body decided. */
export function byBody(verdict: Code, context: AdapterContext): Code {
  context.helpers.add("byBody");
  return code`return byBody(${verdict}, read);`;
}

/** `return` of a verdict that the status alone decided. */
export function byStatus(verdict: Code, context: AdapterContext): Code {
  context.helpers.add("byStatus");
  context.helpers.add("byStatus with read");
  return code`return byStatus(${verdict}, read);`;
}

/** An `if`, on one line where it fits. */
export function branch(condition: Code, then: Code): Code {
  return oneLineOr(code`if (${condition}) ${then}`, [code`if (${condition}) {`, code`  ${then}`, code`}`]);
}

/** A line that fits, or the same broken over several. */
export function oneLineOr(line: Code, broken: readonly Code[]): Code {
  return line.length <= WIDTH && !line.includes("\n") ? line : lines(broken);
}
