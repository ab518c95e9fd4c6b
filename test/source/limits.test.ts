import { describe, expect, test } from "vitest";
import { proseSentences } from "../../generator/source/sentences.js";
import { ingestText } from "./support.js";

const HEAD = "openapi: 3.1.0\n";
const letters = [..."bcdefghijk"];

/** A page that is all about what a reader may do slowly. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  [
    "an alias bomb",
    "a.yaml",
    `${HEAD}a: &a [x, x, x, x, x, x, x, x, x]\n${letters.map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefghij"[at]}`)}]`).join("\n")}`,
  ],
  [
    "aliases that nest a thousand deep",
    "a.yaml",
    `${HEAD}a0: &a0 [1]\n${Array.from({ length: 1000 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]`).join("\n")}`,
  ],
  ["a thousand lists in one another", "a.yaml", `${HEAD}x: ${"[".repeat(1000)}${"]".repeat(1000)}`],
  [
    "a thousand mappings in one another",
    "a.yaml",
    HEAD + Array.from({ length: 1000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
  ],
  ["a thousand keys of keys", "a.yaml", `${HEAD}x:\n ${"? ".repeat(1000)}1`],
  ["a million open brackets in JSON", "a.json", `{"openapi":"3.1.0","x":${"[".repeat(1_000_000)}`],
  ["a page of megabytes", "a.md", `# Title\n\n${"word ".repeat(2_000_000)}`],
];

/** These take as long as the values up to the limit take. */
const LARGE: typeof HOSTILE = [
  ["millions of small values in YAML", "a.yaml", `${HEAD}x: [${"0,".repeat(10_000_000)}]`],
  ["millions of small values in JSON", "a.json", `{"openapi":"3.1.0","x":[${"0,".repeat(5_000_000)}0]}`],
];

describe("work on a hostile document is bounded", () => {
  test.each(HOSTILE)(
    "%s ends in a finding",
    (_, file, text) => {
      const { value, findings } = ingestText(text, file);
      expect(value).toBeUndefined();
      expect(findings.map(({ rule }) => rule)).toEqual(["source/limit"]);
    },
    2_000,
  );

  test.each(LARGE)(
    "%s end in a finding",
    (_, file, text) => {
      expect(ingestText(text, file).findings.map(({ rule }) => rule)).toEqual(["source/limit"]);
    },
    10_000,
  );

  const LONG = 100_000;
  test.each([
    ["spaces", " ".repeat(LONG)],
    ["stops", `${".".repeat(LONG)}x`],
    ["backticks of every length", Array.from({ length: 500 }, (_, at) => "`".repeat(at)).join(" ")],
    ["open tags", "<A {".repeat(LONG / 4)],
    ["closing tags that close nothing", "</A> <B> ".repeat(LONG / 9)],
    ["quotes", ">".repeat(LONG)],
    ["lists", "- ".repeat(LONG / 2)],
    ["brackets", "[".repeat(LONG)],
    ["a heading of spaces", `# a${" ".repeat(LONG)}b`],
    ["fields of brackets", `# t **POST /x** ## Responses ### 200 ok ${"- **a** (()".repeat(LONG / 11)}`],
    ["statuses", `# t **POST /x** ## Responses ${"### 200 ok ".repeat(LONG / 11)}`],
    ["glued names", `T\nResponse\n${"string".repeat(LONG / 6)}!\nbstring\n`],
  ])(
    "a page of %s is read in time",
    (_, text) => {
      const { value } = ingestText(`# Title\n\n${text}\n\n\`\`\`yaml\n${HEAD}\`\`\`\n`);
      if (value !== undefined) proseSentences(value);
      ingestText(text, "source.txt");
    },
    2_000,
  );

  test("a hundred findings of one kind are enough", () => {
    const { findings } = ingestText(`${HEAD}${"a: 1\n".repeat(5000)}`, "a.yaml");
    expect(findings).toHaveLength(100);
  });
});
