import fc from "fast-check";
import { expect, test } from "vitest";
import { code, moduleSpecifier } from "../../../generator/emit/code/index.js";
import { typedModel } from "../../../generator/emit/typed-model.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import { requestBodyType, responseBodyType } from "../../../generator/emit/wire-paths.js";
import { emitWireTypes } from "../../../generator/emit/wire-types.js";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";
import { documentOf, modelOf } from "../../model/documents.js";
import { typeErrors } from "../typescript.js";
import { evaluate } from "./compile.js";

const id: JsonObject = { type: "string", readOnly: true };
const schemas: JsonObject = {
  Made: { type: "object", required: ["at"], properties: { id, at: {} } },
  Id: id,
  Identified: { type: "object", properties: { id } },
  Demanding: { required: ["id", "at"] },
};
const made = { $ref: "#/components/schemas/Made" };
const identified = { $ref: "#/components/schemas/Identified" };
const own: JsonObject = { allOf: [identified], type: "object", required: ["id", "at"] };
const listing = { ...own, properties: { at: {} } };
const idReference = { $ref: "#/components/schemas/Id" };

/** Whether a validator and the type take a value that is sent, or given out, as a body with the schema. */
function judged(schema: JsonObject, value: JsonValue, way: "sent" | "given"): { validator: boolean; type: boolean } {
  const { errors, violations } = saidOf(schema, JSON.stringify(value), way);
  return { validator: violations(value).length === 0, type: errors.length === 0 };
}

/** What a validator says of values, and a compiler of an expression, where the schema is that of a body. */
function saidOf(schema: JsonObject, expression: string, way: "sent" | "given", further: JsonObject = {}) {
  const content = { "application/json": { schema } };
  const post = { requestBody: { required: true, content }, responses: { "200": { description: "", content } } };
  const { model } = modelOf(
    documentOf({ paths: { "/": { post } }, components: { schemas: { ...schemas, ...further } } }),
  );
  const typed = typedModel(model);
  const [bodies, types] = [model, typed].map(({ operations: [operation] }) => {
    const [response] = operation?.responses ?? [];
    const [request, answer] = [operation?.requestBody?.content[0], response?.content[0]];
    if (!operation || !response || !request || !answer) throw new Error("No operation");
    return way === "sent"
      ? { media: request, type: requestBodyType(operation, request) }
      : { media: answer, type: responseBodyType({ operation, response, media: answer }) };
  });
  if (bodies?.media.schema === undefined || types === undefined) throw new Error("No body");
  const { value: emitted = "" } = emitValidators({
    schemas: [],
    inline: [
      {
        name: "body",
        schema: bodies.media.schema,
        type: code`unknown`,
        direction: way === "sent" ? "request" : "response",
      },
    ],
    resolve: model.schemas,
    typeOf: () => code`unknown`,
    imports: code``,
    runtimeModule: moduleSpecifier("runtime"),
  });
  const use = `import type { operations } from "./wire.js";\nexport const body: ${types.type} = ${expression};\n`;
  const validator = evaluate(emitted).body;
  return {
    violations: (value: JsonValue) => validator?.check(value) ?? [],
    errors: typeErrors({ "wire.ts": emitWireTypes(typed).text, "use.ts": use }),
  };
}

test.each<[string, JsonObject]>([
  ["its own part", { type: "object", required: ["id", "at"], properties: { id, at: {} } }],
  [
    "a part that says nothing else of it",
    { allOf: [{ properties: { id, at: {} } }, { type: "object", required: ["id", "at"] }] },
  ],
  ["what extends another", { allOf: [made, { type: "object", required: ["id"], properties: { more: {} } }] }],
  ["what stands beside the parts", { allOf: [made], type: "object", required: ["id"] }],
  ["what stands beside a reference", { ...made, required: ["id"] }],
  ["a branch", { ...made, anyOf: [{ required: ["id"] }, { required: ["more"] }] }],
  [
    "what stands beside its branches",
    { type: "object", required: ["id", "at"], oneOf: [{ properties: { id, at: {} } }] },
  ],
  [
    "a part, and it says so by a reference",
    { type: "object", required: ["id", "at"], properties: { id: idReference, at: {} } },
  ],
  [
    "a part, and it is composed of what says so",
    { type: "object", required: ["id", "at"], properties: { id: { allOf: [idReference] }, at: {} } },
  ],
  ["what allows no property that no part says", { ...listing, unevaluatedProperties: false }],
  ["what says of properties that no part says", { ...listing, unevaluatedProperties: { type: "integer" } }],
  ["what allows further properties", { ...listing, additionalProperties: true }],
  ["a map", { ...own, additionalProperties: {} }],
  ["what says of properties by a pattern", { ...own, patternProperties: { "^at$": {} } }],
  ["a part that others may have", { type: "object", allOf: [identified, { $ref: "#/components/schemas/Demanding" }] }],
  [
    "a part of a part that others may have",
    { type: "object", allOf: [{ allOf: [{ $ref: "#/components/schemas/Demanding" }] }, identified] },
  ],
  [
    "a part that describes it and does not say so",
    { allOf: [identified, { type: "object", required: ["id", "at"], properties: { id: { type: "string" }, at: {} } }] },
  ],
])("A property that is read-only is required of what is given out alone, whatever requires it: %s", (_what, schema) => {
  expect(judged(schema, { at: 1 }, "sent")).toEqual({ validator: true, type: true });
  expect(judged(schema, { at: 1 }, "given")).toEqual({ validator: false, type: false });
  expect(judged(schema, { id: "a", at: 1 }, "given")).toEqual({ validator: true, type: true });
});

