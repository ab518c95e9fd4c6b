import { expect, test } from "vitest";
import { MAX_EXAMPLES } from "../../generator/lint/examples.js";
import { lint } from "../../generator/lint/index.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { SourceText } from "../../generator/source/text.js";
import { readDocument } from "./read.js";

const OVERLAY = `overlay: 1.1.0
info: { title: Repairs, version: 1.0.0 }
actions:
  - target: $.components.schemas.Pet.properties.name
    update: { maxLength: 7 }
    x-concordat: { rule: shape/number-as-string, expected: { maxLength: "7" }, reason: A length is a number. }
`;

const KIND = { type: "string", examples: Array.from({ length: 10 }, () => "cat") };

test("over too many examples what was repaired is shown as repaired, and examples stay open", async () => {
  const root = {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    servers: [{ url: "https://api.example.test" }],
    paths: {},
    components: {
      schemas: {
        Pet: { type: "object", properties: { name: { type: "string", maxLength: "7" } } },
        Wrong: { type: "string", examples: [1] },
        ...Object.fromEntries(Array.from({ length: MAX_EXAMPLES / 10 }, (_, at) => [`Kind${at}`, KIND])),
      },
    },
  };
  const published = readDocument(JSON.stringify(root), { file: "example/source.json" });
  const { value: overlay } = readOverlay(new SourceText("example/repairs.overlay.yaml", OVERLAY), "repairs");
  if (overlay === undefined) throw new Error("the overlay does not read");
  const effective = applyOverlay(published, overlay).document;
  const findings = await lint({ published, effective, overlays: [overlay] });
  expect(findings.map(({ rule, status }) => `${rule} ${status}`).sort()).toEqual([
    "example/schema-mismatch open",
    "lint/incomplete open",
    "shape/number-as-string repaired",
  ]);
});
