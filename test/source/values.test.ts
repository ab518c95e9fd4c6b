import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonContainer } from "../../generator/source/json.js";
import { locate } from "../../generator/source/origin.js";
import { parseJson } from "../../generator/source/parse-json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { places, plain, textOf } from "./support.js";

const yaml = (text: string) => parseYaml({ source: textOf(text, "a.yaml") });
const json = (text: string) => parseJson({ source: textOf(text, "a.json") });

describe("YAML", () => {
  test.each([
    "yes",
    "no",
    "on",
    "y",
    "2001-12-14",
    "012",
    "0o14",
    "0xff",
    "1_000",
    "+1",
    "-.5",
    "5.",
    "1e3",
    "0b1",
    "~",
    "null",
    "Null",
    "TRUE",
    "tRUE",
    ".5e-1",
    "12:30",
    "1.2.3",
    "=",
    "!!str 5",
    "!!int 0o7",
    "!!float 1.5",
    "!!bool true",
    "! 5",
    "!!null ''",
  ])("reads the scalar %s as the core schema does", (scalar) => {
    expect(plain(yaml(`a: ${scalar}`).value ?? null)).toEqual(plain(parse(`a: ${scalar}`)));
  });

  test("makes strings of keys that are none, by their source text", () => {
    expect(Object.keys(yaml("200: a\ntrue: b\n1.0: c\n~: d\n'x y': e\n").value as object)).toEqual(
      expect.arrayContaining(["200", "true", "1.0", "~", "x y"]),
    );
  });

  test.each(["__proto__", "constructor", "hasOwnProperty"])("holds the key %s as a key like any other", (key) => {
    for (const { value } of [yaml(`${key}: { polluted: true }`), json(`{"${key}":{"polluted":true}}`)]) {
      expect(Object.getPrototypeOf(value)).toBeNull();
      expect(Object.keys(value as object)).toEqual([key]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });

  test("gives an alias the node of its anchor", () => {
    const { value, findings } = yaml("a: &x { b: 1 }\nc: *x\nd: &k key\n*k : e\n");
    const root = value as Record<string, unknown>;
    expect(root.c).toBe(root.a);
    expect(root.key).toBe("e");
    expect(findings).toEqual([]);
  });

  test.each([
    ["a:\n  <<: *b\n  y: 3", { y: 3, x: 1 }, 1],
    ["a: { y: 3, <<: *b }", { y: 3, x: 1 }, 1],
    ["a: { <<: *b, <<: *c }", { x: 1, y: 2, z: 4 }, 2],
    ["a: { <<: [*c, *b], z: 5 }", { z: 5, y: 7, x: 1 }, 1],
    ["a: { <<: { __proto__: 1, x: 2 } }", JSON.parse('{ "__proto__": 1, "x": 2 }'), 1],
    ["d: &d { <<: *b, w: 6 }\na: { <<: *d }", { w: 6, x: 1, y: 2 }, 2],
    ["a: { '<<': *b }", { "<<": { x: 1, y: 2 } }, 0],
    ["a: { <<: text }", { "<<": "text" }, 0],
    ["a: { <<: [*b, text] }", { "<<": [{ x: 1, y: 2 }, "text"] }, 0],
  ])(
    "merges as YAML 1.1 does, where the mapping itself counts and then the first, and says so: %j",
    (text, value, count) => {
      const outcome = yaml(`b: &b { x: 1, y: 2 }\nc: &c { y: 7, z: 4 }\n${text}\n`);
      const { a } = plain(outcome.value ?? null) as Record<string, unknown>;
      expect(a).toEqual(value);
      expect(outcome.findings.map(({ rule }) => rule)).toEqual(Array(count).fill("source/merge-key"));
    },
  );

  test("gives a merged member the place where it is written", () => {
    const { value } = yaml("base: &b\n  x: 1\na:\n  <<: *b\n");
    expect(locate(value as JsonContainer, ["a", "x"])).toMatchObject({ line: 2, column: 6, pointer: "/a/x" });
  });

  test.each([
    ["a: .inf", "source/not-json 1:4", { a: ".inf" }],
    ["a: 1e999", "source/not-json 1:4", { a: "1e999" }],
    ["a: !!timestamp 2001-12-14", "source/not-json 1:16", { a: "2001-12-14" }],
    ["a: !mine {b: 1}", "source/not-json 1:4", { a: { b: 1 } }],
    ["? [1, 2]\n: a", "source/not-json 1:3", { "[1, 2]": "a" }],
  ])("says of %j that JSON does not have it", (text, place, value) => {
    const outcome = yaml(text);
    expect(places(outcome.findings)).toEqual([place]);
    expect(plain(outcome.value ?? null)).toEqual(value);
  });

  test("forgives a closing bracket that stands too far left, and says so", () => {
    const { value, findings } = yaml("a:\n  b: [\n    1, # one\n    2\n\n  ]\n  c: {\r\n    d: 3\r\n  }\n");
    expect(plain(value ?? null)).toEqual({ a: { b: [1, 2], c: { d: 3 } } });
    expect(places(findings)).toEqual(["source/indentation 6:3", "source/indentation 9:3"]);
  });

  test.each([
    ["a:\n  b: [\n    1 # one\n  ]", "source/syntax 4:3"],
    ["a:\n  b: [\n 1]", "source/syntax 2:6"],
    ["a: 1\n  b: 2", "source/syntax 2:4"],
    ['a: "x', "source/syntax 1:6"],
    ["a: *b", "source/syntax 1:4"],
    ["a: &a [*a]", "source/syntax 1:8"],
    ["a: 1\n---\nb: 2", "source/syntax 1:5"],
    ["a:\n\t- b", "source/syntax 2:1"],
  ])("says where %j is broken", (text, place) => {
    const { value, findings } = yaml(text);
    expect(value).toBeUndefined();
    expect(places(findings)).toEqual([place]);
  });
});

describe("JSON", () => {
  test.each([
    ['{"a":1,}', "source/syntax 1:7"],
    ['{"a" 1}', "source/syntax 1:6"],
    ["{'a':1}", "source/syntax 1:2"],
    ['{"a":01}', "source/syntax 1:6"],
    ['{"a":tru}', "source/syntax 1:6"],
    ['{"a":"b\nc"}', "source/syntax 1:8"],
    ['{"a":"\\x"}', "source/syntax 1:7"],
    ['{"a":"b', "source/syntax 1:6"],
    ['{"a":[1 2]}', "source/syntax 1:9"],
    ['{"a":1} x', "source/syntax 1:9"],
    ['{"a":1e999}', "source/syntax 1:6"],
    ["", "source/syntax 1:1"],
  ])("says where %j is broken, and does not throw", (text, place) => {
    const { value, findings } = json(text);
    expect(value).toBeUndefined();
    expect(places(findings)).toEqual([place]);
  });

  test.each([
    ['// pets\n{"a":1}', "1:1-8"],
    ['{ /* why */ "a":1}', "1:3-12"],
    ['{"a":1, // why\n"b":2}', "1:9-15"],
    ['{"a":[1, /* long\nlong */ 2]}', "1:10-17"],
    ['{"a":1} // end', "1:9-15"],
  ])("says of the comment in %j that JSON has none, and where it is", (text, place) => {
    const { value, findings } = json(text);
    expect(value).toBeUndefined();
    expect(findings.map(({ message }) => message)).toEqual([
      "This is not valid JSON: a comment stands here, and JSON has none.",
    ]);
    expect(findings.map(({ location: at }) => `${at.line}:${at.column}-${at.endColumn}`)).toEqual([place]);
  });

  test("reads escapes, surrogate pairs and every number as JSON.parse does", () => {
    const text = String.raw`{"a\u0062\"":["\ud83d\ude00\/\n", -0, 1.5e-3, 9007199254740993, true, null]}`;
    expect(json(text).value).toEqual(Object.assign(Object.create(null), JSON.parse(text)));
  });
});

describe("a repeated key", () => {
  test.each([
    ["JSON", () => json('{"x":{"a":1,\n"a":2}}')],
    ["YAML", () => yaml("x:\n  a: 1\n  a: 2\n")],
  ])("in %s is a finding with both places, and the last value counts", (_, read) => {
    const { value, findings } = read();
    expect(plain(value ?? null)).toEqual({ x: { a: 2 } });
    expect(findings).toMatchObject([
      { rule: "source/duplicate-key", location: { pointer: "/x/a" }, related: [{ location: { pointer: "/x/a" } }] },
    ]);
    const [finding] = findings;
    expect(finding?.location.line).toBe((finding?.related?.[0]?.location.line ?? 0) + 1);
  });
});
