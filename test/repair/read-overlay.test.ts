import { describe, expect, it } from "vitest";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { SourceText } from "../../generator/source/text.js";
import { overlayText, plain } from "./documents.js";

function read(text: string, kind: "repairs" | "assumptions" = "repairs") {
  return readOverlay(new SourceText("o.yaml", text), kind);
}

function problems(actions: string, kind: "repairs" | "assumptions" = "repairs", version?: string) {
  const { findings } = readOverlay(overlayText(actions, version), kind);
  return findings.map(({ message, help, location }) =>
    `${location.line}:${location.column} ${message} ${help ?? ""}`.trim(),
  );
}

describe("readOverlay", () => {
  it("reads the actions with their notes and places", () => {
    const { value, findings } = readOverlay(
      overlayText(`
  # why
  - target: $.info
    description: New title
    update: { title: 1.10 }
    x-concordat:
      rule: shape/number-as-string
      expected: { title: "1.10" }
      reason: because
      source: a page
  - target: $.paths
    remove: true
  - target: $.a
    copy: $.b
`),
      "repairs",
    );
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ kind: "repairs", version: "1.1", title: "Test" });
    expect(value?.actions).toMatchObject([
      {
        target: "$.info",
        description: "New title",
        update: { title: 1.1 },
        note: { rule: "shape/number-as-string", expected: { title: "1.10" }, reason: "because", source: "a page" },
        location: { file: "repairs.overlay.yaml", line: 7, column: 5, pointer: "/actions/0" },
      },
      { target: "$.paths", remove: true },
      { target: "$.a", copy: "$.b" },
    ]);
  });

  it("reads JSON, an update of null, and keys that look like numbers or prototypes", () => {
    const { value } = read(
      '{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"$.a","update":null},' +
        '{"target":"$.b","update":{"200":1,"__proto__":{"x":1}}}]}',
    );
    expect(value?.version).toBe("1.0");
    expect(value?.actions[0]).toHaveProperty("update", null);
    expect(JSON.stringify(value?.actions[1]?.update)).toBe('{"200":1,"__proto__":{"x":1}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("resolves anchors", () => {
    const { value } = readOverlay(
      overlayText("  - target: $.a\n    update: &u { b: [1] }\n  - target: $.c\n    update: *u\n"),
      "repairs",
    );
    expect(value?.actions.map(({ update }) => plain(update ?? null))).toEqual([{ b: [1] }, { b: [1] }]);
  });

  it.each([
    ["", "The file is empty."],
    ["- a\n", "An overlay is an object with `overlay`, `info` and `actions`."],
    [
      "overlay: 2.0.0\ninfo: { title: a, version: b }\nactions: [{ target: $.a, remove: true }]\n",
      "`1.0.x` or `1.1.x`",
    ],
    ["overlay: 1.1\ninfo: { title: a, version: b }\nactions: [{ target: $.a, remove: true }]\n", "`1.0.x` or `1.1.x`"],
    ["overlay: 1.1.0\ninfo: { title: a, version: b }\nactions: {}\n", "at least one action"],
    ["a: 1\na: 2\n", "Map keys must be unique"],
    ["a: .inf\n", "does not exist in JSON"],
    ["a: [\n", "Flow sequence"],
    [`${"[".repeat(30_000)}`, ""],
    [`a: ${"[".repeat(150)}${"]".repeat(150)}\n`, "nested more than 100 deep"],
    [`x: &x [*x]\n`, "nested more than"],
  ])("has a finding and no value for %j", (text, message) => {
    const { value, findings } = read(text);
    expect(value).toBeUndefined();
    expect(findings[0]?.rule).toBe("repair/invalid-overlay");
    expect(findings.map((finding) => finding.message).join("\n")).toContain(message);
  });

  it("stops at an alias that grows without end", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 12; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    const { value, findings } = read(`${lines.join("\n")}\n`);
    expect(value).toBeUndefined();
    expect(findings[0]?.message).toContain("more than 100000 nodes");
  });

  it("says which member was meant, at its name", () => {
    expect(problems("  - taget: $.a\n    target: $.a\n    remove: true\n")).toEqual([
      "6:5 `taget` is unknown here. Did you mean `target`?",
    ]);
    expect(problems("  - target: $.a\n    remove: true\n    x-concordant: {}\n")).toEqual([
      "8:5 `x-concordant` is unknown here. Did you mean `x-concordat`?",
    ]);
    expect(problems("  - target: $.a\n    remove: true\n    x-other: {}\n")).toEqual([]);
  });

  it("wants one of update, remove and copy", () => {
    expect(problems("  - target: $.a\n")[0]).toContain("does nothing");
    expect(problems("  - target: $.a\n    remove: false\n")[0]).toContain("does nothing");
    expect(problems("  - target: $.a\n    remove: true\n    update: 1\n")[0]).toContain("exclude one another");
    expect(problems("  - target: $.a\n    copy: $.b\n", "repairs", "1.0.0")[0]).toContain("needs `overlay: 1.1.0`");
  });

  it("wants targets that are JSONPath, and says where they are not", () => {
    expect(problems("  - target: paths\n    remove: true\n")[0]).toContain(
      "6:13 `target` is not a JSONPath of RFC 9535",
    );
    expect(problems("  - target: $.a[\n    remove: true\n")[0]).toContain("not a JSONPath");
    expect(problems("  - update: 1\n")[0]).toContain("`target` must be a JSONPath such as");
  });

  it("wants a note that makes sense", () => {
    const note = (text: string) => problems(`  - target: $.a\n    update: 1\n    x-concordat: ${text}\n`);
    expect(note("{ reason: r, absent: true, expected: 1 }")[0]).toContain("exclude one another");
    expect(note("{ reason: r, absent: false }")[0]).toContain("can only be `true`");
    expect(note("{ absent: true }")[0]).toContain("`reason` is missing");
    expect(note("{ reason: 1 }")[0]).toContain("`reason` must be a text");
    expect(note("{ reason: r, expect: 1 }")[0]).toContain("Did you mean `expected`?");
    expect(note("text")[0]).toContain("must be an object");
    expect(problems("  - target: $.a\n    remove: true\n    x-concordat: { reason: r, absent: true }\n")[0]).toContain(
      "cannot be absent",
    );
  });

  it("wants a reason and a source for every assumption", () => {
    expect(problems("  - target: $.a\n    update: 1\n", "assumptions")[0]).toContain("An assumption needs");
    expect(problems("  - target: $.a\n    update: 1\n    x-concordat: { reason: r }\n", "assumptions")[0]).toContain(
      "`source` is missing",
    );
  });

  it("keeps the actions that are right", () => {
    const { value, findings } = readOverlay(
      overlayText("  - target: $.a\n  - target: $.b\n    remove: true\n"),
      "repairs",
    );
    expect(findings).toHaveLength(1);
    expect(value?.actions.map(({ target }) => target)).toEqual(["$.b"]);
  });
});
