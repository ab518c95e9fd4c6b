import { expect, it } from "vitest";
import { nameCollisions } from "../../generator/model/name-collisions.js";
import { scopeModel } from "../../generator/model/scope.js";
import { documentFrom, modelOf } from "./documents.js";

const { model } = modelOf(
  documentFrom(`openapi: 3.1.0
paths:
  /a: { get: { operationId: get-thing, responses: { "200": { description: "", content: { application/json: { schema: { $ref: '#/components/schemas/thing' } } } } } } }
  /b: { get: { operationId: getThing, responses: { "200": { description: "", content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } } }
  /c: { get: { operationId: other, responses: {} } }
components: { schemas: { thing: { type: object }, Thing: { type: object } } }
`),
);

const inScope = (...ids: string[]) =>
  scopeModel(model, new Set(model.operations.filter(({ operationId = "" }) => ids.includes(operationId))));

it("What has a suffix to its name is told, with what has the name", () => {
  const [operation, schema, ...others] = nameCollisions(model);
  expect(others).toEqual([]);
  expect(operation).toMatchObject({
    rule: "model/name-collision",
    location: { pointer: "/paths/~1a/get" },
    related: [{ message: 'The operation "getThing" is "getThing"', location: { pointer: "/paths/~1b/get" } }],
  });
  expect(operation?.message).toMatch(
    /^The operation "get-thing" is "getThing_[0-9a-f]{6}" in code, because it is not the only one that wants the name "getThing"$/,
  );
  expect(schema).toMatchObject({
    location: { pointer: "/components/schemas/thing" },
    related: [{ location: { pointer: "/components/schemas/Thing" } }],
  });
});

it("A part of a document is told of what is in it, whether the rival is or not", () => {
  expect(nameCollisions(inScope("get-thing")).map(({ location }) => location.pointer)).toEqual([
    "/paths/~1a/get",
    "/components/schemas/thing",
  ]);
  expect(nameCollisions(inScope("getThing", "other"))).toEqual([]);
});
