import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";
import { isValidByTheBook } from "./by-the-book.js";
import { compileOne } from "./compile.js";
import { ALL, anyKeys, anySchema, anyValue, plainKeys, type Vocabulary } from "./schemas.js";

const ALTERNATIVES = new Set(["anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "contains"]);

/** The verdict on a value by somebody else; undefined where they have none. */
type Oracle = (value: JsonValue) => boolean | undefined;

interface Comparison extends Vocabulary {
  readonly oracle: (schema: JsonObject) => Oracle;
  readonly schemas: number;
}

const byAjv: Pick<Comparison, "oracle" | "key" | "schemas"> = { oracle: ajv, key: plainKeys, schemas: 250 };

test.each<[string, Comparison]>([
  [
    "Ajv on random schemas of every keyword but `unevaluated…`",
    { ...byAjv, keywords: ALL.filter((keyword) => !keyword.startsWith("unevaluated")) },
  ],
  // Ajv 8.20 counts what a failed alternative evaluated.
  [
    "Ajv on random schemas with `unevaluated…` and no alternatives",
    { ...byAjv, keywords: ALL.filter((keyword) => !ALTERNATIVES.has(keyword)) },
  ],
  [
    "the specification on random schemas of every keyword and any key",
    { oracle: book, key: anyKeys, keywords: ALL, schemas: 500 },
  ],
])("validators agree with %s", { timeout: 120_000 }, (_what, { oracle, schemas, ...vocabulary }) => {
  let valid = 0;
  let total = 0;
  let unknown = 0;
  const drawn = fc.array(anyValue(vocabulary.key), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(anySchema(vocabulary), drawn, (schema, values) => {
      const theirs = oracle(schema);
      const ours = compileOne(schema);
      for (const value of [...values, ...valuesIn(schema)]) {
        const expected = theirs(value);
        total += 1;
        if (expected) valid += 1;
        if (expected === undefined) unknown += 1;
        if (expected === undefined || ours.is(value) === expected) continue;
        const found = JSON.stringify(ours.check(value));
        throw new Error(`They say ${expected} of ${JSON.stringify(value)}, we say ${found}\n${ours.text}`);
      }
    }),
    { numRuns: schemas, seed: 20_260_101 },
  );
  expect(total).toBeGreaterThan(10_000);
  expect(unknown / total).toBeLessThan(0.01);
  expect(Math.min(valid, total - valid) / total).toBeGreaterThan(0.2);
});

/** Values that the schema itself states are the ones that it is most particular about. */
function valuesIn(schema: JsonValue): JsonValue[] {
  if (Array.isArray(schema)) return schema.flatMap(valuesIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "const") return [value, [value], { a: value }];
    if (key === "enum" && Array.isArray(value)) return [...value, value];
    return valuesIn(value);
  });
}

function ajv(schema: JsonObject): Oracle {
  // Without `allErrors`, Ajv 8.20 leaves out what stands after `prefixItems` when the array is empty.
  const options = {
    strict: false,
    ownProperties: true,
    logger: false,
    allErrors: true,
    multipleOfPrecision: 9,
  } as const;
  const ajv = new Ajv2020(options);
  addFormats.default(ajv, ["date", "uuid"]);
  const validate = ajv.compile(schema);
  return (value) => {
    try {
      return validate(value) === true;
    } catch (error) {
      // Ajv 8.20 forgets to make the object in which it notes what nested alternatives evaluated.
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
}

function book(schema: JsonObject): Oracle {
  return (value) => isValidByTheBook(schema, value);
}
