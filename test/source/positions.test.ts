import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Outcome } from "../../generator/source/draft.js";
import type { JsonValue } from "../../generator/source/json.js";
import { locate } from "../../generator/source/origin.js";
import { parseJson } from "../../generator/source/parse-json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { plain, slice, spots, textOf } from "./support.js";

const RUNS = { numRuns: 300 };
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "200",
    "yes",
    "null",
    "1.0",
    "a: b",
    "# c",
    "- x",
    "two\nlines\n",
    " x",
    "'",
    '"',
  ),
);
const document = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: false }),
  ),
})).value;

function expectEverySliceToReparse(outcome: Outcome<JsonValue>, reparse: (written: string) => unknown): void {
  if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.findings));
  for (const { value, span, key } of spots(outcome.value)) {
    const column = span.source.range(span.start, span.end).column;
    const written = " ".repeat(column - 1) + slice(span);
    expect(JSON.stringify(reparse(written)), written).toBe(JSON.stringify(value));
    if (key !== undefined) expect(reparse(slice(key.span)), slice(key.span)).toBe(key.name);
  }
}

describe("the origin of a JSON value", () => {
  test("is exactly the text that is the value, whatever the white space", () => {
    const space = fc.constantFrom("", " ", "\n  ", "\t", "\r\n");
    fc.assert(
      fc.property(document, space, fc.constantFrom("", "x\n", "# a page\n\n"), (value, indent, before) => {
        const json = JSON.stringify({ value }, null, indent);
        const source = textOf(`${before}${json}${before}`);
        const outcome = parseJson({ source, start: before.length, end: before.length + json.length });
        expect(plain(outcome.value ?? null)).toEqual(JSON.parse(json));
        expectEverySliceToReparse(outcome, (written) => JSON.parse(written));
      }),
      RUNS,
    );
  });
});

describe("the origin of a YAML value", () => {
  const reparse = (written: string): unknown => plain(parseYaml({ source: textOf(written) }).value ?? null);

  test.each([
    ["block style", (value: unknown) => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 })],
    ["folded lines", (value: unknown) => stringify(value, { aliasDuplicateObjects: false, lineWidth: 20 })],
    ["flow style", (value: unknown) => dump(value, { flowLevel: 0, noRefs: true })],
    ["lists beside their key", (value: unknown) => dump(value, { seqNoIndent: true, noRefs: true })],
    ["JSON", (value: unknown) => JSON.stringify(value, null, 2)],
  ])("is exactly the text that is the value, in %s", (_, write) => {
    fc.assert(
      fc.property(document, (value) => {
        const yaml = write(JSON.parse(JSON.stringify({ value })));
        fc.pre(!/[|>][-+]?\d/.test(yaml)); // an indentation indicator counts from the parent, which a slice does not have
        const outcome = parseYaml({ source: textOf(yaml) });
        expect(plain(outcome.value ?? null), yaml).toEqual(plain(parse(yaml, { maxAliasCount: -1 })));
        expectEverySliceToReparse(outcome, reparse);
      }),
      RUNS,
    );
  });

  test("covers quotes, headers of block scalars, brackets, aliases, tags, and the place of what is left out", () => {
    const yaml = [
      'quoted: "x\\ty"',
      "literal: | # why | so",
      "  two",
      "  lines",
      "",
      "flow: { empty: , list: [1, 2, ] } # }",
      "nothing:",
      "anchored: &a !!str 5",
      "again: *a",
      "items:",
      "  -",
      "  - &b !!map { c: d }",
    ].join("\n");
    const { value } = parseYaml({ source: textOf(yaml) });
    const written = [...spots(value ?? null)].map(({ tokens, span }) => [tokens.join("/"), slice(span)]);
    expect(Object.fromEntries(written)).toEqual({
      quoted: '"x\\ty"',
      literal: "| # why | so\n  two\n  lines\n",
      flow: "{ empty: , list: [1, 2, ] }",
      "flow/empty": "",
      "flow/list": "[1, 2, ]",
      "flow/list/0": "1",
      "flow/list/1": "2",
      nothing: "",
      anchored: "5",
      again: "*a",
      items: "-\n  - &b !!map { c: d }",
      "items/0": "",
      "items/1": "{ c: d }",
      "items/1/c": "d",
    });
    const place = (tokens: (string | number)[]) => {
      const { line, column } = locate(value as never, tokens) ?? {};
      return `${line}:${column}`;
    };
    expect([place(["nothing"]), place(["flow", "empty"]), place(["items", "0"])]).toEqual(["7:9", "6:15", "11:4"]);
  });

  test("keeps the document's order of keys that look like integers", () => {
    const { value } = parseYaml({ source: textOf("b: 1\n200: 2\na: 3\n100: 4\n") });
    expect([...spots(value ?? null)].map(({ key }) => key?.name).sort()).toEqual(["100", "200", "a", "b"]);
    const location = locate(value as never, ["200"], "key");
    expect(`${location?.line}:${location?.column}`).toBe("2:1");
  });
});
