import { expect, it } from "vitest";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel } from "./small.js";

const NAMES = [
  ...["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
];

it("Optional properties and parameters may have the names that every object inherits", async () => {
  const properties = NAMES.map((name) => `${name}: { type: string }`).join(", ");
  const parameters = NAMES.map((name) => `{ name: ${name}, in: query, schema: { type: string } }`).join(", ");
  const thing = `{ application/json: { schema: { $ref: "#/components/schemas/Thing" } } }`;
  const model = smallModel(`
openapi: 3.1.0
info: { title: Things, version: "1" }
servers: [{ url: https://x.test }]
paths:
  /things:
    post:
      operationId: addThing
      parameters: [${parameters}]
      requestBody: { required: true, content: ${thing} }
      responses: { "200": { description: ok, content: ${thing} } }
components:
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string }, ${properties} } }
    Object: { type: string }
    Function: { type: string }
`);
  const user = `import { createClient, type Thing } from "@concordat/small";
    import { createServer } from "@concordat/small/server";
    const value = { id: "1" };
    const thing: Thing = value;
    const client = createClient();
    await client.addThing({ query: {}, body: thing });
    const result = await client.addThing({ query: { toString: "x" }, body: { id: "1", constructor: "x" } });
    if (result.status === 200 && typeof result.body.constructor === "string") void result.body.constructor.length;
    createServer({ addThing: () => ({ status: 200, body: value }) });
    // @ts-expect-error: a text, where it is there
    void ({ id: "1", constructor: 1 } satisfies Thing);`;
  const { packages } = await emitSmall(model);
  expect(compileErrors({ packages, users: { "user.ts": user } })).toEqual([]);
});
