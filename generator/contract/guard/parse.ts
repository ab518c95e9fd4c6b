import type { ComparisonOperator, Expr, Literal, Segment, SyntaxFault } from "./syntax.js";
import { type Token, tokenise } from "./tokens.js";

const COMPARISONS: readonly ComparisonOperator[] = ["==", "!=", "<=", ">=", "<", ">"];
const MAX_DEPTH = 64;
const CALLS = "Only `size()` and `has()` are called, each with a path.";

/** The guard that `text` is, or the first reason why it is none. Never throws. */
export function parseGuard(text: string): Expr | SyntaxFault {
  const tokens = tokenise(text);
  if (!isTokens(tokens)) return tokens;
  try {
    return new Parser(tokens).guard();
  } catch (fault) {
    if (fault instanceof Refusal) return fault.fault;
    throw fault;
  }
}

export function isGuard(parsed: Expr | SyntaxFault): parsed is Expr {
  return "kind" in parsed;
}

function isTokens(tokens: readonly Token[] | SyntaxFault): tokens is readonly Token[] {
  return Array.isArray(tokens);
}

/** Leaves the descent at the first fault; does not leave this file. */
class Refusal extends Error {
  readonly fault: SyntaxFault;
  constructor(fault: SyntaxFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  guard(): Expr {
    const expression = this.#or();
    const rest = this.#peek();
    if (rest.kind === "end") return expression;
    if (this.#is("(")) throw this.#refuse(rest, CALLS);
    throw this.#refuse(
      rest,
      COMPARISONS.some((symbol) => this.#is(symbol))
        ? "Comparisons do not chain: join them with `&&`."
        : "The guard should end here.",
    );
  }

  #or(): Expr {
    let left = this.#and();
    while (this.#take("||")) {
      const right = this.#and();
      left = { kind: "or", left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #and(): Expr {
    let left = this.#relation();
    while (this.#take("&&")) {
      const right = this.#relation();
      left = { kind: "and", left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #relation(): Expr {
    const left = this.#unary();
    const operator = COMPARISONS.find((symbol) => this.#is(symbol));
    if (operator !== undefined) {
      this.#index++;
      const right = this.#unary();
      return { kind: "compare", operator, left, right, start: left.start, end: right.end };
    }
    const word = this.#peek();
    if (word.kind !== "name" || word.text !== "in") return left;
    this.#index++;
    const list = this.#list();
    return { kind: "in", item: left, list, start: left.start, end: list.end };
  }

  #unary(): Expr {
    const token = this.#peek();
    if (++this.#depth > MAX_DEPTH) throw this.#refuse(token, "The guard is nested too deeply.");
    try {
      if (this.#take("!")) {
        const operand = this.#unary();
        return { kind: "not", operand, start: token.start, end: operand.end };
      }
      return this.#primary();
    } finally {
      this.#depth--;
    }
  }

  #primary(): Expr {
    const token = this.#peek();
    if (this.#take("(")) {
      const inner = this.#or();
      const close = this.#expect(")");
      return { ...inner, start: token.start, end: close.end };
    }
    if (token.kind === "name" && (token.text === "size" || token.text === "has")) return this.#call(token.text);
    if (token.kind === "name" && token.text === "response") return this.#path();
    return this.#literal("a value");
  }

  #call(name: "size" | "has"): Expr {
    const { start } = this.#peek();
    this.#index++;
    this.#expect("(");
    const argument = this.#or();
    const { end } = this.#expect(")");
    return { kind: "call", name, argument, start, end };
  }

  #path(): Expr {
    const { start } = this.#peek();
    this.#index++;
    this.#expect(".");
    const root = this.#peek();
    if (root.kind !== "name" || (root.text !== "body" && root.text !== "header")) {
      throw this.#refuse(root, "A path begins `response.body` or `response.header`.");
    }
    this.#index++;
    let { end } = root;
    const segments: Segment[] = [];
    for (;;) {
      const from = this.#peek();
      if (this.#take(".")) {
        const name = this.#peek();
        if (name.kind !== "name") throw this.#refuse(name, "A name must follow the dot.");
        if (this.#isCalled()) throw this.#refuse(name, CALLS);
        this.#index++;
        segments.push({ name: name.text, start: name.start, end: name.end });
        end = name.end;
      } else if (this.#take("[")) {
        const key = this.#peek();
        const name = key.kind === "string" ? key.value : key.kind === "number" ? String(key.value) : undefined;
        if (name === undefined || (key.kind === "number" && !/^[0-9]+$/.test(name))) {
          throw this.#refuse(key, "A name in quotes or an index must stand here.");
        }
        this.#index++;
        end = this.#expect("]").end;
        segments.push({ name, start: from.start, end });
      } else return { kind: "path", root: root.text, segments, start, end };
    }
  }

  #list(): Expr {
    const { start } = this.#expect("[");
    const items: Literal[] = [];
    if (!this.#is("]")) {
      do items.push(this.#literal("a literal"));
      while (this.#take(","));
    }
    const { end } = this.#expect("]");
    return { kind: "list", items, start, end };
  }

  #literal(wanted: string): Literal {
    const token = this.#peek();
    const { start } = token;
    if (this.#take("-")) {
      const number = this.#peek();
      if (number.kind !== "number") throw this.#refuse(number, "A number must follow the minus sign.");
      this.#index++;
      return { kind: "literal", value: -number.value, start, end: number.end };
    }
    const value = literalOf(token);
    if (value === undefined && token.kind === "name" && this.#isCalled()) throw this.#refuse(token, CALLS);
    const isRoot = token.kind === "name" && ["body", "header"].includes(token.text);
    if (value === undefined && isRoot)
      throw this.#refuse(
        token,
        `A path begins \`response.body\` or \`response.header\`: did you mean \`response.${token.text}\`?`,
      );
    if (value === undefined) throw this.#refuse(token, `Here should stand ${wanted}.`);
    this.#index++;
    return { kind: "literal", value, start, end: token.end };
  }

  #peek(): Token {
    // The last token is `end`, and nothing moves beyond it.
    return this.#tokens[Math.min(this.#index, this.#tokens.length - 1)] ?? { kind: "end", start: 0, end: 0 };
  }

  #is(symbol: string): boolean {
    const token = this.#peek();
    return token.kind === "symbol" && token.text === symbol;
  }

  /** Whether an opening bracket follows what stands here. */
  #isCalled(): boolean {
    const after = this.#tokens[this.#index + 1];
    return after?.kind === "symbol" && after.text === "(";
  }

  #take(symbol: string): boolean {
    if (!this.#is(symbol)) return false;
    this.#index++;
    return true;
  }

  #expect(symbol: string): Token {
    const token = this.#peek();
    if (!this.#take(symbol)) throw this.#refuse(token, `Here should stand \`${symbol}\`.`);
    return token;
  }

  #refuse(token: Token, message: string): Refusal {
    return new Refusal({ start: token.start, end: token.end, message });
  }
}

function literalOf(token: Token): string | number | boolean | null | undefined {
  if (token.kind === "string" || token.kind === "number") return token.value;
  if (token.kind !== "name") return undefined;
  if (token.text === "true") return true;
  if (token.text === "false") return false;
  return token.text === "null" ? null : undefined;
}
