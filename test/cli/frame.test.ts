import { expect, test } from "vitest";
import { codeFrame } from "../../generator/cli/formats/frame.js";
import { SourceText } from "../../generator/source/text.js";

/** What is marked of a line of which more lines are a part. */
function marked(line: string, column = 1): string {
  const source = new SourceText("a.yaml", `${line}\nin: path\n`);
  const [text = "", mark = ""] = codeFrame(source, {
    file: "a.yaml",
    pointer: "",
    line: 1,
    column,
    endLine: 2,
    endColumn: 9,
  });
  return text.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1);
}

test.each([
  ["name: id # of the pet", "name: id"],
  ["name: id   ", "name: id"],
  ["name: id", "name: id"],
  ['name: "a # b" # of the pet', 'name: "a # b"'],
  ["name: 'a # b' # of the pet", "name: 'a # b'"],
  ["name: the owner's # of the pet", "name: the owner's"],
  ["$ref: other.yaml#/a", "$ref: other.yaml#/a"],
])("a comment behind %j is not marked", (line, content) => {
  expect(marked(line)).toBe(content);
  expect(marked(`  - ${line}`, 5)).toBe(content);
});
