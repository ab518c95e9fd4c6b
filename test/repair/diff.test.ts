import { describe, expect, it } from "vitest";
import { diffDocuments, diffTexts } from "../../generator/repair/diff.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";
import { plain } from "./documents.js";

describe("diffDocuments", () => {
  const from = { name: "published", value: { a: 1, schema: { minLength: "27", type: "string" } } };
  const to = { name: "effective", value: { a: 1, schema: { minLength: 27, type: "string" } } };

  it("shows what a repair changes as YAML", () => {
    expect(diffDocuments({ from, to, as: "yaml" })).toBe(`--- published
+++ effective
@@ -1,4 +1,4 @@
 a: 1
 schema:
-  minLength: "27"
+  minLength: 27
   type: string
`);
  });

  it("shows it as JSON", () => {
    expect(diffDocuments({ from, to, as: "json" })).toContain('-    "minLength": "27",\n+    "minLength": 27,\n');
  });

  it("says behind the line numbers of the print where the document's own files have each change", () => {
    const text =
      "{b: 1,\n\n\n a: {x: [1, 2,\n {minLength: '27'}]},\n c1: 1, c2: 1, c3: 1, c4: 1, c5: 1,\n c6: 1, c7: 1, d: {}}\n";
    const root = parseYaml({ source: new SourceText("source.yaml", text) }).value ?? null;
    const value = plain(root) as { a: { x: unknown[] }; d: object };
    const repaired = { ...value, a: { x: [1, 2, { minLength: 27 }] }, d: { type: "string" } };
    const diff = diffDocuments({ from: { name: "a", value: root }, to: { name: "b", value: repaired }, as: "yaml" });
    expect(diff.split("\n").filter((line) => line.startsWith("@@"))).toEqual([
      "@@ -3,7 +3,7 @@ source.yaml:5",
      "@@ -11,4 +11,5 @@ source.yaml:7",
    ]);
  });

  it("is empty where nothing differs", () => {
    expect(diffDocuments({ from, to: from, as: "yaml" })).toBe("");
  });

  it("shows what a terminal would obey", () => {
    const text = diffTexts({ name: "a", text: "x\n" }, { name: "b", text: "\u001b[2Jx\u202e\n" });
    expect(text).toContain("+\\u001b[2Jx\\u202e\n");
  });
});
