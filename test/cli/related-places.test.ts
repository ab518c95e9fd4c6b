import { expect, test } from "vitest";
import { markdown } from "../../generator/cli/formats/markdown.js";
import { stylish } from "../../generator/cli/formats/stylish.js";
import { findingOf } from "./hostile-findings.js";

const { location } = findingOf();
const at = (line: number, file = location.file) => ({ ...location, file, line });
const related = [
  { message: "It stands here first.", location: at(3) },
  { message: "The other path", location: at(5, "other.yaml") },
];

test.each([true, false])("stylish says the places that a finding speaks of, a line each (frames: %s)", (frame) => {
  const lines = stylish([findingOf({ related })], { frame }).split("\n");
  expect(lines.filter((line) => line.includes("see "))).toEqual([
    "      see 3:11 it stands here first",
    "      see other.yaml:5:11 the other path",
  ]);
});

test("stylish says how many places of many it leaves out", () => {
  const many = [1, 2, 3, 4, 5, 6, 7, 8].map((line) => ({ message: "Here too.", location: at(line) }));
  const text = stylish([findingOf({ related: many })]);
  expect(text.match(/ see /g)).toHaveLength(5);
  expect(text).toContain("      and 3 more places\n");
});

test("a table of Markdown has them in the cell of the finding", () => {
  const row = markdown([findingOf({ related })])
    .split("\n")
    .find((line) => line.startsWith("| error"));
  expect(row).toContain("; see 3:11 `it stands here first`; see `other.yaml:5:11` `the other path` |");
});

test("a report of many findings with many places stays as long as a comment may be, and says so", () => {
  const long = Array.from({ length: 9 }, (_, line) => ({
    message: "a long message ".repeat(99),
    location: at(line, "f".repeat(400)),
  }));
  const many = Array.from({ length: 250 }, (_, line) =>
    findingOf({ related: long, location: at(line), help: "h ".repeat(400) }),
  );
  expect(markdown(many).length).toBeLessThan(65_536);
  expect(markdown(many)).toMatch(/\d+ more rows are left out\./);
});

/** Two actions that do not hold, each with advice of its own, under one heading. */
const STALE = [14, 30].map((line) =>
  findingOf({
    rule: "repair/stale",
    group: "stale-actions",
    location: at(line),
    message: `\`/schema/${line}\` says so already; the action was not applied.`,
    help: `The document was mended: delete this action (lines ${line} to ${line + 7}).`,
  }),
);

test.each([true, false])("stylish says under one heading what to do about each (frames: %s)", (frame) => {
  const text = stylish(STALE, { frame });
  for (const { help } of STALE) expect(text.split(help)).toHaveLength(2);
});

test("what to do about each is said where their messages are the same", () => {
  const text = stylish(
    STALE.map((finding) => ({ ...finding, message: "It does not hold." })),
    { frame: true },
  );
  for (const { help } of STALE) expect(text).toContain(help);
});

test("Markdown says below a rule what to do about each", () => {
  const text = markdown(STALE);
  for (const { help } of STALE) expect(text.split(help)).toHaveLength(2);
});
