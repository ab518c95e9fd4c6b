import { describe, expect, it } from "vitest";
import { applyOverlay } from "../../generator/repair/apply.js";
import type { OverlayAction } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { writeOverlay } from "../../generator/repair/write-overlay.js";
import { SourceText } from "../../generator/source/text.js";
import { documentOf, overlayOf, overlayText, plain } from "./documents.js";

const RENAME = `
  - target: $.map
    update: { New: {} }
    x-concordat: { absent: true, step: 1 of 3, reason: test }
  - target: $.map.New
    copy: $.map.Old
    x-concordat: { absent: true, step: 2 of 3, reason: test }
  - target: $.map.Old
    remove: true
    x-concordat: { step: 3 of 3, reason: test }
`;

function apply(document: string, actions = RENAME) {
  const { document: after, findings, applied } = applyOverlay(documentOf(document), overlayOf(actions));
  return { root: plain(after.root), findings, applied };
}

describe("a repair of several actions", () => {
  it("is applied whole where each of its actions holds", () => {
    const { root, findings } = apply("map: { Old: { type: string } }\n");
    expect(findings).toEqual([]);
    expect(root).toEqual({ map: { New: { type: "string" } } });
  });

  it("changes nothing where one of them selects nothing, and is told once, with the lines of all", () => {
    const { root, findings, applied } = apply("map: { Other: { type: string } }\n");
    expect(root).toEqual({ map: { Other: { type: "string" } } });
    expect(findings.map(({ rule, location }) => [rule, location.pointer])).toEqual([["repair/stale", "/actions/1"]]);
    expect(findings[0]?.message).toBe(
      "`$.map.Old` selects nothing in source.yaml any more; the repair of 3 actions was not applied.",
    );
    expect(findings[0]?.help).toBe(
      "Delete all 3 actions of this repair (lines 6 to 14); `concordat fix` proposes anew what is still to be mended.",
    );
    expect(applied.map(({ problem }) => problem?.kind)).toEqual(["undone", "unmatched", "undone"]);
  });

  it("is told as present where the provider did the same", () => {
    const { findings } = apply("map: { New: { type: string } }\n");
    expect(findings.map(({ message }) => message)).toEqual([
      "The document says at `/map/New` already what this action sets; the repair of 3 actions was not applied.",
    ]);
  });

  it("leaves the repairs before and behind it alone", () => {
    const around = (key: string) => `
  - target: $
    update: { ${key}: true }
    x-concordat: { absent: true, reason: test }
`;
    const { root } = apply("map: {}\n", around("before") + RENAME.trim().replace(/^/, "  ") + around("behind"));
    expect(root).toEqual({ map: {}, before: true, behind: true });
  });

  it("is not applied where an action of it is not there, and that is told once", () => {
    const [first = "", second = "", third = ""] = RENAME.split(/^(?= {2}- )/m).filter((text) => text.trim() !== "");
    for (const actions of [first + third, second + third, first + second, third + second + first]) {
      const { value, findings } = readOverlay(overlayText(actions), "repairs");
      expect(value?.actions).toEqual([]);
      expect(findings.map(({ rule }) => rule)).toContain("repair/invalid-overlay");
      expect(findings[0]?.message).toMatch(/^Action \d of 3 of this repair does not stand where it should/);
    }
    const twice = readOverlay(overlayText(RENAME.trim().replace(/^/, "  ") + RENAME), "repairs");
    expect(twice.findings).toEqual([]);
  });

  it("is not applied where an action of it cannot be read, and only that is told", () => {
    const { value, findings } = readOverlay(
      overlayText(RENAME.replace("remove: true", "remove: yes please")),
      "repairs",
    );
    expect(value?.actions).toEqual([]);
    expect(findings.map(({ message }) => message)).toContain("`remove` must be `true` or `false`.");
    expect(findings.filter(({ message }) => message.includes("of this repair"))).toEqual([]);
  });

  it.each(["two of three", "0 of 2", "3 of 2", "1 of", "1"])("has no step `%s`", (step) => {
    const { findings } = readOverlay(overlayText(RENAME.replace("2 of 3", JSON.stringify(step))), "repairs");
    expect(findings.map(({ message }) => message)).toEqual([
      "`step` must say which of how many actions of one repair this is, such as `1 of 3`.",
    ]);
  });

  it("is written with its steps, and again where one that is stale is another one", () => {
    const [a, b, c] = ["a", "b", "c"].map(
      (key): OverlayAction => ({
        target: "$",
        update: { [key]: 1 },
        note: { absent: true, reason: "test" },
      }),
    );
    if (a === undefined || b === undefined || c === undefined) throw new Error("three actions");
    const once = writeOverlay({ existing: undefined, title: "t", fixes: [{ safety: "safe", actions: [a, b, c] }] });
    expect(once.value?.match(/step: .*/g)).toEqual(["step: 1 of 3", "step: 2 of 3", "step: 3 of 3"]);
    const existing = new SourceText("o.yaml", once.value ?? "");
    expect(writeOverlay({ existing, title: "t", fixes: [{ safety: "safe", actions: [a, b, c] }] }).added).toBe(0);
    expect(writeOverlay({ existing, title: "t", fixes: [{ safety: "safe", actions: [a, c] }] }).added).toBe(2);
  });
});
