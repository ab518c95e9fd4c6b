import type { JsonType } from "../../model/model.js";
import { suggest } from "../report.js";
import { enumOf, type Place, typeOf, typesOf } from "../schema.js";
import { printGuard } from "./print.js";
import type { Expr, Literal, PathExpr, Stretch } from "./syntax.js";

/** What is wrong with a guard, and where in its text. */
export interface GuardFault extends Stretch {
  readonly rule: "contract/guard-type" | "contract/guard-literal";
  readonly message: string;
  /** The place of the document that it contradicts. */
  readonly place?: Place;
}

/** The JSON types that a part of a guard may have; undefined: nothing is known, and nothing is said. */
type Types = ReadonlySet<JsonType> | undefined;

const BOOLEAN: Types = new Set<JsonType>(["boolean"]);
const NUMBER: Types = new Set<JsonType>(["integer"]);

/** Type-checks a guard against the document. Paths that lead nowhere have no place and are not spoken of. */
export function checkGuard(expression: Expr, places: ReadonlyMap<PathExpr, Place>): readonly GuardFault[] {
  return new GuardChecker(places).check(expression);
}

class GuardChecker {
  readonly #places: ReadonlyMap<PathExpr, Place>;
  readonly #faults: GuardFault[] = [];

  constructor(places: ReadonlyMap<PathExpr, Place>) {
    this.#places = places;
  }

  check(expression: Expr): readonly GuardFault[] {
    this.#condition(expression);
    return this.#faults;
  }

  /** What stands where a truth value is needed. */
  #condition(expression: Expr): void {
    const types = this.#typesOf(expression);
    if (types === undefined || isOnly(types, ["boolean"])) return;
    this.#refuse(expression, `A condition must be true or false, and this is ${list(types)}.`, expression);
  }

  #typesOf(expression: Expr): Types {
    switch (expression.kind) {
      case "literal":
        return new Set([typeOf(expression.value)]);
      case "list":
        return new Set<JsonType>(["array"]);
      case "path":
        return this.#pathTypes(expression);
      case "call":
        this.#call(expression);
        return expression.name === "has" ? BOOLEAN : NUMBER;
      case "not":
        this.#condition(expression.operand);
        return BOOLEAN;
      case "and":
      case "or":
        this.#condition(expression.left);
        this.#condition(expression.right);
        return BOOLEAN;
      case "compare":
        this.#compare(expression);
        return BOOLEAN;
      case "in":
        this.#membership(expression);
        return BOOLEAN;
    }
  }

  #pathTypes(path: PathExpr): Types {
    if (path.root === "header") return new Set<JsonType>(["string", "null"]);
    const place = this.#places.get(path);
    const types = place === undefined ? new Set<JsonType>() : typesOf(place);
    return types.size === 0 ? undefined : types;
  }

  #call(call: Extract<Expr, { kind: "call" }>): void {
    const { argument, name } = call;
    if (argument.kind !== "path") {
      this.#refuse(argument, `\`${name}()\` takes a path.`);
      return;
    }
    const types = this.#pathTypes(argument);
    if (name === "has" || types === undefined || isOnly(types, ["string", "array", "object"])) return;
    this.#refuse(argument, `\`size()\` takes a string, a list or an object, and this is ${list(types)}.`, argument);
  }

  #compare(comparison: Extract<Expr, { kind: "compare" }>): void {
    const { left, right, operator } = comparison;
    const leftTypes = this.#typesOf(left);
    const rightTypes = this.#typesOf(right);
    if (printGuard(left) === printGuard(right)) {
      this.#refuse(comparison, "This is compared with itself: it never changes.");
      return;
    }
    if (isSettled(comparison)) {
      this.#refuse(comparison, "A size is a whole number, 0 or more: this never changes.");
      return;
    }
    if (operator !== "==" && operator !== "!=") {
      for (const [side, types] of [
        [left, leftTypes],
        [right, rightTypes],
      ] as const) {
        if (types === undefined || isOnly(types, ["integer", "number"])) continue;
        this.#refuse(side, `\`${operator}\` compares numbers, and this is ${list(types)}.`, side);
      }
      return;
    }
    if (left.kind === "literal" && right.kind === "literal") {
      this.#refuse(comparison, "Two literals are compared: this never changes.");
      return;
    }
    for (const [side, types] of [
      [left, leftTypes],
      [right, rightTypes],
    ] as const) {
      if (types === undefined || [...types].some((type) => type !== "array" && type !== "object")) continue;
      this.#refuse(side, `\`${operator}\` compares single values, and this is ${list(types)}.`, side);
      return;
    }
    if (left.kind === "path" && right.kind === "literal") this.#literal(right, left);
    else if (right.kind === "path" && left.kind === "literal") this.#literal(left, right);
    else if (leftTypes !== undefined && rightTypes !== undefined && !overlap(leftTypes, rightTypes)) {
      this.#refuse(comparison, `These are never equal: ${list(leftTypes)} and ${list(rightTypes)}.`, left);
    }
  }

  #membership({ item, list: members }: Extract<Expr, { kind: "in" }>): void {
    if (item.kind !== "path") {
      this.#refuse(item, "`in` takes a path on its left.");
      return;
    }
    if (members.kind !== "list") return;
    if (members.items.length === 0) this.#refuse(members, "Nothing is in an empty list.");
    for (const member of members.items) this.#literal(member, item);
  }

  /** A literal that a path is compared with must be of its type and, where the document counts the values, one of them. */
  #literal(literal: Literal, path: PathExpr): void {
    const types = this.#pathTypes(path);
    const place = this.#places.get(path);
    if (types === undefined) {
      // What leads nowhere is reported for itself.
      if (place === undefined) return;
      this.#refuse(
        path,
        "The document does not say of what type this is, so nobody can tell what to compare it with.",
        path,
      );
      return;
    }
    const type = typeOf(literal.value);
    if (type === "null") {
      if (types.has("null") || place?.required !== true) return;
      this.#refuse(literal, "This is always there and never null.", path);
      return;
    }
    if (!overlap(types, new Set([type]))) {
      this.#refuse(literal, `This is ${type}, and it is compared with ${list(types)}.`, path);
      return;
    }
    const closed = place === undefined ? undefined : enumOf(place);
    if (closed === undefined || closed.values.includes(literal.value)) return;
    const value = String(literal.value);
    this.#faults.push({
      rule: "contract/guard-literal",
      message: `The document knows no value \`${value}\` here.${suggest(value, closed.values.map(String))}`,
      start: literal.start,
      end: literal.end,
      ...(place !== undefined && { place }),
    });
  }

  #refuse(at: Stretch, message: string, of?: Expr): void {
    const place = of?.kind === "path" ? this.#places.get(of) : undefined;
    const { start, end } = at;
    this.#faults.push({ rule: "contract/guard-type", message, start, end, ...(place !== undefined && { place }) });
  }
}

