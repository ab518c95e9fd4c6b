import { ambiguityOf } from "./ambiguity.js";
import { type Automaton, automatonOf, isAnchored } from "./automaton.js";
import { type Expression, parsePattern } from "./parse.js";

/** Whether a pattern can be run on text that anybody may have sent. */
export type Judgement =
  | { readonly kind: "accepted"; readonly flags: "u" | "" }
  /** Its time grows faster than the text: it can be run on texts of up to `limit` UTF-16 code units. */
  | { readonly kind: "limited"; readonly flags: "u" | ""; readonly limit: number; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

/** Steps that one run of a pattern may take: some milliseconds. */
const MOST_STEPS = 1_000_000;
/** The power of the text's length up to which the texts that it can be run on are worth it. */
const MOST_EXPONENT = 3;
const LONGEST_PATTERN = 1_000;

/** Judges a pattern of JSON Schema (ECMA-262, with the `u` flag where it compiles so) as V8's backtracking matcher runs it. */
export function judgePattern(pattern: string): Judgement {
  const flags = compiles(pattern, "u") ? "u" : compiles(pattern, "") ? "" : undefined;
  if (flags === undefined) return { kind: "refused", reason: "it is not a regular expression of ECMAScript" };
  if (pattern.length > LONGEST_PATTERN)
    return { kind: "refused", reason: `it is longer than ${LONGEST_PATTERN} characters` };
  const expression = parsePattern(pattern);
  const exponent = expression === undefined ? undefined : exponentOf(expression);
  if (exponent === undefined) return { kind: "refused", reason: "how long it takes cannot be told" };
  if (exponent === 1) return { kind: "accepted", flags };
  if (exponent === Number.POSITIVE_INFINITY)
    return {
      kind: "refused",
      reason: "there are texts that it can read in so many ways that each character more doubles its time",
    };
  if (exponent > MOST_EXPONENT)
    return { kind: "refused", reason: `its time grows with the power of ${exponent} of the text's length` };
  const limit = Math.floor(MOST_STEPS ** (1 / exponent) + 1e-9);
  return {
    kind: "limited",
    flags,
    limit,
    reason: `its time grows with the ${exponent === 2 ? "square" : "cube"} of the text`,
  };
}

function compiles(pattern: string, flags: "u" | ""): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

/** The power of the text's length that the time of a failing match grows with; undefined where it cannot be told. */
function exponentOf(expression: Expression): number | undefined {
  const anchored = isAnchored(expression);
  const own = exponentAlone(expression, anchored);
  if (own === undefined) return undefined;
  let total = own;
  for (const { body, isFirst } of lookaroundsOf(expression, anchored)) {
    const inner = exponentOf({ kind: "sequence", parts: [{ kind: "start" }, body] });
    if (inner === undefined) return undefined;
    // Run once at the start, it costs its own time; elsewhere it may run at every step of the rest.
    total = isFirst ? Math.max(total, inner) : Math.max(total, own + inner);
  }
  return total;
}

function exponentAlone(expression: Expression, anchored: boolean): number | undefined {
  if (hasBackreference(expression)) return undefined;
  const exact = automatonOf(expression, anchored, false);
  const exponent = exact === undefined ? undefined : exponentIn(exact);
  if (exact?.isCheap === true || exponent === Number.POSITIVE_INFINITY) return exponent;
  const coarse = automatonOf(expression, anchored, true);
  const most = coarse === undefined ? undefined : exponentIn(coarse);
  // A coarse automaton can only show that a pattern is harmless.
  return most === undefined || most > MOST_EXPONENT ? undefined : most;
}

function exponentIn(automaton: Automaton): number | undefined {
  const ambiguity = ambiguityOf(automaton);
  if (ambiguity.kind === "unknown") return undefined;
  return ambiguity.kind === "exponential" ? Number.POSITIVE_INFINITY : 1 + ambiguity.degree;
}

interface Lookaround {
  readonly body: Expression;
  readonly isFirst: boolean;
}

/** The lookarounds of an expression, and whether each runs once alone: among the first of what an anchored one asserts. */
function lookaroundsOf(expression: Expression, anchored: boolean): Lookaround[] {
  switch (expression.kind) {
    case "lookaround":
      return [{ body: expression.body, isFirst: anchored }];
    case "sequence": {
      const leading = expression.parts.findIndex(({ kind }) => kind !== "start" && kind !== "lookaround");
      return expression.parts.flatMap((part, index) =>
        lookaroundsOf(part, anchored && (leading === -1 || index < leading)),
      );
    }
    case "choice":
      return expression.options.flatMap((option) => lookaroundsOf(option, anchored));
    case "repeat":
      return lookaroundsOf(expression.body, false);
    default:
      return [];
  }
}

function hasBackreference(expression: Expression): boolean {
  switch (expression.kind) {
    case "backreference":
      return true;
    case "sequence":
      return expression.parts.some(hasBackreference);
    case "choice":
      return expression.options.some(hasBackreference);
    case "repeat":
    case "lookaround":
      return hasBackreference(expression.body);
    default:
      return false;
  }
}
