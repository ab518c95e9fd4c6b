import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberIn } from "../../generator/lint/literals.js";

describe("a number in a text", () => {
  it.each([
    ["27", 27],
    ["-1", -1],
    ["1.50", 1.5],
    ["1E+3", 1000],
    ["0.30000000000000004", 0.30000000000000004],
    ["9007199254740992", 9007199254740992],
    ["100000000000000000000", 1e20],
  ])("%s is %d", (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  it.each(["-0", "0.00", "0e5"])("%s is zero, of which there is one", (text) => {
    expect(numberIn(text)).toBe(0);
  });

  it.each(["", " 7", "0x1", "1,000", "07", "1.", "NaN", "1e400"])("%j is none", (text) => {
    expect(numberIn(text)).toBeUndefined();
  });

  it.each(["9007199254740993", "12345678901234567890", "99999999999999999999", "0.1000000000000000000001", "1e-400"])(
    "%s is none, because it would be another once it is read",
    (text) => {
      expect(numberIn(text)).toBeUndefined();
    },
  );

  it("is what JSON writes of any number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(numberIn(JSON.stringify(number))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
