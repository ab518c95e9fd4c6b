/** A stretch of a guard's text: offsets in UTF-16 code units, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type LiteralValue = string | number | boolean | null;

/**
 * A guard as it is written: a closed subset of the Common Expression Language. Equality, order, membership, `&&`, `||`, `!`,
 * `size()`, `has()`, literals, lists of literals, and paths below `response.body` and `response.header`.
 */
export type Expr = Stretch &
  (
    | { readonly kind: "literal"; readonly value: LiteralValue }
    | { readonly kind: "list"; readonly items: readonly Literal[] }
    | { readonly kind: "path"; readonly root: "body" | "header"; readonly segments: readonly Segment[] }
    | { readonly kind: "call"; readonly name: "size" | "has"; readonly argument: Expr }
    | { readonly kind: "not"; readonly operand: Expr }
    | { readonly kind: "and" | "or"; readonly left: Expr; readonly right: Expr }
    | { readonly kind: "compare"; readonly operator: ComparisonOperator; readonly left: Expr; readonly right: Expr }
    | { readonly kind: "in"; readonly item: Expr; readonly list: Expr }
  );

export type Literal = Extract<Expr, { kind: "literal" }>;
export type PathExpr = Extract<Expr, { kind: "path" }>;

/** One step of a path: `.name`, `["name"]` or `[0]`. */
export type Segment = Stretch & { readonly name: string };

/** Why a text is no guard, and where in it. */
export interface SyntaxFault extends Stretch {
  readonly message: string;
}
