import { expect, test } from "vitest";
import { isMap, parseDocument, visit } from "yaml";
import type { Finding } from "../../generator/lint/index.js";
import { lintText, textOf } from "./mutation/break.js";
import { mutations } from "./mutation/mutations.js";
import { pairs } from "./mutation/pairs.js";

/** Two orders of the keys of every map that are not the document's own. */
const ORDERS = {
  reversed: <Item>(items: readonly Item[]): Item[] => items.toReversed(),
  turned: <Item>(items: readonly Item[]): Item[] => [...items.slice(1), ...items.slice(0, 1)],
};

const BLOCK = /(```yaml POST [^\n]*\n)([\s\S]*?\n)(```)/;

/** A document, or the block of a page, with the keys of every map in another order, and all else as it is written. */
function reordered(text: string, order: keyof typeof ORDERS, isPage: boolean): string {
  if (isPage) return text.replace(BLOCK, (_all, open, yaml, close) => open + reordered(yaml, order, false) + close);
  const document = parseDocument(text, { uniqueKeys: false });
  visit(document, {
    Map: (_key, map) => {
      map.items = ORDERS[order](map.items);
    },
  });
  const { contents } = document;
  // A page's block is known by its first key, and tells its version there.
  if (isMap(contents))
    contents.items.sort((a, b) => Number(String(b.key) === "openapi") - Number(String(a.key) === "openapi"));
  return document.toString({ lineWidth: 0 });
}

/** What is found, and on which nodes. Messages may list names as the document does. */
function prints(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, location, fingerprint }) => `${rule} ${location.pointer} ${fingerprint}`).sort();
}

const broken = [
  ...mutations.map(({ rule, document, given = [], change }) => ({ rule, document, changes: [...given, change] })),
  ...pairs.map(({ rules, document, change }) => ({ rule: rules.join(" and "), document, changes: [change] })),
].map((one) => [one.rule, one.document, one.changes.at(-1)?.[1].trim().slice(0, 60), one] as const);

test.each(broken)("%s has the same findings in %s whatever the order of keys: %s", async (_rule, _d, _to, one) => {
  const text = textOf(one.document, one.changes);
  const expected = prints((await lintText(text, one.document)).findings);
  for (const order of ["reversed", "turned"] as const) {
    const other = reordered(text, order, one.document.endsWith(".md"));
    expect(other).not.toBe(text);
    expect(prints((await lintText(other, one.document)).findings)).toEqual(expected);
  }
});

/** Groups of things that are alike, in which one holds the finding. */
const ALIKE: readonly (readonly [what: string, paths: string])[] = [
  [
    "three operations with one id",
    `
  /b: { get: { operationId: pets, responses: { "200": { description: Pets } } } }
  /a:
    put: { operationId: pets, responses: { "200": { description: Pets } } }
    get: { operationId: pets, responses: { "200": { description: Pets } } }`,
  ],
  [
    "three identical paths",
    `
  /p/{c}: { get: { operationId: c, parameters: [{ $ref: "#/components/parameters/c" }], responses: { "200": { description: C } } } }
  /p/{a}: { put: { operationId: a, parameters: [{ $ref: "#/components/parameters/a" }], responses: { "200": { description: A } } } }
  /p/{b}: { post: { operationId: b, parameters: [{ $ref: "#/components/parameters/b" }], responses: { "200": { description: B } } } }`,
  ],
  [
    "paths of which one is ambiguous with several",
    `
  /{a}/x: { get: { operationId: a, parameters: [{ $ref: "#/components/parameters/a" }], responses: { "200": { description: A } } } }
  /p/{b}: { get: { operationId: b, parameters: [{ $ref: "#/components/parameters/b" }], responses: { "200": { description: B } } } }
  /q/{c}: { get: { operationId: c, parameters: [{ $ref: "#/components/parameters/c" }], responses: { "200": { description: C } } } }
  /p/{c}: { put: { operationId: d, parameters: [{ $ref: "#/components/parameters/c" }], responses: { "200": { description: D } } } }`,
  ],
  [
    "a reference with several siblings",
    `
  /p:
    get:
      operationId: p
      responses:
        "200":
          description: Pets
          content:
            application/json: { schema: { type: object, properties: { a: { readOnly: true, $ref: "#/components/schemas/A", nullable: true, maxLength: 3 } } } }`,
  ],
  [
    "one response with two media types, of two operations",
    `
  /b: { get: { operationId: b, responses: { "201": { $ref: "#/components/responses/A" }, "200": { $ref: "#/components/responses/A" } } } }
  /a:
    put: { operationId: a, responses: { "200": { $ref: "#/components/responses/A" } } }
    get: { operationId: g, responses: { "200": { description: Own, content: { application/json: { schema: { $ref: "#/components/schemas/A" } }, text/plain: { schema: { $ref: "#/components/schemas/A" } } } }, "400": { $ref: "#/components/responses/A" } } }`,
  ],
  [
    "one response without a schema, of two operations",
    `
  /b: { get: { operationId: b, responses: { "200": { $ref: "#/components/responses/A" }, "400": { $ref: "#/components/responses/A" } } } }
  /a: { put: { operationId: b_, responses: { "200": { $ref: "#/components/responses/A" }, "400": { $ref: "#/components/responses/A" } } } }`,
  ],
];

test.each(ALIKE)("%s have the same findings whatever the order of keys", async (_what, paths) => {
  const parameters = ["a", "b", "c"].map(
    (name) => `    ${name}: { name: ${name}, in: path, required: true, schema: { type: string } }`,
  );
  const text = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
security: []
paths:${paths}
components:
  parameters:
${parameters.join("\n")}
  responses:
    A: { description: A, content: { text/plain: { schema: { $ref: "#/components/schemas/A" } }, application/json: { schema: { $ref: "#/components/schemas/A" } } } }
  schemas: { A: { type: string } }
`;
  const expected = prints((await lintText(text, "pets-3.0.yaml")).findings);
  expect(expected).not.toEqual([]);
  for (const order of ["reversed", "turned"] as const)
    expect(prints((await lintText(reordered(text, order, false), "pets-3.0.yaml")).findings)).toEqual(expected);
});
