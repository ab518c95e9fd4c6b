import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasRepeatedNames } from "../../templates/runtime/src/repeated-names.js";
import { cpuMilliseconds } from "../cpu.js";

/** Names that are hard to tell apart, or to find the end of. */
const name = fc.oneof(
  fc.constantFrom("a", "b", "", "__proto__", '"', "\\", "a:", '{"a":1}', "\\u0061", "é", "\ud800"),
  fc.string({ unit: "binary", maxLength: 4 }),
);

interface Written {
  readonly text: string;
  readonly repeats: boolean;
}

/** JSON texts of any form, with white space and escapes, and whether an object in them names a member twice. */
const { value } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 0 }).map((one) => ({ text: JSON.stringify(one), repeats: false })),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => ({
      text: `[${items.map(({ text }) => text).join(" ,")}]`,
      repeats: items.some(({ repeats }) => repeats),
    })),
    fc.array(fc.tuple(name, fc.boolean(), tie("value")), { maxLength: 4 }).map((members) => ({
      text: `{${members.map(([key, escaped, { text }]) => `${written(key, escaped)}\n: ${text}`).join(",\t")} }`,
      repeats:
        new Set(members.map(([key]) => key)).size < members.length || members.some(([, , member]) => member.repeats),
    })),
  ),
}));

function written(key: string, escaped: boolean): string {
  if (!escaped) return JSON.stringify(key);
  return `"${key.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}

describe("a JSON text", () => {
  it("names a member twice where an object in it does, however the names are written", () => {
    fc.assert(
      fc.property(value, ({ repeats, text }) => {
        JSON.parse(text);
        expect(hasRepeatedNames(text)).toBe(repeats);
      }),
      { numRuns: 3_000 },
    );
  });

  it("that JSON.stringify wrote names none twice, and is parsed as it was", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = JSON.stringify(JSON.parse(text));
        expect(hasRepeatedNames(once)).toBe(false);
        expect(JSON.stringify(JSON.parse(once))).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['{"a":1,"\\u0061":2}', true],
    ['[{"a":1},{"a":1}]', false],
    ['{"a":{"a":1}}', false],
    ['{"a":"b","c":"a","b":"\\"a\\":"}', false],
    ['{"x":{"__proto__":1,"__proto__":2}}', true],
    ['"{\\"a\\":1,\\"a\\":2}"', false],
  ])("%s: %s", (text, expected) => {
    expect(hasRepeatedNames(text)).toBe(expected);
  });

  it("takes time in proportion to its length, whatever its depth", () => {
    const started = cpuMilliseconds();
    expect(hasRepeatedNames(`${'{"a":'.repeat(500_000)}1${"}".repeat(500_000)}`)).toBe(false);
    expect(hasRepeatedNames(`"${"\\\\".repeat(2_000_000)}"`)).toBe(false);
    expect(hasRepeatedNames(`{${Array.from({ length: 300_000 }, (_, index) => `"k${index}" : 1`).join()}}`)).toBe(
      false,
    );
    expect(hasRepeatedNames(`{"a"${" ".repeat(3_000_000)}:1}`)).toBe(false);
    expect(cpuMilliseconds() - started).toBeLessThan(5_000);
  });
});
