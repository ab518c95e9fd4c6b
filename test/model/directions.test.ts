import { expect, it } from "vitest";
import { type Received, splitDirections } from "../../generator/model/directions.js";
import { documentFrom, modelOf, withoutPlaces } from "./documents.js";

const body = (name: string) =>
  `{ content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } }`;

function split(schemas: string, names = ["Pet"], part: Received = "responses") {
  const operations = names.map((name) => {
    const response = body(name).replace("{ content", '{ description: "", content');
    return `  /${name}: { post: { requestBody: ${body(name)}, responses: { "200": ${response} } } }`;
  });
  const text = `openapi: 3.1.0\npaths:\n${operations.join("\n")}\ncomponents:\n  schemas:\n${schemas}`;
  const { model } = modelOf(documentFrom(text));
  const typed = splitDirections(model, part);
  return typed.operations.map(({ requestBody, responses }) => {
    const nameOf = (ref: string | undefined) => typed.schemas.get(ref ?? "");
    return {
      sent: nameOf(requestBody?.content[0]?.schema?.ref),
      received: nameOf(responses[0]?.content[0]?.schema?.ref),
      typed,
    };
  });
}

it("What is read-only is left out of requests and what is write-only out of responses, under names of their own", () => {
  const [pet] = split(
    "    Pet: { type: object, required: [id, secret], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true }, name: { type: string } } }",
  );
  expect([pet?.sent?.name, pet?.received?.name]).toEqual(["PetRequest", "PetResponse"]);
  expect([...(pet?.sent?.schema.properties?.keys() ?? [])]).toEqual(["secret", "name"]);
  expect(pet?.sent?.schema.required).toEqual(["secret"]);
  expect([...(pet?.received?.schema.properties?.keys() ?? [])]).toEqual(["id", "name"]);
  expect(pet?.received?.schema.required).toEqual(["id"]);
});

it("What a webhook's request has is what a provider gives out, by the same name as in its answers", () => {
  const pet = "    Pet: { type: object, properties: { id: { readOnly: true }, secret: { writeOnly: true } } }";
  const [webhook] = split(pet, ["Pet"], "requests");
  expect([webhook?.sent?.name, webhook?.received?.name]).toEqual(["PetResponse", "PetRequest"]);
  expect([...(webhook?.sent?.schema.properties?.keys() ?? [])]).toEqual(["id"]);
  expect([...(webhook?.received?.schema.properties?.keys() ?? [])]).toEqual(["secret"]);
});

it("A schema that nothing is left out of keeps its name in both directions", () => {
  const [pet] = split("    Pet: { type: object, properties: { id: { type: string, readOnly: true } } }");
  expect([pet?.sent?.name, pet?.received?.name]).toEqual(["PetRequest", "Pet"]);
  const [plain] = split("    Pet: { type: object, properties: { id: { type: string } } }");
  expect([plain?.sent?.name, plain?.received?.name]).toEqual(["Pet", "Pet"]);
});

it("What leads to such a schema has two forms as well, round cycles and through discriminators", () => {
  const [pet] =
    split(`    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind, mapping: { c: Cat } } }
    Cat: { type: object, properties: { kind: { type: string }, friend: { $ref: '#/components/schemas/Pet' }, id: { $ref: '#/components/schemas/Id' } } }
    Id: { type: string, readOnly: true }`);
  const cat = pet?.typed.schemas.get("sent:/components/schemas/Cat");
  expect(withoutPlaces(pet?.sent?.schema)).toEqual({
    oneOf: [{ ref: "sent:/components/schemas/Cat" }],
    discriminator: { propertyName: "kind", mapping: new Map([["c", "sent:/components/schemas/Cat"]]) },
  });
  expect([...(cat?.schema.properties?.keys() ?? [])]).toEqual(["kind", "friend"]);
  expect(cat?.schema.properties?.get("friend")?.ref).toBe("sent:/components/schemas/Pet");
});

it("A name that the document has already is not taken twice", () => {
  const [pet] = split(
    "    Pet: { type: object, properties: { id: { readOnly: true } } }\n    PetRequest: { type: object }",
    ["Pet", "PetRequest"],
  );
  expect(pet?.sent?.name).toMatch(/^PetRequest_[0-9a-f]{6}$/);
});
