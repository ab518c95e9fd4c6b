import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { descriptionSentences } from "../../generator/source/descriptions.js";
import type { ProseBlock } from "../../generator/source/document.js";
import { sentences, splitSentences } from "../../generator/source/sentences.js";
import { ingestText, slice, textOf } from "./support.js";

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("a sentence", () => {
  test.each([
    [["It is closed.", "It stays so!", "Why?", "Done"]],
    [["Use a key, e.g. Alpha, i.e. Beta, etc. as needed.", "Next."]],
    [["Names, files, etc.", "Then more."]],
    [["Versions 1.2.3 and v7.", "See https://a.example/b.html?c=d. It is there."].flatMap((s) => s.split(/(?<=d\.) /))],
    [["The `a. B` code stays.", "`Then` this."]],
    [["Wait... and go on.", "Stop…", "Now."]],
    [['He said "stop."', "Then (it went.)", "On."]],
    [["**Bold.**", "Next."]],
    [["At least 3 items.", "5 at most."]],
    [["Send it to approx. Five people vs. Six."]],
  ])("ends where a reader ends it: %j", (expected) => {
    expect(split(expected.join(" "))).toEqual(expected);
  });

  test("ends at a blank line and before a list item", () => {
    expect(split("One\ntwo\n\nThree\n- four\n- five\n2) six")).toEqual([
      "One\ntwo",
      "Three",
      "- four",
      "- five",
      "2) six",
    ]);
  });

  test("is never lost, cut or out of order, whatever the text", () => {
    const unit = fc.constantFrom("a", "B", ".", " ", "\n", "`", "e.g.", "…", "1", ")", "> ", "- ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        let at = 0;
        let rest = "";
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          rest += text.slice(at, start);
          at = end;
        }
        expect(`${rest}${text.slice(at)}`).toMatch(/^[\s>]*$/);
      }),
      { numRuns: 500 },
    );
  });

  test("of a block has its exact place, and its text is folded", () => {
    const source = textOf("> Closes it.\n> And\nkeeps it.\n");
    const span = { source, start: 2, end: source.text.length - 1 };
    const block: ProseBlock = { kind: "paragraph", text: slice(span), span, section: ["S"] };
    const found = sentences(block);
    expect(found.map(({ text, section }) => [text, section])).toEqual([
      ["Closes it.", ["S"]],
      ["And keeps it.", ["S"]],
    ]);
    expect(found.map(({ span }) => slice(span))).toEqual(["Closes it.", "And\nkeeps it."]);
    expect(sentences({ ...block, kind: "code" })).toEqual([]);
  });
});

describe("the sentences of descriptions", () => {
  test("come with pointer and place, not from data and not from a property of that name", () => {
    const yaml = [
      "openapi: 3.1.0",
      "info:",
      "  description: One. Two.",
      "components:",
      "  schemas:",
      "    A:",
      "      description: Three.",
      "      example: { description: Not this. }",
      "      properties:",
      "        description: { type: string, description: Four. }",
      "        example: { summary: Five. }",
      "        properties: { enum: [{ description: Nor this. }] }",
    ].join("\n");
    const { value } = ingestText(yaml, "source.yaml");
    const found = value === undefined ? [] : [...descriptionSentences(value.root)];
    expect(
      found.map(({ text, location }) => `${location?.line}:${location?.column} ${location?.pointer} ${text}`),
    ).toEqual([
      "3:16 /info/description One.",
      "3:16 /info/description Two.",
      "7:20 /components/schemas/A/description Three.",
      "10:51 /components/schemas/A/properties/description/description Four.",
      "11:29 /components/schemas/A/properties/example/summary Five.",
    ]);
  });
});
