import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePattern } from "../../../generator/model/pattern/judge.js";
import { cpuMilliseconds } from "../../cpu.js";
import { compile } from "./compile.js";

describe("a pattern is judged by how its time grows", () => {
  test.each([
    "a+",
    "^[a-z]+$",
    "^[0-9a-f]{8}-[0-9a-f]{4}$",
    "^ps-[0-9a-f]{24}$",
    "^([a-z]+-)*[a-z]+$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "^(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$",
    "^[A-Za-z0-9]{1,64}([._-][a-z]{1,32}){0,5}$",
    "^\\p{L}+$",
    "[\\s\\S]*",
    "^\\+?[1-9]\\d{1,14}$",
    "^$|^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$",
    // No other option begins with "[", so the ways of the octets do not add up with those of the names.
    "@([a-z]+\\.|\\[(2(5[0-5]|[0-4]\\d)|1\\d\\d|[1-9]?\\d)(\\.(2(5[0-5]|[0-4]\\d)|1\\d\\d|[1-9]?\\d)){3}\\])+x",
    "",
  ])("linear, and enforced: %s", (pattern) => {
    expect(judgePattern(pattern)).toEqual({ kind: "accepted", flags: "u" });
  });

  test.each([
    ["f.*o", 1_000],
    [".*\\S.*", 1_000],
    ["^\\d+\\d+$", 1_000],
    ["^(0|-*[1-9]+[0-9]*)$", 1_000],
    ["^\\S+@\\S+\\.\\S+$", 100],
    ["(?<!a)b+c", 100],
  ])("polynomial, and enforced on short texts: %s", (pattern, limit) => {
    expect(judgePattern(pattern)).toMatchObject({ kind: "limited", limit });
  });

  const doubles = "there are texts that it can read in so many ways that each character more doubles its time";
  const unknown = "how long it takes cannot be told";

  test.each([
    ["^(a+)+$", doubles],
    ["(a|a)*$", doubles],
    ["^(a|aa)+$", doubles],
    ["^(a*)*$", doubles],
    ["^(a?){30}(a+)+$", doubles],
    ["^(\\w+\\s?)*$", doubles],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", doubles],
    ["(?=(a+)+b)c", doubles],
    ["^a*a*a*a*$", "its time grows with the power of 4 of the text's length"],
    ["^(a?){30}a{30}$", unknown],
    ["(.*a){10}", "its time grows with the power of 11 of the text's length"],
    ["^.{1,64}.{1,64}.{1,64}.{1,64}x$", unknown],
  ])("refused for its own reason: %s", (pattern, reason) => {
    expect(judgePattern(pattern)).toEqual({ kind: "refused", reason });
  });

  test.each(["(", "[b-a]", "a{2,1}", "\\", "(?<n>a)(?<n>b)"])("not a pattern, and refused: %s", (pattern) => {
    expect(judgePattern(pattern)).toEqual({ kind: "refused", reason: "it is not a regular expression of ECMAScript" });
  });

  test("one that only compiles without the u flag is run without it", () => {
    expect(judgePattern("^a\\-b$")).toEqual({ kind: "accepted", flags: "" });
  });

  test("a backreference is refused, and so is what is too long to judge", () => {
    expect(judgePattern("^(a)\\1$").kind).toBe("refused");
    expect(judgePattern("a".repeat(1_001)).kind).toBe("refused");
  });

  test("judging is bounded itself", () => {
    const started = cpuMilliseconds();
    for (const piece of ["(a|b)*", "[a-m]*", "(.*)*", "a{0,9}", "(?=a*)", "((", "[^a]?", "\\w+\\d*"]) {
      judgePattern(piece.repeat(1_000 / piece.length));
    }
    expect(cpuMilliseconds() - started).toBeLessThan(4_000);
  });

  test("what is enforced ends in time on texts made to fail", { timeout: 60_000 }, () => {
    const context = createContext({});
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w");
    const { expression } = fc.letrec<{ expression: string }>((tie) => {
      const inner = tie("expression");
      const group = inner.map((body) => `(?:${body})`);
      const repeated = fc.tuple(fc.oneof(atom, group), fc.constantFrom("*", "+", "?", "{2}", "{0,3}", "*?"));
      return {
        expression: fc.oneof(
          { maxDepth: 4 },
          atom,
          repeated.map(([body, quantifier]) => body + quantifier),
          fc.tuple(inner, inner).map(([left, right]) => left + right),
          fc.tuple(inner, inner).map(([left, right]) => `(?:${left}|${right})`),
        ),
      };
    });
    const pattern = fc
      .tuple(fc.constantFrom("", "^"), expression, fc.constantFrom("", "$", "!$", "c"))
      .map((parts) => parts.join(""));
    const pump = fc.constantFrom("a", "b", "ab", "ba", "aab");
    fc.assert(
      fc.property(pattern, pump, (pattern, pump) => {
        const judged = judgePattern(pattern);
        if (judged.kind === "refused") return;
        const length = judged.kind === "limited" ? judged.limit : 5_000;
        const text = `${pump.repeat(length / pump.length - 1)}\n`;
        const program = `new RegExp(${JSON.stringify(pattern)}, "u").test(${JSON.stringify(text)})`;
        runInContext(program, context, { timeout: 10_000 });
      }),
      { numRuns: 1_500, seed: 5 },
    );
  });
});

describe("a pattern that cannot be enforced", () => {
  test("is a finding with its place, and the rest of the schema holds", () => {
    const { validators, findings } = compile({ Root: { type: "string", pattern: "^(a+)+$" } });
    expect(findings).toEqual([
      expect.objectContaining({ rule: "emit/pattern-not-enforced", message: expect.stringContaining('"^(a+)+$"') }),
    ]);
    expect(validators.get("Root")?.is("b")).toBe(true);
    expect(validators.get("Root")?.is(1)).toBe(false);
  });

  test("in patternProperties leaves open which other properties there are", () => {
    const { validators } = compile({ Root: { patternProperties: { "^(a+)+$": false }, additionalProperties: false } });
    expect(validators.get("Root")?.is({ b: 1 })).toBe(true);
  });

  test("of polynomial time is enforced up to its limit; no finding where maxLength keeps texts below it", () => {
    const pattern = "^\\d+\\d+$";
    const open = compile({ Root: { pattern } });
    expect(open.findings.map(({ rule }) => rule)).toEqual(["emit/pattern-not-enforced"]);
    expect(open.validators.get("Root")?.is("x")).toBe(false);
    expect(open.validators.get("Root")?.is("x".repeat(1_001))).toBe(true);
    const closed = compile({ Root: { pattern, maxLength: 500 } });
    expect(closed.findings).toEqual([]);
    expect(closed.validators.get("Root")?.is("x".repeat(1_001))).toBe(false);
  });
});
