import { describe, expect, it, test } from "vitest";
import { catalogue, lint, proposedFixes } from "../../generator/lint/index.js";
import { applyActions, applyOverlay } from "../../generator/repair/apply.js";
import type { Overlay } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { writeOverlay } from "../../generator/repair/write-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { SourceText } from "../../generator/source/text.js";
import { readDocument } from "../lint/read.js";
import { documentOf, overlayOf, overlayText, plain } from "./documents.js";

describe("a premise", () => {
  const SOURCE = "schema: {}\nother:\n  name: it\n";

  function applied(premise: string, source = SOURCE) {
    const actions = `
  - target: $.schema
    update: { type: string }
    x-concordat:
      absent: true
      premises: [${premise}]
      reason: test
`;
    const { document, findings } = applyOverlay(documentOf(source), overlayOf(actions));
    return { root: plain(document.root), findings };
  }

  it.each([
    "{ target: $.other, expected: { name: it } }",
    "{ target: $.other.name, expected: it }",
    "{ target: $.other }",
    "{ target: $.other.id, absent: true }",
    "{ target: $.schema.type, absent: true }",
  ])("lets a repair through where it holds: %s", (premise) => {
    expect(applied(premise)).toMatchObject({ root: { schema: { type: "string" } }, findings: [] });
  });

  it.each([
    ["{ target: $.other, expected: { name: else } }", 'on `/other/name` being `"else"`, and it is `"it"`'],
    ["{ target: $.other, expected: { id: it } }", 'on `/other/id` being `"it"`, and it is absent'],
    ["{ target: $.others }", "on `$.others`, which selects nothing any more"],
    ["{ target: $.other.name, absent: true }", 'on there being nothing at `/other/name`, and there is `"it"`'],
  ])("keeps a repair from being applied where it does not hold: %s", (premise, says) => {
    const { root, findings } = applied(premise);
    expect(root).toEqual(plain(documentOf(SOURCE).root));
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      `repair/stale The repair rests ${says}; the action was not applied.`,
    ]);
  });

  it("shows the place in the document that is otherwise", () => {
    const [finding] = applied("{ target: $.other, expected: { name: else } }").findings;
    expect(finding?.location.file).toBe("repairs.overlay.yaml");
    expect(finding?.related?.[0]?.location).toMatchObject({ file: "source.yaml", line: 3, column: 9 });
  });

  it("is looked at before the first step alone, and none of the steps is applied without it", () => {
    const actions = `
  - target: $.schema
    update: { type: string }
    x-concordat: { premises: [{ target: $.other }], step: 1 of 2, reason: test }
  - target: $.other
    remove: true
    x-concordat: { step: 2 of 2, reason: test }
`;
    const repaired = (source: string) => plain(applyOverlay(documentOf(source), overlayOf(actions)).document.root);
    expect(repaired(SOURCE)).toEqual({ schema: { type: "string" } });
    expect(repaired("schema: {}\n")).toEqual({ schema: {} });
  });

  it.each([
    ["premises: []", "`premises` must be a list of at least one premise."],
    ["premises: [$.other]", "A premise is an object with `target`"],
    ["premises: [{ expected: 1 }]", "`target` must be a JSONPath"],
    ["premises: [{ target: $., absent: true }]", "`target` "],
    ["premises: [{ target: $.a, absent: false }]", "`absent` can only be `true`."],
    ["premises: [{ target: $.a, absent: true, expected: 1 }]", "`absent` and `expected` exclude one another."],
    ["premises: [{ target: $.a, expect: 1 }]", "`expect` is unknown here."],
  ])("is told where it is written wrong: %s", (premises, message) => {
    const text = overlayText(`  - { target: $.schema, update: {}, x-concordat: { reason: test, ${premises} } }`);
    const { value, findings } = readOverlay(text, "repairs");
    expect(value?.actions).toEqual([]);
    expect(findings[0]?.rule).toBe("repair/invalid-overlay");
    expect(findings[0]?.message).toContain(message);
  });
});

/** The overlay that `fix` writes for what a rule finds in a document, as it is read again. */
async function repairsOf(published: SpecDocument, rule: string): Promise<Overlay | undefined> {
  const fixes = proposedFixes(await lint({ published }), { review: true }).filter(
    ({ finding }) => finding.rule === rule,
  );
  if (fixes.length === 0) return undefined;
  const { value = "" } = writeOverlay({ existing: undefined, title: "Repairs", fixes });
  const read = readOverlay(new SourceText("repairs.overlay.yaml", value), "repairs");
  expect(read.findings).toEqual([]);
  return read.value;
}