/** Whether a size is compared with a number in a way that every size answers alike. */
function isSettled({ left, operator, right }: Extract<Expr, { kind: "compare" }>): boolean {
  const [call, literal, turned] = left.kind === "call" ? [left, right, false] : [right, left, true];
  if (call.kind !== "call" || call.name !== "size" || literal.kind !== "literal") return false;
  if (typeof literal.value !== "number") return false;
  const bound = literal.value;
  if (operator === "==" || operator === "!=") return bound < 0 || !Number.isInteger(bound);
  const isBelow = operator.startsWith("<") !== turned;
  // `size < n` is false and `size >= n` true for every size where n is 0 or less; the other two where it is less than 0.
  const isStrict = isBelow ? !operator.endsWith("=") : operator.endsWith("=");
  return isStrict ? bound <= 0 : bound < 0;
}

/** Whether all types are among those; null only says that it may be absent. */
function isOnly(types: ReadonlySet<JsonType>, allowed: readonly JsonType[]): boolean {
  const present = [...types].filter((type) => type !== "null");
  return present.length > 0 && present.every((type) => allowed.includes(type));
}

function overlap(left: ReadonlySet<JsonType>, right: ReadonlySet<JsonType>): boolean {
  const isNumber = (types: ReadonlySet<JsonType>) => types.has("integer") || types.has("number");
  return [...left].some((type) => right.has(type)) || (isNumber(left) && isNumber(right));
}

function list(types: ReadonlySet<JsonType>): string {
  return [...types].join(" or ");
}
