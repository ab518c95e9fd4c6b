import { expect, it } from "vitest";
import { findOperation } from "../../generator/model/find-operation.js";
import { scopeModel } from "../../generator/model/scope.js";
import { documentFrom, modelOf } from "./documents.js";

const { model } = modelOf(
  documentFrom(`openapi: 3.1.0
paths:
  /pets:
    get:
      operationId: listPets
      security: [{ key: [] }]
      responses: { "200": { description: "", content: { application/json: { schema: { $ref: '#/components/schemas/Pets' } } } } }
    post: { responses: { "200": { description: "", content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } } }
components:
  schemas: { Pets: { items: { $ref: '#/components/schemas/Pet' } }, Pet: { type: object }, Order: { type: object } }
  securitySchemes: { key: { type: apiKey, name: K, in: header }, user: { type: http, scheme: basic } }
`),
);

it("An operation is found by its operationId, its name in code, or its method and path", () => {
  const found = ["listPets", "GET /pets", "postPets", "POST /pets", "nobody"].map((name) => findOperation(model, name));
  expect(found.map((operation) => operation?.name)).toEqual([
    "listPets",
    "listPets",
    "postPets",
    "postPets",
    undefined,
  ]);
});

it("A scoped model holds the operations, what they reach, and nothing else, under the names of the whole", () => {
  const list = findOperation(model, "listPets");
  const part = scopeModel(model, new Set(list === undefined ? [] : [list]));
  expect(part.operations).toEqual([list]);
  expect([...part.schemas.values()].map(({ name }) => name)).toEqual(["Pets", "Pet"]);
  expect([...part.securitySchemes.keys()]).toEqual(["key"]);
  expect(Object.keys(part.openapi31.paths ?? {})).toEqual(["/pets"]);
  expect(JSON.stringify(part.openapi31)).not.toContain("Order");
});

it("A model in which every operation is wanted is the model itself", () => {
  expect(scopeModel(model, new Set(model.operations))).toBe(model);
});