/** A whole document of 3.0 around paths or components. */
function documentWith(fragment: string, openapi = "3.0.3"): SpecDocument {
  const start = ["info: { title: Pets, version: '1' }", "servers: [{ url: https://api.example.test }]"];
  const head = fragment.startsWith("openapi") ? [] : [`openapi: ${openapi}`];
  const rest = /^paths:/m.test(fragment) ? [] : ["paths: {}"];
  return readDocument([...head, ...start, ...rest, fragment].join("\n"));
}

const OK = 'responses: { "200": { description: A pet } }';

/** What a repair rests on elsewhere, and how the provider changes that: the reason is gone, and what is mended is as it was. */
const CASES: readonly (readonly [rule: string, what: string, text: string, from: string, to: string])[] = [
  [
    "shape/path-parameter-mismatch",
    "the parameter gets the name of the place",
    `paths: { "/pets/{petId}": { get: { parameters: [{ name: pet_id, in: path, required: true, schema: { type: string } }], ${OK} } } }`,
    "pet_id",
    "petId",
  ],
  [
    "shape/path-parameter-mismatch",
    "the component gets the name of the place",
    `paths: { "/pets/{petId}": { get: { parameters: [{ $ref: "#/components/parameters/Pet" }], ${OK} } } }
components: { parameters: { Pet: { name: pet_id, in: path, required: true, schema: { type: string } } } }`,
    "pet_id",
    "petId",
  ],
  [
    "shape/path-parameter-mismatch",
    "the operation refers to another parameter",
    `paths: { "/pets/{petId}": { get: { parameters: [{ $ref: "#/components/parameters/Old" }], ${OK} } } }
components:
  parameters:
    Old: { name: pet_id, in: path, required: true, schema: { type: string } }
    New: { name: petId, in: path, required: true, schema: { type: string } }`,
    "parameters/Old",
    "parameters/New",
  ],
  [
    "shape/path-parameter-mismatch",
    "the operation declares the parameter itself",
    `paths: { "/pets/{petId}": { get: { ${OK} } } }`,
    "get: {",
    "get: { parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }],",
  ],
  [
    "shape/path-parameter-not-required",
    "the parameter is one of the query",
    `paths: { "/pets/{id}": { get: { parameters: [{ $ref: "#/components/parameters/Id" }], ${OK} } } }
components: { parameters: { Id: { name: id, in: path, schema: { type: string } } } }`,
    "in: path",
    "in: query",
  ],
  [
    "shape/enum-without-type",
    "the values are of another type",
    "components: { schemas: { Size: { enum: ['1', '2'] } } }",
    "['1', '2']",
    "[1, 2]",
  ],
  [
    "shape/exclusive-limit-form",
    "the limit comes",
    "openapi: 3.1.0\ncomponents: { schemas: { Size: { type: number, exclusiveMinimum: true } } }",
    "exclusiveMinimum: true",
    "exclusiveMinimum: true, minimum: 4",
  ],
  [
    "shape/exclusive-limit-form",
    "the inclusive limit is no longer the narrower one",
    "components: { schemas: { Size: { type: number, minimum: 5, exclusiveMinimum: 4 } } }",
    "minimum: 5",
    "minimum: 3",
  ],
  [
    "openapi/spec-ref-siblings",
    "nothing stands beside the reference any more",
    'components: { schemas: { A: { $ref: "#/components/schemas/B", readOnly: true }, B: { type: string } } }',
    ", readOnly: true",
    "",
  ],
  [
    "openapi/spec-ref-siblings",
    "the component is of another type",
    'components: { schemas: { A: { $ref: "#/components/schemas/B", nullable: true }, B: { type: string } } }',
    "type: string",
    "type: integer",
  ],
  [
    "openapi/operation-operationId-unique",
    "the other operation gets another id",
    `paths: { /pets: { get: { operationId: pets, ${OK} }, post: { operationId: pets, ${OK} } } }`,
    "get: { operationId: pets",
    "get: { operationId: listPets",
  ],
  [
    "openapi/no-unresolved-refs",
    "the component comes",
    'components: { schemas: { A: { type: array, items: { $ref: "#/components/schemas/Pett" } }, Pet: { type: string } } }',
    "Pet: { type: string }",
    "Pet: { type: string }, Pett: { type: integer }",
  ],
  [
    "openapi/no-required-schema-properties-undefined",
    "the property comes",
    "components: { schemas: { A: { type: object, required: [colour], properties: { color: { type: string } } } } }",
    "properties: {",
    "properties: { colour: { type: string },",
  ],
  [
    "openapi/no-enum-type-mismatch",
    "the type is the one of the values",
    "components: { schemas: { A: { type: integer, enum: ['1', '2'] } } }",
    "integer",
    "string",
  ],
  [
    "example/schema-mismatch",
    "the schema is of the type of the example",
    "components: { schemas: { A: { type: object, properties: { n: { type: integer } }, example: { n: '1' } } } }",
    "integer",
    "string",
  ],
  [
    "example/default-mismatch",
    "the schema is of the type of the default",
    "components: { schemas: { A: { type: integer, default: '1' } } }",
    "integer",
    "string",
  ],
  [
    "docs/enum-only-in-prose",
    "the prose names another value",
    "components: { schemas: { A: { type: object, properties: { status: { type: string, description: The state. FREE indicates that it may be taken. KEPT indicates that it has a home. } } } } }",
    "has a home.",
    "has a home. LOST indicates that it ran away.",
  ],
];

