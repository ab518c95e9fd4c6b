import { expect, test } from "vitest";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel } from "./small.js";

const json = 'content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }';
const document = `
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    post:
      operationId: postPet
      requestBody: { required: true, ${json} }
      responses: { "200": { description: ok, ${json} } }
components:
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: { id: { type: string, readOnly: true }, kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { kitty: Cat } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { barks: { type: boolean } } }] }
`;

test("A body that is a base is given and taken as what extends it, mapped or not", async () => {
  const { packages } = await emitSmall(smallModel(document));
  const user = `import { createClient } from "@concordat/small";
    import type { Handlers } from "@concordat/small/server";
    const client = createClient({ baseUrl: "https://x.test" });
    const answer = await client.postPet({ body: { kind: "kitty", lives: 9 } });
    if (answer.status === 200 && "lives" in answer.body) { const lives: number | undefined = answer.body.lives; void lives; }
    if (answer.status === 200) { const id: string | undefined = answer.body.id; void id; }
    await client.postPet({ body: { kind: "doggy", barks: true } });
    await client.postPet({ body: { kind: "fish" } });
    // @ts-expect-error: nothing that extends it has wings
    await client.postPet({ body: { kind: "kitty", wings: 2 } });
    // @ts-expect-error: the id is not for the sender to say
    await client.postPet({ body: { kind: "kitty", id: "1", lives: 9 } });
    export const postPet: Handlers["postPet"] = ({ body }) =>
      ({ status: 200, body: "barks" in body ? { ...body, id: "1" } : { kind: "kitty", id: "2", lives: 8 } });`;
  expect(compileErrors({ packages, users: { "user.ts": user }, only: "user.ts" })).toEqual([]);
});
