import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateGuard } from "../../generator/contract/guard/evaluate.js";
import { isGuard, parseGuard } from "../../generator/contract/guard/parse.js";
import { isTooMany, type Reach, reach, type Subject } from "../../generator/contract/guard/reach.js";
import type { Expr } from "../../generator/contract/guard/syntax.js";

function guard(text: string): Expr {
  const parsed = parseGuard(text);
  if (!isGuard(parsed)) throw new Error(parsed.message);
  return parsed;
}

const STATES = ["a", "b", "c"];
const SUBJECT = { text: "response.body.state", values: STATES };

function reached(guards: readonly Expr[], subjects: readonly Subject[]): Reach {
  const found = reach(guards, subjects);
  if (isTooMany(found)) throw new Error(`${found.worlds} worlds`);
  return found;
}

const atoms = [
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
  "has(response.body.state)",
  "true",
  "false",
];
const kinds = ['response.body.kind == "a"', 'response.body.kind in ["c"]', "has(response.body.kind)"];
const joined = (parts: readonly (readonly [string, string])[]) =>
  parts.map(([part, joint], index) => (index === 0 ? part : joint + part)).join("");
const text = fc
  .array(fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(" && ", " || ")), { minLength: 1, maxLength: 3 })
  .map(joined);
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
        const found = reached(guards, [SUBJECT]);
        for (const response of bodies) {
          const first = guards.findIndex((expression) => evaluateGuard(expression, response));
          if (first >= 0) expect(found.guards[first]).toBe(true);
          else if (STATES.includes(response.state ?? "")) expect(found.cases.has(response.state ?? "")).toBe(true);
          else expect(found.otherwise).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is met by no body where the first of two values decides", () => {
    const either = fc.array(fc.tuple(fc.constantFrom(...atoms, ...kinds), fc.constantFrom(" && ", " || ")), {
      minLength: 1,
      maxLength: 3,
    });
    const bodies = fc.array(fc.tuple(body, fc.constantFrom("a", "c", "other", null)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(either.map(joined), { maxLength: 3 }), bodies, (texts, responses) => {
        const guards = texts.map(guard);
        const found = reached(guards, [SUBJECT, { text: "response.body.kind", values: STATES }]);
        for (const [rest, kind] of responses) {
          const response = { ...rest, kind };
          const first = guards.findIndex((expression) => evaluateGuard(expression, response));
          const value = response.state ?? kind ?? "";
          if (first >= 0) expect(found.guards[first]).toBe(true);
          else if (STATES.includes(value)) expect(found.cases.has(value)).toBe(true);
          else expect(found.otherwise).toBe(true);
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
    expect(reached(texts.map(guard), []).guards).toEqual(guards);
  });

  it("is what no source of a switch leaves to another", () => {
    const taken = [guard('response.body.state == "a"'), guard('response.body.kind == "a"')];
    const found = reached(taken, [SUBJECT, { text: "response.body.kind", values: STATES }]);
    expect([...found.cases].sort()).toEqual(["b", "c"]);
  });

  it("is a number where a number is switched on", () => {
    const code = { text: "response.body.code", values: [5, 6] };
    expect([...reached([guard("response.body.code == 5")], [code]).cases]).toEqual(["6"]);
  });

  it("is known of many guards that have no value in common", () => {
    const many = Array.from({ length: 40 }, (_, index) => guard(`response.body.x${index}`));
    expect(reached([...many, guard("response.body.x7")], []).guards).toEqual([...many.map(() => true), false]);
  });

  it("is not told where values that are looked at together come in too many ways", () => {
    const wide = Array.from({ length: 15 }, (_, index) => `response.body.x${index}`).join(" && ");
    const guards = [guard("response.body.y"), guard(wide), guard("response.body.x3")];
    expect(reach(guards, [])).toEqual({ worlds: 2 ** 15, guards: [1, 2] });
  });
});
