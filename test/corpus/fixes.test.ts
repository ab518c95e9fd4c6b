import { describe, expect, test } from "vitest";
import { lint, proposedFixes } from "../../generator/lint/index.js";
import { writeOverlay } from "../../generator/repair/write-overlay.js";
import { SourceText } from "../../generator/source/text.js";
import { addedBy, expectSameElsewhere, fixSafely } from "../lint/safe-fixes.js";
import { lintRoot } from "./findings.js";
import { hasCorpus, roots } from "./roots.js";

const fixable: string[] = [];

describe.skipIf(!hasCorpus)("the safe fixes of the corpus", () => {
  test.each(roots.map((root) => [root.name, root] as const))(
    "%s: mean the same to other appliers, leave no safe fix open, add nothing, and are proposed once",
    async (name, root) => {
      const { document: published, findings: before } = await lintRoot(root);
      const fixed = await fixSafely(published, before);
      if (fixed === undefined) return;
      fixable.push(name);
      const { text, overlay, document, after } = fixed;
      await expectSameElsewhere(published, text, document);
      expect(proposedFixes(after, { review: false })).toEqual([]);
      expect(addedBy(before, after)).toEqual([]);

      const again = proposedFixes(await lint({ published, effective: document, overlays: [overlay] }), {
        review: false,
      });
      const existing = new SourceText("repairs.overlay.yaml", text);
      expect(again).toEqual([]);
      expect(writeOverlay({ existing, title: "Repairs", fixes: again }).value).toBe(text);
    },
  );

  test("are there in several documents", () => {
    expect(fixable.length).toBeGreaterThan(3);
  });
});
