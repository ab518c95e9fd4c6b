import fc from "fast-check";
import { expect, it } from "vitest";
import { amountsIn } from "../../generator/contract/guard/amounts.js";
import { parseGuard } from "../../generator/contract/guard/parse.js";
import { printGuard } from "../../generator/contract/guard/print.js";
import { truthOf } from "../../generator/contract/guard/truth.js";

const comparison = fc
  .tuple(
    fc.constantFrom("==", "!=", "<", "<=", ">", ">="),
    fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constant(2.5)),
  )
  .map(([operator, number]) => `response.body.count ${operator} ${number}`);

it("what a guard makes of any amount it makes of one of those that it may tell apart", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(comparison, fc.constantFrom("&&", "||")), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 20 }),
      (parts, amount) => {
        const parsed = parseGuard(
          parts.map(([text, join], index) => (index === 0 ? text : `${join} ${text}`)).join(" "),
        );
        if (!("kind" in parsed)) throw new Error(JSON.stringify(parsed));
        const of = (value: number) => truthOf(parsed, new Map([["response.body.count", value]]));
        const amounts = amountsIn([parsed], (side) => printGuard(side) === "response.body.count");
        expect(amounts.map(of)).toContain(of(amount));
        expect(of(amount)).toBeTypeOf("boolean");
      },
    ),
  );
});
