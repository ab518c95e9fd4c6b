import { describe, expect, it } from "vitest";
import {
  bodyOf,
  codeOf,
  dateTime,
  epochMilliseconds,
  epochSeconds,
  isObject,
  itemOf,
  listOfStrings,
  memberOf,
  namesAnother,
  type Reply,
  sizeOf,
  stringOf,
  withFields,
} from "../../templates/runtime/src/contract.js";
import { withoutPrototypes } from "../../templates/runtime/src/decode-body.js";

describe("times", () => {
  it.each([
    ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"],
    ["2026-03-01t10:00:00.5z", "2026-03-01T10:00:00.500Z"],
    ["2026-03-01T10:00:00.123456789+02:00", "2026-03-01T08:00:00.123Z"],
    ["2026-03-01 10:00:00-01:30", "2026-03-01T11:30:00Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"],
    ["2026-02-30T10:00:00Z", undefined],
    ["2026-03-01T24:00:00Z", undefined],
    ["2026-03-01T10:00:00", undefined],
    ["2026-03-01", undefined],
    ["yesterday", undefined],
    [1_772_359_200, undefined],
    [null, undefined],
  ])("RFC 3339: %j is %j", (value, expected) => {
    expect(dateTime(value)).toBe(expected);
  });

  it.each([
    [1_772_359_200, "2026-03-01T10:00:00Z"],
    [0, "1970-01-01T00:00:00Z"],
    [1.5, "1970-01-01T00:00:01.500Z"],
    ["1772359200", undefined],
    [1e15, undefined],
    [Number.NaN, undefined],
  ])("epoch seconds: %j is %j", (value, expected) => {
    expect(epochSeconds(value)).toBe(expected);
  });

  it("epoch milliseconds", () => {
    expect(epochMilliseconds(1_772_359_200_250)).toBe("2026-03-01T10:00:00.250Z");
    expect(epochMilliseconds(1000)).toBe("1970-01-01T00:00:01Z");
  });
});

describe("values", () => {
  it("are read only where they are of the type", () => {
    expect([stringOf("a"), stringOf(""), stringOf(1), stringOf(null)]).toEqual(["a", undefined, undefined, undefined]);
    expect([codeOf("a"), codeOf(0), codeOf(""), codeOf({})]).toEqual(["a", "0", undefined, undefined]);
    expect([listOfStrings(["a"]), listOfStrings([]), listOfStrings(["a", 1])]).toEqual([["a"], [], undefined]);
    expect([isObject({}), isObject([]), isObject(null)]).toEqual([true, false, false]);
    expect([itemOf(["a"], 0), itemOf("a", 0), itemOf([], -1)]).toEqual(["a", undefined, undefined]);
    expect([memberOf({ a: 1 }, "a"), memberOf({}, "constructor"), memberOf(null, "a")]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  it("have a size, nothing where they are absent, and none where they cannot", () => {
    expect([sizeOf(undefined), sizeOf(null), sizeOf(["a"]), sizeOf("né😀"), sizeOf({ a: 1 })]).toEqual([0, 0, 1, 3, 1]);
    expect(() => sizeOf(5)).toThrow(TypeError);
  });

  it("that are ids are compared as they are, UUIDs without case", () => {
    expect(namesAnother("A", "a")).toBe(true);
    expect(namesAnother("AB-1", "ab-1", "uuid")).toBe(false);
    expect(namesAnother(7, "7")).toBe(false);
  });

  it("that are ids of no use are another's, and only absent or null says nothing", () => {
    expect([undefined, null].map((value) => namesAnother(value, "a"))).toEqual([false, false]);
    expect(["", true, ["a"], { id: "a" }].map((value) => namesAnother(value, "a"))).toEqual([true, true, true, true]);
  });

  it("that are undefined leave no member", () => {
    expect(Object.keys(withFields({ a: undefined, b: 1, c: null }))).toEqual(["b", "c"]);
  });
});

describe("bodies", () => {
  it("are objects of JSON alone", () => {
    const reply = (body: Reply["body"]): Reply => ({ status: 200, headers: new Headers(), declared: "code", body });
    expect(bodyOf(reply({ kind: "json", value: { a: 1 }, text: "" }))).toEqual({ a: 1 });
    expect(bodyOf(reply({ kind: "json", value: null, text: "" }))).toBeUndefined();
    expect(bodyOf(reply({ kind: "text", value: "{}" }))).toBeUndefined();
    expect(bodyOf(reply({ kind: "empty" }))).toBeUndefined();
  });

  it("have no inherited members, at any depth", () => {
    const value = withoutPrototypes(JSON.parse('{"a":[{"__proto__":{"b":1}}]}'));
    expect(Reflect.get(value as object, "constructor")).toBeUndefined();
    const inner = itemOf(memberOf(value, "a"), 0);
    expect(memberOf(memberOf(inner, "__proto__"), "b")).toBe(1);
    expect(Reflect.get({}, "b")).toBeUndefined();
  });

  it("may be nested as deep as they are long", () => {
    const deep = JSON.parse("[".repeat(200_000) + "]".repeat(200_000));
    expect(withoutPrototypes(deep)).toBe(deep);
  });
});
