import { describe, expect, it } from "vitest";
import { diffDocuments, diffTexts } from "../../generator/repair/diff.js";

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

  it("is empty where nothing differs", () => {
    expect(diffDocuments({ from, to: from, as: "yaml" })).toBe("");
  });

  it("shows what a terminal would obey", () => {
    const text = diffTexts({ name: "a", text: "x\n" }, { name: "b", text: "\u001b[2Jx\u202e\n" });
    expect(text).toContain("+\\u001b[2Jx\\u202e\n");
  });
});
