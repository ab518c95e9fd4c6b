import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProseBlock } from "../../generator/source/document.js";
import { findFences } from "../../generator/source/fences.js";
import { proseOf } from "../../generator/source/page.js";
import { slice, textOf } from "./support.js";

function prose(text: string): ProseBlock[] {
  return proseOf(textOf(text), findFences(text));
}

const told = (text: string) => prose(text).map((block) => [block.kind, block.text, block.section.join(" / ")]);

describe("the prose of a page", () => {
  test("knows the headings above each block", () => {
    expect(told("# A #\n\none\n\nTwo\n---\n\n- item\n  more\n\n### C\nthree\n## D\n1. four\n")).toEqual([
      ["heading", "A", ""],
      ["paragraph", "one", "A"],
      ["heading", "Two", "A"],
      ["item", "item\n  more", "A / Two"],
      ["heading", "C", "A / Two"],
      ["paragraph", "three", "A / Two / C"],
      ["heading", "D", "A"],
      ["item", "four", "A / D"],
    ]);
  });

  test("leaves out the quote that points language models to an index, and keeps other quotes with what goes on below", () => {
    const text =
      "> ## Documentation Index\n> See https://docs.example/llms.txt\n\n# Pet\n\n> Closes a pet.\nIt stays closed.\n";
    expect(told(text)).toEqual([
      ["heading", "Pet", ""],
      ["paragraph", "Closes a pet.\nIt stays closed.", "Pet"],
    ]);
  });

  test("takes notes out of their components and names these", () => {
    const text =
      '# P\n\n<Note>\n  Not yet.\n</Note>\n\n<Warning title={<b>x</b>}>Hot.</Warning>\n\n> [!TIP]\n> Go.\n\n<Card href="a>b">\n      Deep in a card.\n</Card>\n';
    expect(prose(text).map(({ kind, info, text }) => [kind, info, text])).toEqual([
      ["heading", undefined, "P"],
      ["note", "Note", "Not yet."],
      ["note", "Warning", "Hot."],
      ["note", "TIP", "[!TIP]\n> Go."],
      ["paragraph", undefined, "Deep in a card."],
    ]);
  });

  test("keeps indented fences in components as code with their info", () => {
    const text = '# P\n\n<Tabs>\n    ```json 200 - OK theme={null}\n    { "a": "<Note>" }\n    ```\n</Tabs>\n';
    expect(prose(text).slice(1)).toMatchObject([
      { kind: "code", info: "json 200 - OK theme={null}", text: '    { "a": "<Note>" }\n', section: ["P"] },
    ]);
  });

  test("keeps indented code as code where a page has no components", () => {
    expect(told("# P\n\n    curl x\n")[1]).toEqual(["code", "    curl x", "P"]);
  });

  test("gives blocks whose text is the page's own, in order, whatever the page", () => {
    const piece = fc.constantFrom(
      "# a",
      "> q",
      "- i",
      "  - j",
      "```",
      "~~~x",
      "<Note>",
      "</Note>",
      "text.",
      "`c`",
      "",
      "---",
      "    code",
      "<A b={",
      "| t |",
      "\r\n",
      "é😀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom("\n", "\n\n", "\r\n", " "), (pieces, join) => {
        const blocks = prose(pieces.join(join));
        for (const block of blocks) expect(slice(block.span)).toBe(block.text);
        const starts = blocks.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
