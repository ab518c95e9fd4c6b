import { printGuard } from "./print.js";
import type { Expr, LiteralValue } from "./syntax.js";
import { OTHER } from "./truth.js";

/** What a guard is asked of, tried once for each: a value that is named, absence (null), or what nobody names. */
export type Tried = LiteralValue | typeof OTHER;

/** By the text of what is looked at: all that it is tried as. A condition that no value settles is free to hold or not. */
export type Domains = ReadonlyMap<string, ReadonlySet<Tried>>;

/** One way that everything that guards look at may be. */
export type World = ReadonlyMap<string, Tried>;

/** Everything that a guard looks at, and what it compares it with. */
export function domainsOf(expression: Expr): Domains {
  const domains = new Map<string, Set<Tried>>();
  const add = (subject: Expr, value: Tried): void => {
    const text = printGuard(subject);
    const domain = domains.get(text) ?? new Set<Tried>([OTHER]);
    domains.set(text, domain.add(value));
  };
  const visit = (inner: Expr): void => {
    switch (inner.kind) {
      case "literal":
      case "list":
        return;
      case "not":
        visit(inner.operand);
        return;
      case "and":
      case "or":
        visit(inner.left);
        visit(inner.right);
        return;
      case "in":
        for (const { value } of inner.list.kind === "list" ? inner.list.items : []) add(inner.item, value);
        return;
      case "compare": {
        const test = equality(inner);
        if (test === undefined) add(inner, true);
        else add(test.subject, test.value);
        return;
      }
      case "call":
        if (inner.name === "has" && inner.argument.kind === "path") add(inner.argument, null);
        else add(inner, true);
        return;
      case "path":
        add(inner, true);
    }
  };
  visit(expression);
  return domains;
}

/** Whether a guard holds in a world that has all that it looks at. */
export function holdsIn(expression: Expr, world: World): boolean {
  switch (expression.kind) {
    case "literal":
      return expression.value === true;
    case "list":
      return false;
    case "not":
      return !holdsIn(expression.operand, world);
    case "and":
      return holdsIn(expression.left, world) && holdsIn(expression.right, world);
    case "or":
      return holdsIn(expression.left, world) || holdsIn(expression.right, world);
    case "in": {
      const value = world.get(printGuard(expression.item));
      return expression.list.kind === "list" && expression.list.items.some((item) => item.value === value);
    }
    case "compare": {
      const test = equality(expression);
      if (test === undefined) return world.get(printGuard(expression)) === true;
      return (world.get(printGuard(test.subject)) === test.value) === (expression.operator === "==");
    }
    case "call":
      if (expression.name === "has" && expression.argument.kind === "path")
        return world.get(printGuard(expression.argument)) !== null;
      return world.get(printGuard(expression)) === true;
    case "path":
      return world.get(printGuard(expression)) === true;
  }
}

/** `path == literal` and its kin, as what is looked at and what it must be. */
function equality({
  left,
  operator,
  right,
}: Extract<Expr, { kind: "compare" }>): { readonly subject: Expr; readonly value: LiteralValue } | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const [path, literal] = left.kind === "path" ? [left, right] : [right, left];
  return path.kind === "path" && literal.kind === "literal" ? { subject: path, value: literal.value } : undefined;
}