test.each(CASES)("a repair of %s is stale once %s", async (rule, _what, text, from, to) => {
  const published = documentWith(text);
  const repairs = await repairsOf(published, rule);
  if (repairs === undefined) throw new Error("no fix is proposed");
  expect(applyOverlay(published, repairs).findings).toEqual([]);
  const mended = documentWith(text.replace(from, to));
  const { document, findings } = applyOverlay(mended, repairs);
  expect(findings.map((finding) => finding.rule)).toEqual(["repair/stale"]);
  expect(plain(document.root)).toEqual(plain(mended.root));
});

test.each(CASES)("a premise changes nothing that %s does where it holds: %s", async (rule, _what, text) => {
  const published = documentWith(text);
  const { actions = [] } = (await repairsOf(published, rule)) ?? {};
  const bare = actions.map(({ note: _note, ...action }) => action);
  const { document } = applyActions(published, actions);
  expect(plain(document.root)).toEqual(plain(applyActions(published, bare).document.root));
});

/** Rules with an example of the wrong for whose finding there is a fix. */
const EXAMPLES = catalogue.flatMap(({ id, examples }) => (examples.as === undefined ? [[id, examples] as const] : []));

test.each(EXAMPLES)(
  "no repair of the wrong example of %s changes the right one",
  async (id, { wrong, right, openapi }) => {
    const repairs = await repairsOf(documentWith(wrong, openapi), id);
    if (repairs === undefined) return;
    const published = documentWith(right, openapi);
    const { document, findings } = applyOverlay(published, repairs);
    expect(plain(document.root)).toEqual(plain(published.root));
    expect(findings.length).toBeGreaterThan(0);
  },
);

test("what a repair rests on is written once and in one order, however the document orders its operations", async () => {
  const parameter = 'parameters: [{ $ref: "#/components/parameters/Pet" }]';
  const components =
    "components: { parameters: { Pet: { name: pet_id, in: path, required: true, schema: { type: string } } } }";
  const overlays = [
    ["get", "put"],
    ["put", "get"],
  ].map(async (methods) => {
    const operations = methods.map((method) => `${method}: { ${parameter}, ${OK} }`).join(", ");
    const document = documentWith(`paths: { "/pets/{petId}": { ${operations} } }\n${components}`);
    return (await repairsOf(document, "shape/path-parameter-mismatch"))?.actions[0]?.note?.premises;
  });
  const [first, second] = await Promise.all(overlays);
  expect(first?.map(({ target }) => target)).toEqual([
    "$.components.parameters.Pet",
    "$.paths['/pets/{petId}'].get.parameters[?(@['$ref']=='#/components/parameters/Pet')]",
    "$.paths['/pets/{petId}'].put.parameters[?(@['$ref']=='#/components/parameters/Pet')]",
  ]);
  expect(second).toEqual(first);
});