test("A property that no part says is read-only is required of what is sent", () => {
  const schema = { allOf: [made, { required: ["at", "more"] }] };
  expect(judged(schema, { at: 1 }, "sent")).toEqual({ validator: false, type: false });
  expect(judged(schema, { at: 1, more: 2 }, "sent")).toEqual({ validator: true, type: true });
});

test.each<[string, JsonObject]>([
  ["what holds on a condition", JSON.parse('{ "if": { "required": ["at"] }, "then": { "required": ["id"] } }')],
  ["what holds without one", { ...made, if: { required: ["more"] }, else: { required: ["id"] } }],
  ["another property", { ...made, dependentRequired: { at: ["id"] } }],
  ["what another property brings", { ...made, dependentSchemas: { at: { required: ["id"] } } }],
  [
    "a reference that holds without one",
    { ...made, if: { required: ["more"] }, else: { $ref: "#/components/schemas/Demanding" } },
  ],
])("A property that is read-only is required of what is given out alone, whatever brings it about: %s", (_, schema) => {
  const free = { ...schema, properties: { id } };
  expect(judged(free, { at: 1 }, "sent")).toEqual({ validator: true, type: true });
  expect(judged(free, { at: 1 }, "given").validator).toBe(false);
});

test("A part that others have demands a read-only property where no other part says that it is", () => {
  const demanding = { type: "object", allOf: [{ $ref: "#/components/schemas/Demanding" }] };
  const either = { anyOf: [{ ...demanding, properties: { id: {}, at: {} } }, { allOf: [demanding, identified] }] };
  expect(judged({ allOf: [demanding, { properties: { id: {}, at: {} } }] }, { at: 1 }, "sent")).toEqual({
    validator: false,
    type: false,
  });
  expect(judged(either, { at: 1 }, "sent")).toEqual({ validator: true, type: true });
});

test.each<[string, JsonObject]>([
  ["where nothing else may be there", { unevaluatedProperties: false }],
  ["where more may be there", { unevaluatedProperties: true }],
  ["beside a map", { additionalProperties: { type: "string" } }],
  ["beside patterns", { patternProperties: { "^x": { type: "string" } } }],
])("What a schema requires and another part describes is demanded by the type as well: %s", (_what, further) => {
  const base = { type: "object", properties: { name: { type: "string" } } };
  const schema = { type: "object", allOf: [base], required: ["name"], ...further };
  for (const way of ["sent", "given"] as const) {
    expect(judged(schema, {}, way)).toEqual({ validator: false, type: false });
    expect(judged(schema, { name: "a" }, way)).toEqual({ validator: true, type: true });
  }
});

const name = fc.constantFrom("a", "b", "c");
const property = fc.constantFrom<JsonObject>({}, { readOnly: true }, { writeOnly: true });
const part = fc.record(
  {
    properties: fc.dictionary(name, property, { maxKeys: 3, noNullPrototype: true }),
    required: fc.uniqueArray(name, { maxLength: 2 }),
    patternProperties: fc.constant<JsonObject>({ "^[abc]$": {} }),
    additionalProperties: fc.constantFrom<JsonValue>(true, {}),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const whole = fc.record({
  own: part,
  inline: part,
  others: fc.array(part, { maxLength: 2 }),
  closed: fc.constantFrom<JsonObject>({}, { unevaluatedProperties: false }),
  given: fc.subarray(["a", "b", "c"]),
  way: fc.constantFrom("sent", "given"),
});

test("A type demands the members that the validator demands, and no others, in each direction", () => {
  fc.assert(
    fc.property(whole, ({ own, inline, others, closed, given, way }) => {
      const further = Object.fromEntries(
        others.map((one, index): [string, JsonObject] => [`Part${index}`, { ...one }]),
      );
      const references = Object.keys(further).map((key) => ({ $ref: `#/components/schemas/${key}` }));
      const schema: JsonObject = { type: "object", ...own, ...closed, allOf: [{ ...inline }, ...references] };
      const members = given.map((key) => `${key}: unknown`).join("; ");
      const { errors, violations } = saidOf(schema, `{} as { ${members} }`, way, further);
      const missing = violations(Object.fromEntries(given.map((key) => [key, 1])))
        .filter(({ keyword }) => keyword === "required")
        .map(({ message }) => message);
      // TypeScript takes a value that has none of a type's members, where all are optional, for a slip.
      const refused = errors.filter((error) => !/has no properties in common/.test(error));
      expect(refused.length > 0, `${missing.join()} | ${refused.join()} ${JSON.stringify({ schema, further })}`).toBe(
        missing.length > 0,
      );
    }),
    { seed: 20_261_121, numRuns: 60 },
  );
}, 60_000);
