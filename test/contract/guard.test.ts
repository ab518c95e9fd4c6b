import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGuard, parseGuard } from "../../generator/contract/guard/parse.js";
import { printGuard } from "../../generator/contract/guard/print.js";
import type { Expr, Literal, LiteralValue } from "../../generator/contract/guard/syntax.js";

const NOWHERE = { start: 0, end: 0 };

const literalValue: fc.Arbitrary<LiteralValue> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
  fc.boolean(),
  fc.constant(null),
);
const literal: fc.Arbitrary<Literal> = literalValue.map((value) => ({ kind: "literal", value, ...NOWHERE }));
const path: fc.Arbitrary<Expr> = fc
  .tuple(fc.constantFrom("body" as const, "header" as const), fc.array(fc.oneof(fc.string(), fc.nat(99).map(String))))
  .map(([root, names]) => ({ kind: "path", root, segments: names.map((name) => ({ name, ...NOWHERE })), ...NOWHERE }));

const { guard } = fc.letrec<{ guard: Expr }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 4 },
    literal,
    path,
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("size" as const, "has" as const),
      argument: path,
      start: fc.constant(0),
      end: fc.constant(0),
    }),
    tie("guard").map((operand): Expr => ({ kind: "not", operand, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("guard"), tie("guard"))
      .map(([kind, left, right]): Expr => ({ kind, left, right, ...NOWHERE })),
    fc
      .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("guard"), tie("guard"))
      .map(([operator, left, right]): Expr => ({ kind: "compare", operator, left, right, ...NOWHERE })),
    fc
      .tuple(tie("guard"), fc.array(literal))
      .map(([item, items]): Expr => ({ kind: "in", item, list: { kind: "list", items, ...NOWHERE }, ...NOWHERE })),
  ),
}));

/** The same guard with every position set to nothing. */
function placeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => {
      if (key === "start" || key === "end") return 0;
      return Object.is(inner, -0) ? "-0" : inner;
    }),
  );
}

function parsed(text: string): Expr {
  const result = parseGuard(text);
  if (!isGuard(result)) throw new Error(result.message);
  return result;
}

describe("guards", () => {
  it("parse to what was printed", () => {
    fc.assert(
      fc.property(guard, (expression) => {
        expect(placeless(parsed(printGuard(expression)))).toEqual(placeless(expression));
      }),
      { numRuns: 1000 },
    );
  });

  it("never throw, whatever the text, and point into it when they refuse it", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "response",
        ".body",
        ".a",
        '["b"]',
        "==",
        "&&",
        "||",
        "!",
        "(",
        ")",
        "in",
        "[",
        "]",
        "1",
        '"x"',
        "size",
        "-",
        ",",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(" ");
        const result = parseGuard(text);
        if (isGuard(result)) return;
        expect(result.start).toBeGreaterThanOrEqual(0);
        expect(result.end).toBeLessThanOrEqual(text.length + 1);
        expect(result.message).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  it("bind `!` before comparisons, comparisons before `&&`, and `&&` before `||`", () => {
    expect(printGuard(parsed("response.body.a == 1 || !response.body.b && response.body.c > 2"))).toBe(
      "response.body.a == 1 || !response.body.b && response.body.c > 2",
    );
    expect(parsed("response.body.a == 1 || !response.body.b && response.body.c > 2")).toMatchObject({
      kind: "or",
      right: { kind: "and" },
    });
    expect(printGuard(parsed("(response.body.a || response.body.b) && response.body.c"))).toBe(
      "(response.body.a || response.body.b) && response.body.c",
    );
  });

  it("are not nested without end", () => {
    expect(parseGuard(`${"(".repeat(10_000)}true`)).toMatchObject({ message: "The guard is nested too deeply." });
    expect(parseGuard(`${"!".repeat(10_000)}true`)).toMatchObject({ message: "The guard is nested too deeply." });
  });

  it.each([
    ["response.body.a = 1", 16, "Two values are compared with `==`."],
    ["body.a == 1", 0, "A path begins `response.body` or `response.header`: did you mean `response.body`?"],
    ["response.status == 200", 9, "A path begins `response.body` or `response.header`."],
    ["response.body.a == 1 == 2", 21, "Comparisons do not chain: join them with `&&`."],
    ["response.body.a.matches('x')", 16, "Only `size()` and `has()` are called, each with a path."],
    ["matches(response.body.a)", 0, "Only `size()` and `has()` are called, each with a path."],
    ['response.body.a["b"](1)', 20, "Only `size()` and `has()` are called, each with a path."],
    ["response.body.a + 1 > 2", 16, "`+` has no meaning in a guard."],
    ["response.body.a ? 1 : 2", 16, "`?` has no meaning in a guard."],
    ["response.body.a in response.body.b", 19, "Here should stand `[`."],
    ["now() > 1", 0, "Only `size()` and `has()` are called, each with a path."],
    ['response.body.a == "x', 19, "This string has no end."],
    ["response.body.a == 01", 19, "This is not a number."],
    [
      "response.body.a == 9007199254740993",
      19,
      "Beyond 2^53 numbers are rounded when they are read, so none can be compared with this one.",
    ],
    ["", 0, "Here should stand a value."],
  ])("refuse %j at character %i", (text, start, message) => {
    expect(parseGuard(text)).toMatchObject({ start, message });
  });
});
