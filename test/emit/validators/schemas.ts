import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";

const KEYS = ["a", "b", "c", "a/b~", "isPrototypeOf"] as const;
/** Ajv calls the first two and leaves the last out. */
const INHERITED = ["constructor", "toString", "__proto__"] as const;
const STRINGS = [
  "",
  "a",
  "ab",
  "abc",
  "zzz",
  "é",
  "😀",
  "a😀",
  "\ud83d",
  "4",
  "2024-02-29",
  "toString",
  "4b1f8d6e-7a52-4c7e-9a01-0f6f1c1b2a3d",
];
const NUMBERS = [0, -0, 1, 2, 3, 4, 6, 0.5, -1, 2147483648, 0.3, 1.1, 4.02];
const PATTERNS = [
  "^a",
  "b+$",
  "^[a-c]*$",
  "^(ab|a)+$",
  "^.$",
  "x|z",
  "^\\p{L}+$",
  "[^a-z]",
  "^\\w*$",
  "\\d",
  "^$",
  "\\bab?\\b",
];
const FORMATS = ["date", "uuid", "no-such-format"];
const TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

const primitive = fc.constantFrom<JsonValue>(null, true, false, ...STRINGS, ...NUMBERS);
const count = fc.integer({ min: 0, max: 3 });

/** What random schemas are made of. */
export interface Vocabulary {
  readonly keywords: readonly string[];
  /** The names of properties, in schemas and in values. */
  readonly key: fc.Arbitrary<string>;
}

export const plainKeys: fc.Arbitrary<string> = fc.constantFrom(...KEYS);
export const anyKeys: fc.Arbitrary<string> = fc.constantFrom(...KEYS, ...INHERITED);

/** Any JSON value of a few keys and texts, so that values and schemas meet. */
export function anyValue(key: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      primitive,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;
}

type Keywords = ReadonlyMap<string, fc.Arbitrary<JsonValue>>;

/** The keywords that validators enforce, each with values that it may have. */
function keywordsFor(schema: fc.Arbitrary<JsonValue>, key: fc.Arbitrary<string>): Keywords {
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = (names: fc.Arbitrary<string>) => fc.dictionary(names, schema, { maxKeys: 3, noNullPrototype: true });
  const names = fc.uniqueArray(key, { maxLength: 2 });
  const type = fc.constantFrom(...TYPES);
  const value = anyValue(key);
  return new Map<string, fc.Arbitrary<JsonValue>>([
    ["type", fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))],
    ["enum", fc.uniqueArray(value, { minLength: 1, maxLength: 8, selector: (one) => JSON.stringify(one) })],
    ["const", value],
    ["pattern", fc.constantFrom(...PATTERNS)],
    ["format", fc.constantFrom(...FORMATS)],
    ["multipleOf", fc.constantFrom(1, 2, 3, 0.5, 0.1, 0.01)],
    ["uniqueItems", fc.boolean()],
    ["required", names],
    ["dependentRequired", fc.dictionary(key, names, { maxKeys: 2, noNullPrototype: true })],
    ["properties", map(key)],
    ["dependentSchemas", map(key)],
    ["patternProperties", map(fc.constantFrom("^a", "o", "^[abc]$", "^[^a]*$"))],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map(
      (name) => [name, fc.constantFrom(...NUMBERS)] as const,
    ),
    ...["Length", "Items", "Properties", "Contains"].flatMap((what) => [
      [`min${what}`, count] as const,
      [`max${what}`, count] as const,
    ]),
    ...["prefixItems", "allOf", "anyOf", "oneOf"].map((name) => [name, list] as const),
    ...["items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties", "propertyNames"].map(
      (name) => [name, schema] as const,
    ),
    ...["not", "if", "then", "else"].map((name) => [name, schema] as const),
    // What says nothing about values.
    ...["title", "description", "$comment"].map((name) => [name, fc.constantFrom("a", "b")] as const),
    ...["deprecated", "readOnly", "writeOnly"].map((name) => [name, fc.boolean()] as const),
    ["default", value],
    ["examples", fc.array(value, { maxLength: 2 })],
  ]);
}

export const ALL: readonly string[] = [...keywordsFor(fc.boolean(), plainKeys).keys()];

/** Schemas of these keywords; definitions `#/$defs/A` and `B` may refer to each other below a property. */
export function anySchema(vocabulary: Vocabulary): fc.Arbitrary<JsonObject> {
  const definition = schemaOf(vocabulary);
  const root = schemaOf(vocabulary, fc.constantFrom("#/$defs/A", "#/$defs/B"));
  return fc
    .record({ root, A: definition, B: definition, isRecursive: fc.boolean() })
    .map(({ root, A, B, isRecursive }) => {
      const loop = { properties: { a: { $ref: "#/$defs/B" } }, items: { $ref: "#/$defs/A" } };
      return { allOf: [root], $defs: { A: isRecursive ? { allOf: [A, loop] } : A, B } };
    });
}

function schemaOf({ keywords, key }: Vocabulary, reference?: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ schema: JsonValue }>((tie) => {
    const known = keywordsFor(tie("schema"), key);
    const arbitraries = new Map(keywords.flatMap((name) => [[name, known.get(name) ?? fc.constant(true)] as const]));
    if (reference !== undefined) arbitraries.set("$ref", reference);
    const some = fc
      .subarray([...arbitraries.keys()], { maxLength: 4 })
      .chain((names) =>
        fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), arbitraries.get(name) ?? fc.boolean()))),
      )
      .map((entries): JsonValue => Object.fromEntries(entries));
    const boolean: fc.Arbitrary<JsonValue> = fc.boolean();
    return {
      schema: fc.oneof({ maxDepth: 3 }, { arbitrary: boolean, weight: 1 }, { arbitrary: some, weight: 8 }),
    };
  }).schema;
}
