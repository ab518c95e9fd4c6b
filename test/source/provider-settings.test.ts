import { expect, test } from "vitest";
import { readConfig } from "../../generator/source/config.js";
import { places, textOf } from "./support.js";

const read = (text: string) => readConfig(textOf(text, "concordat.yaml"));

test("A provider's settings name its file and the operations that its package holds, each with its place", () => {
  const { value, findings } = read(
    "providers:\n  shop:\n    source: spec/openapi.yaml\n    operations: [closeSession, GET /pets]\n  other: { operations: all }\n",
  );
  expect(findings).toEqual([]);
  expect(value?.providers.get("other")).toEqual({ operations: "all" });
  expect(value?.providers.get("shop")).toMatchObject({
    source: "spec/openapi.yaml",
    operations: [
      { name: "closeSession", location: { line: 4, column: 18 } },
      { name: "GET /pets", location: { line: 4, column: 32 } },
    ],
  });
});

test("What is wrong in them is found at its place, and left out", () => {
  const { value, findings } = read(
    "providers:\n  a: yes\n  b: { operation: [x] }\n  c: { operations: some }\n  d: { operations: [1] }\n  e: { source: ../x.yaml }\n  f: { source: /x.yaml }\n",
  );
  expect(places(findings)).toEqual(["2:6", "3:8", "4:20", "5:21", "6:16", "7:16"].map((at) => `source/config ${at}`));
  expect(findings[1]?.message).toContain('Did you mean "operations"?');
  expect([...(value?.providers.values() ?? [])]).toEqual([{}, {}, {}, { operations: [] }, {}, {}]);
});
