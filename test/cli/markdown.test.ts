import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import { markdown } from "../../generator/cli/formats/markdown.js";
import { findingOf, HOSTILE, hostileFinding, MIXED } from "./hostile-findings.js";

test("a table for each file, then what to do for each rule", () => {
  expect(markdown(MIXED)).toMatchInlineSnapshot(`
    "**concordat**: 3 open findings (1 error, 1 warning, 1 info, 1 repaired, 1 accepted)

    ### \`specs/providers/pets/source.yaml\`

    | | place | finding | rule |
    |---|---|---|---|
    | error | 7:11 | \`\` \`maxLength\` is text \`\` | \`shape/number-as-string\` |
    | warning | 7:11 | \`\` \`maxLength\` is text \`\` | \`shape/closed-response\` |
    | info | 7:11 | \`\` \`maxLength\` is text \`\` | \`contract/no-idempotency-key\` |

    <details><summary>What to do</summary>

    - \`contract/no-idempotency-key\`: Do not retry a call whose outcome is unknown; read the resource instead. Ask the provider whether a key is accepted.
      - \`specs/providers/pets/source.yaml:7:11\`: \`What to do.\`
    - \`shape/closed-response\`: Leave \`additionalProperties\` out of what a server sends. Validators made from this document should report such a field and go on.
      - \`specs/providers/pets/source.yaml:7:11\`: \`What to do.\`
    - \`shape/number-as-string\`: Write the number without quotes. \`concordat fix\` proposes the repair.
      - \`specs/providers/pets/source.yaml:7:11\`: \`What to do.\`

    </details>
    "
  `);
});

test("findings of one cause are one row with their number", () => {
  const group = "values-as-strings";
  const text = markdown([1, 2, 3].map((line) => findingOf({ group, location: { ...findingOf().location, line } })));
  expect(text.match(/^\| error .*$/gm)).toEqual([
    "| error | 1:11 | Numbers and booleans are written as strings (3), first: `` `maxLength` is text `` | `shape/number-as-string` |",
  ]);
});

test("a long report is cut, and says so", () => {
  const message = "a long message ".repeat(1_000);
  const many = Array.from({ length: 250 }, (_, line) =>
    findingOf({ message, location: { ...findingOf().location, line } }),
  );
  expect(markdown(many).length).toBeLessThan(65_536);
  expect(markdown(many)).toContain("150 more rows are left out.");
});

describe("text of a document", () => {
  const rows = markdown([hostileFinding()])
    .split("\n")
    .filter((line) => line.startsWith("| error"));

  test("does not leave its row or its cell", () => {
    expect(rows).toHaveLength(1);
    // Pipes that a table takes for its own: those that no backslash stands before.
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(rows[0]).not.toContain("\\\\|");
  });

  test("is code, and nothing else: no link, no image, no HTML, no mention in the text", () => {
    const cells = (rows[0] ?? "").split(/(?<!\\)\|/).map((cell) => cell.trim());
    const nodes = cells.flatMap((cell) => {
      const [paragraph] = fromMarkdown(cell).children;
      return paragraph?.type === "paragraph" ? paragraph.children : [];
    });
    expect(new Set(nodes.map(({ type }) => type))).toEqual(new Set(["text", "inlineCode"]));
    const words = nodes.map((node) => (node.type === "text" ? node.value : "")).join(" ");
    expect(words).not.toMatch(/@|http|www|</);
    expect(nodes.find((node) => node.type === "inlineCode" && node.value.includes("@everyone"))).toBeDefined();
  });

  test("does not leave the heading that names its file", () => {
    const heading = markdown([hostileFinding()])
      .split("\n")
      .find((line) => line.startsWith("### "));
    const [node] = fromMarkdown(heading ?? "").children;
    expect(node?.type === "heading" && node.children.map(({ type }) => type)).toEqual(["inlineCode"]);
  });

  test.each(["`", "``", "` a ``", "", " ", "a`", "\\", HOSTILE])("keeps its code span closed: %j", (message) => {
    const line = markdown([findingOf({ message })])
      .split("\n")
      .find((each) => each.startsWith("| error"));
    const cell = line?.split(/(?<!\\)\|/)[3]?.trim() ?? "";
    const [paragraph] = fromMarkdown(cell).children;
    expect(paragraph?.type === "paragraph" && paragraph.children.map(({ type }) => type)).toEqual(["inlineCode"]);
  });
});
