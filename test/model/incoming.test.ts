import { expect, it } from "vitest";
import { scopeModel } from "../../generator/model/scope.js";
import { documentFrom, modelOf, placesOf } from "./documents.js";

const { model, findings } = modelOf(
  documentFrom(`openapi: 3.1.0
paths:
  /orders:
    post:
      responses: {}
      callbacks:
        paid:
          '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Paid' } } } }, responses: { "204": { description: "" } } } }
        again: { $ref: '#/components/callbacks/Again' }
    get: { responses: {} }
webhooks:
  closed:
    parameters: [{ name: X-Id, in: header, schema: { type: string } }]
    post: { operationId: onClosed, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Closed' } } } }, responses: {} }
components:
  callbacks:
    Again: { '{$url}': { put: { responses: {}, callbacks: { again: { $ref: '#/components/callbacks/Again' } } } } }
  schemas: { Paid: { type: object }, Closed: { type: object } }
`),
);
const [post] = model.operations;

it("Callbacks stand with their operation, those of callbacks are not followed, and that is said", () => {
  expect(placesOf(findings)).toEqual(["model/unsupported-keyword /components/callbacks/Again/{$url}/put/callbacks"]);
  expect(post?.callbacks).toMatchObject([
    { key: "paid", expression: "{$request.body#/url}", method: "post", responses: [{ status: { code: 204 } }] },
    { key: "again", expression: "{$url}", method: "put" },
  ]);
  expect(post?.callbacks?.[1]).not.toHaveProperty("callbacks");
});

it("Webhooks stand beside the operations, with the parameters of their path item", () => {
  expect(model.webhooks).toMatchObject([
    { key: "closed", method: "post", operationId: "onClosed", parameters: [{ name: "X-Id" }] },
  ]);
  expect([...model.schemas.values()].map(({ name }) => name).sort()).toEqual(["Closed", "Paid"]);
});

it("A scope has the callbacks of its operations and no webhooks", () => {
  const part = scopeModel(model, new Set(post === undefined ? [] : [post]));
  expect([...part.schemas.values()].map(({ name }) => name)).toEqual(["Paid"]);
  expect(part.webhooks).toEqual([]);
});
