import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateGuard } from "../../generator/contract/guard/evaluate.js";
import { isGuard, parseGuard } from "../../generator/contract/guard/parse.js";
import { reach } from "../../generator/contract/guard/reach.js";
import type { Expr } from "../../generator/contract/guard/syntax.js";

function guard(text: string): Expr {
  const parsed = parseGuard(text);
  if (!isGuard(parsed)) throw new Error(parsed.message);
  return parsed;
}

const STATES = ["a", "b", "c"];

const atom = fc.constantFrom(
  'response.body.state == "a"',
  'response.body.state != "b"',
  'response.body.state in ["b", "c"]',
  "response.body.done",
  "!response.body.done",
  "size(response.body.list) > 0",
  "size(response.body.list) > 1",
  "response.body.count >= 2",
  "has(response.body.list)",
  "response.body.state == null",
  "true",
  "false",
);
const text = fc
  .array(fc.tuple(atom, fc.constantFrom(" && ", " || ")), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([part, joint], index) => (index === 0 ? part : joint + part)).join(""));
const body = fc.record(
  {
    state: fc.constantFrom(...STATES, "other", null),
    done: fc.boolean(),
    list: fc.array(fc.constant("x"), { maxLength: 3 }),
    count: fc.integer({ min: 0, max: 4 }),
  },
  { requiredKeys: [] },
);

describe("what is called unreachable", () => {
  it("is met by no body", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), fc.array(body, { maxLength: 20 }), (texts, bodies) => {
        const guards = texts.map(guard);
        const found = reach(guards, { subject: "response.body.state", cases: STATES });
        for (const response of bodies) {
          const first = guards.findIndex((expression) => evaluateGuard(expression, response));
          if (first >= 0) expect(found?.guards[first]).toBe(true);
          else if (STATES.includes(response.state ?? "")) expect(found?.cases.has(response.state ?? "")).toBe(true);
          else expect(found?.otherwise).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [['response.body.state == "a" && response.body.state == "b"'], [false]],
    [
      ["response.body.done", "response.body.done"],
      [true, false],
    ],
    [
      ["response.body.done", "!response.body.done", 'response.body.state == "a"'],
      [true, true, false],
    ],
    [
      ['response.body.state in ["a", "b"]', 'response.body.state == "b"'],
      [true, false],
    ],
    [
      ["true", "response.body.done"],
      [true, false],
    ],
    [["false"], [false]],
    [
      ["size(response.body.list) > 0", "size(response.body.list) == 0"],
      [true, true],
    ],
  ])("is what it is: %j", (texts, guards) => {
    expect(reach(texts.map(guard), { subject: undefined, cases: [] })?.guards).toEqual(guards);
  });

  it("is nothing where there are too many ways to try", () => {
    const many = Array.from({ length: 20 }, (_, index) => guard(`response.body.x${index}`));
    expect(reach(many, { subject: undefined, cases: [] })).toBeUndefined();
  });
});
