import type { VerdictSyntax } from "../binding.js";
import { pathExpr, pathText } from "../guard/path.js";
import { printGuard } from "../guard/print.js";
import type { Expr, LiteralValue, PathExpr } from "../guard/syntax.js";
import { type Known, type KnownValue, OTHER, truthOf } from "../guard/truth.js";
import { type LinkedResponse, pathsOf } from "../link.js";
import { enumOf, type Place, typesOf } from "../schema.js";

/** A value of a response that an entry decides by, and all that it may be: what the document lists, what the binding names, none, another. */
export interface Teller {
  /** As a guard prints it. */
  readonly text: string;
  /** The names on the way to it. */
  readonly path: readonly string[];
  readonly isSwitched: boolean;
  /** Where the document declares it; a header has none. */
  readonly place: Place | undefined;
  readonly values: readonly KnownValue[];
}

/** A guard's verdict or a case's; what is left is decided by no value. */
export type Entry =
  | { readonly kind: "guard"; readonly index: number; readonly expression: Expr; readonly verdict: VerdictSyntax }
  | { readonly kind: "case"; readonly key: string; readonly verdict: VerdictSyntax };

export function entriesOf({ syntax }: LinkedResponse): readonly Entry[] {
  return [
    ...syntax.when.map(({ expression, verdict }, index): Entry => ({ kind: "guard", index, expression, verdict })),
    ...syntax.cases.map(({ key, verdict }): Entry => ({ kind: "case", key: key.value, verdict })),
  ];
}

/** Everything that an entry switches on or looks at in its guards. */
export function tellersOf({ syntax, switch: sources, guards }: LinkedResponse): readonly Teller[] {
  const found = new Map<string, Omit<Teller, "text" | "values"> & { readonly values: Set<KnownValue> }>();
  const add = (path: PathExpr, place: Place | undefined, isSwitched = false): Set<KnownValue> => {
    const text = printGuard(path);
    const known = found.get(text);
    if (known !== undefined) return known.values;
    const listed = (place === undefined ? undefined : enumOf(place))?.values ?? [];
    const values = new Set<KnownValue>(listed.flatMap((value) => (isLiteral(value) ? [value] : [])));
    if (place !== undefined && typesOf(place).has("boolean")) values.add(true).add(false);
    found.set(text, { path: path.segments.map(({ name }) => name), isSwitched, place, values });
    return values;
  };
  for (const { syntax: source, place } of sources) {
    const values = add(pathExpr(source.value), place, true);
    for (const { key } of syntax.cases)
      if (![...values].some((value) => String(value) === key.value)) values.add(key.value);
  }
  for (const { syntax: guard, places } of guards) {
    for (const path of pathsOf(guard.expression)) add(path, places.get(path));
    for (const [path, value] of comparisonsOf(guard.expression)) add(path, places.get(path)).add(value);
  }
  return [...found].map(([text, { values, ...rest }]) => ({ text, ...rest, values: [...values, null, OTHER] }));
}

/** Whether a response of which this is known may be decided by an entry. */
export function mayDecide({ syntax, switch: sources }: LinkedResponse, entry: Entry, known: Known): boolean {
  const earlier = syntax.when.slice(0, entry.kind === "guard" ? entry.index : undefined);
  const assumed = new Map(known);
  if (entry.kind === "case") {
    const switched = sources.map(({ syntax: source }) => pathText(source.value));
    const stated = switched.find((text) => known.has(text));
    // Which of several alternatives is there is not known; that which is has the case's value.
    if (stated !== undefined && String(known.get(stated)) !== entry.key) return false;
    const [only] = switched;
    if (stated === undefined && switched.length === 1 && only !== undefined) assumed.set(only, entry.key);
  }
  if (earlier.some(({ expression }) => truthOf(expression, assumed) === true)) return false;
  return entry.kind === "case" || truthOf(entry.expression, assumed) !== false;
}

function comparisonsOf(expression: Expr): readonly (readonly [PathExpr, LiteralValue])[] {
  switch (expression.kind) {
    case "not":
      return comparisonsOf(expression.operand);
    case "and":
    case "or":
      return [...comparisonsOf(expression.left), ...comparisonsOf(expression.right)];
    case "in": {
      const { item, list } = expression;
      if (item.kind !== "path" || list.kind !== "list") return [];
      return list.items.map(({ value }) => [item, value] as const);
    }
    case "compare": {
      const [path, literal] =
        expression.left.kind === "path" ? [expression.left, expression.right] : [expression.right, expression.left];
      return path.kind === "path" && literal.kind === "literal" ? [[path, literal.value]] : [];
    }
    default:
      return [];
  }
}

function isLiteral(value: unknown): value is LiteralValue {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
