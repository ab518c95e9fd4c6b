import { expect, test } from "vitest";
import { lint, proposedActions } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import { readDocument } from "./read.js";

const found = async (schema: string, openapi = "3.1.0") => {
  const text = `openapi: ${openapi}\ninfo: { title: Pets, version: "1" }\npaths: {}\ncomponents: { schemas: { A: ${schema} } }\n`;
  const published = readDocument(text);
  const findings = (await lint({ published })).filter(({ rule }) => rule === "shape/limits-contradict");
  return { published, findings };
};

test.each([
  ["{ exclusiveMinimum: 10, maximum: 3 }", "`exclusiveMinimum` is 10 and `maximum` is 3: no value can be both", true],
  ["{ minimum: 5, exclusiveMaximum: 2 }", "`minimum` is 5 and `exclusiveMaximum` is 2: no value can be both", true],
  [
    "{ exclusiveMinimum: 5, exclusiveMaximum: 2 }",
    "`exclusiveMinimum` is 5 and `exclusiveMaximum` is 2: no value can be both",
    true,
  ],
  [
    "{ minimum: 5, exclusiveMaximum: 5 }",
    "`minimum` is 5 and `exclusiveMaximum` is 5: one of the two leaves the number itself out",
    false,
  ],
  [
    "{ exclusiveMinimum: 5, maximum: 5 }",
    "`exclusiveMinimum` is 5 and `maximum` is 5: one of the two leaves the number itself out",
    false,
  ],
  [
    "{ minimum: 1, exclusiveMinimum: 9, maximum: 3 }",
    "`exclusiveMinimum` is 9 and `maximum` is 3: no value can be both",
    false,
  ],
  [
    "{ minimum: 3, exclusiveMinimum: 3, maximum: 3 }",
    "`exclusiveMinimum` is 3 and `maximum` is 3: one of the two leaves the number itself out",
    false,
  ],
])("no number satisfies %s", async (schema, message, mendable) => {
  const { published, findings } = await found(schema);
  expect(findings.map((finding) => [finding.message, finding.fix !== null])).toEqual([[message, mendable]]);
  const { document } = applyActions(published, proposedActions(findings, { review: true }));
  const after = (await lint({ published: document })).filter(({ rule }) => rule === "shape/limits-contradict");
  expect(after).toHaveLength(mendable ? 0 : 1);
});

test.each([
  "{ minimum: 5, maximum: 5 }",
  "{ exclusiveMinimum: 4, maximum: 5 }",
  "{ minimum: 5 }",
  "{ exclusiveMinimum: 1, exclusiveMaximum: 2 }",
])("a number satisfies %s", async (schema) => {
  expect((await found(schema)).findings).toEqual([]);
});

test("a limit that `true` makes exclusive is one in 3.0", async () => {
  expect(
    (await found("{ type: number, minimum: 5, maximum: 5, exclusiveMinimum: true }", "3.0.3")).findings,
  ).toHaveLength(1);
});
