import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lint, proposedActions } from "../../generator/lint/index.js";
import { applyActions } from "../../generator/repair/apply.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { plain } from "../repair/documents.js";
import { readDocument } from "./read.js";

const RULE = "shape/nullable-in-31";
const VALUES = [null, "a", "ab", "", 1, 1.5, true, [], {}];

/** Schemas that others refer to. */
const PARTS = {
  Null: { type: "null" },
  Text: { type: "string" },
  Number: { type: ["integer", "null"] },
  Loop: { $ref: "#/components/schemas/Loop" },
};
const ref = (name: keyof typeof PARTS) => ({ $ref: `#/components/schemas/${name}` });

function documentOf(schema: object): SpecDocument {
  const info = { title: "Pets", version: "1" };
  const components = { schemas: { ...PARTS, G: schema } };
  return readDocument(JSON.stringify({ openapi: "3.1.0", info, paths: {}, components }));
}

/** Of the values those that the schema accepts, as JSON Schema 2020-12 has it, which has no `nullable`: Ajv heeds it all the same. */
function accepted({ root }: SpecDocument): readonly unknown[] {
  const ajv = new Ajv2020({ strict: false, logger: false });
  const text = JSON.stringify(plain(root), (key, value) => (key === "nullable" ? undefined : value));
  ajv.addSchema({ ...JSON.parse(text), $id: "https://pets.example.test/" });
  const validate = ajv.compile({ $ref: "https://pets.example.test/#/components/schemas/G" });
  return VALUES.filter((value) => validate(value));
}

async function mended(published: SpecDocument, review: boolean): Promise<SpecDocument> {
  const found = (await lint({ published })).filter(({ rule }) => rule === RULE);
  const { document, applied } = applyActions(published, proposedActions(found, { review }));
  expect(applied.filter(({ problem }) => problem !== undefined)).toEqual([]);
  return document;
}

/** A schema that says `nullable: true`, the kind of its fix, and whether null is accepted behind it. */
const CASES: readonly (readonly [
  schema: object,
  fix: "safe" | "review" | undefined,
  whatItTakes: "null" | "no null",
])[] = [
  [{ type: "string" }, "safe", "null"],
  [{ type: ["string", "integer"] }, "safe", "null"],
  [{ type: ["string", "null"] }, "safe", "null"],
  [{}, "safe", "null"],
  [{ type: "string", enum: ["a", null] }, "safe", "null"],
  [{ type: "string", enum: ["a"] }, "review", "null"],
  [{ const: "a" }, "review", "null"],
  [{ oneOf: [{ type: "string" }, { type: "null" }] }, "safe", "null"],
  [{ oneOf: [{ type: "string" }, ref("Null")] }, "safe", "null"],
  [{ oneOf: [{ type: "string" }, { type: ["integer", "null"] }] }, "safe", "null"],
  [{ oneOf: [{ type: "string" }, ref("Number")] }, "safe", "null"],
  [{ oneOf: [{ type: "string" }, ref("Text")] }, "review", "null"],
  [{ oneOf: [ref("Null"), ref("Number")] }, undefined, "no null"],
  [{ oneOf: [{ type: "string" }, ref("Loop")] }, undefined, "no null"],
  [{ anyOf: [ref("Null"), ref("Number")] }, "safe", "null"],
  [{ anyOf: [ref("Text"), { type: "integer" }] }, "review", "null"],
  [{ allOf: [ref("Number")] }, "safe", "null"],
  [{ allOf: [ref("Text")] }, undefined, "no null"],
  [{ ...ref("Number") }, "safe", "null"],
  [{ ...ref("Text") }, "review", "null"],
  [{ type: "string", ...ref("Text") }, "review", "null"],
  [{ type: "string", oneOf: [ref("Text"), { type: "integer" }] }, "review", "null"],
  [{ type: "string", allOf: [ref("Text")] }, undefined, "no null"],
  [{ not: { type: "string" } }, "safe", "null"],
];

// A schema that refers to itself is none.
const compiles = (schema: object) => !JSON.stringify(schema).includes("Loop");

test.each(CASES)(
  "%j with `nullable: true` has a fix that is %s, behind which it takes %s",
  async (schema, fix, takes) => {
    const published = documentOf({ ...schema, nullable: true });
    const [finding] = (await lint({ published })).filter(({ rule }) => rule === RULE);
    expect(finding?.fix?.safety).toBe(fix);
    if (!compiles(schema)) return;
    const after = await mended(published, true);
    const others = (values: readonly unknown[]) => values.filter((value) => value !== null);
    expect(others(accepted(after))).toEqual(others(accepted(published)));
    expect(accepted(after).includes(null) ? "null" : "no null").toBe(takes);
    expect((await lint({ published: after })).filter(({ rule }) => rule === RULE)).toHaveLength(
      fix === undefined ? 1 : 0,
    );
  },
);

test("what is said of a word that changes nothing is that null is allowed without it", async () => {
  const oneOf = [{ type: "string" }, { type: "null" }];
  const findings = await lint({ published: documentOf({ oneOf, nullable: true }) });
  expect(findings.find(({ rule }) => rule === RULE)?.why).toMatch(/Null is allowed here without it\.$/);
});

test("an alternative keeps to its own where another one takes null", async () => {
  const published = documentOf({ oneOf: [{ type: "string", nullable: true }, ref("Null")] });
  expect(accepted(await mended(published, false))).toEqual(accepted(published));
});

const schemas = fc.letrec<{ schema: object }>((tie) => {
  const list = fc.array(tie("schema"), { minLength: 1, maxLength: 3, depthIdentifier: "schema" });
  const leaf = fc.oneof(
    fc.constantFrom({ type: "string" }, { type: "integer" }, { type: "null" }, { type: ["string", "null"] }, {}),
    fc.constantFrom(
      { enum: ["a", 1] },
      { enum: ["a", null] },
      { const: null },
      ref("Null"),
      ref("Text"),
      ref("Number"),
    ),
  );
  const composed = fc.oneof(
    list.map((oneOf) => ({ oneOf })),
    list.map((anyOf) => ({ anyOf })),
    list.map((allOf) => ({ allOf })),
  );
  return {
    schema: fc
      .tuple(
        fc.oneof({ maxDepth: 3, depthIdentifier: "schema" }, leaf, composed),
        fc.constantFrom({}, { nullable: true }),
      )
      .map(([schema, nullable]) => ({ ...schema, ...nullable })),
  };
}).schema;

test("safe fixes of drawn schemas take no value away, and give null alone", async () => {
  await fc.assert(
    fc.asyncProperty(schemas, async (schema) => {
      const published = documentOf(schema);
      const [before, after] = [accepted(published), accepted(await mended(published, false))];
      expect(after.filter((value) => value !== null)).toEqual(before.filter((value) => value !== null));
      if (before.includes(null)) expect(after).toContain(null);
    }),
    { numRuns: 300, seed: 31 },
  );
});
