import type { ResponseExpression } from "../expression.js";
import { printGuard } from "./print.js";
import type { PathExpr } from "./syntax.js";

/** A value of a response as a guard would read it. */
export function pathExpr(value: ResponseExpression): PathExpr {
  const names = value.kind === "body" ? value.path : [value.name];
  const segments = names.map((name) => ({ name, start: 0, end: 0 }));
  return { kind: "path", root: value.kind, segments, start: 0, end: 0 };
}

/** The same as text: two values with the same text are one. */
export function pathText(value: ResponseExpression): string {
  return printGuard(pathExpr(value));
}
