import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BINDING, compile, replaced } from "./shop.js";

const GUARD = `- if: response.body.status == "paid" && size(response.body.events) > 0`;

/** The mistake that every form below has: a member that does not exist. */
const RIGHT = 'response.body.status == "paid" && size(response.body.events) > 0';
const WRONG = RIGHT.replace("events", "event");

function pointedAt(written: string): readonly string[] {
  const { findings, textAt } = compile({ binding: replaced(BINDING, [GUARD, `- if: ${written}`]) });
  return findings.map(({ location }) => textAt(location));
}

describe("a place in a guard", () => {
  it.each([
    ["plain", WRONG],
    ["single-quoted", `'${WRONG}'`],
    ["double-quoted", JSON.stringify(WRONG)],
    ["folded", `>-\n          response.body.status == "paid"\n          && size(response.body.event) > 0`],
    ["a block", `|\n          response.body.status == "paid" &&\n            size(response.body.event) > 0`],
    ["plain over two lines", `response.body.status == "paid"\n          && size(response.body.event) > 0`],
  ])("is found in a scalar that is %s", (_form, written) => {
    expect(pointedAt(written)).toEqual(["event"]);
  });

  it("is found after any spacing and quoting of a double-quoted scalar", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(" ", "  ", "\\t", "\\n"), { minLength: 12, maxLength: 12 }), (spaces) => {
        let index = 0;
        const spaced = JSON.stringify(WRONG).replace(/ /g, () => spaces[index++] ?? " ");
        expect(pointedAt(spaced)).toEqual(["event"]);
      }),
      { numRuns: 30 },
    );
  });
});
