import { describe, expect, it } from "vitest";
import { documentFrom, modelOf, withoutPlaces } from "./documents.js";
import { swaggerShop } from "./swagger-shop.js";

describe("Swagger 2.0", () => {
  const { model, findings } = modelOf(documentFrom(swaggerShop, "2.0"));
  const [put, post] = model.operations;

  it("is read without a finding, each node at its place in the document", () => {
    expect(findings).toEqual([]);
    expect(put).toMatchObject({ name: "putPet", pointer: "/paths/~1pets~1{id}/put", location: { line: 15 } });
  });

  it("names its servers by host, path and schemes, the safe one first", () => {
    expect(model.servers.map(({ url }) => url)).toEqual(["https://shop.example/v1", "http://shop.example/v1"]);
  });

  it("has parameters that are schemas themselves, and lists in the styles of OpenAPI 3", () => {
    expect(put?.parameters.map(({ name, style, explode }) => [name, style, explode])).toEqual([
      ["id", "simple", false],
      ["tags", "form", true],
      ["ids", "pipeDelimited", false],
      ["X-Trace", "simple", false],
    ]);
    expect(withoutPlaces(put?.parameters[0]?.schema)).toEqual({ types: ["string"], maxLength: 9 });
  });

  it("has one body in every media type that is consumed, of which the operation's own wins over its path's", () => {
    expect(put?.requestBody).toMatchObject({
      required: true,
      content: [
        { mediaType: "application/json", kind: "json", schema: { ref: "/definitions/Pet" } },
        { mediaType: "application/xml", kind: "text", schema: { ref: "/definitions/Pet" } },
      ],
    });
  });

  it("makes one object of the fields of a form, and bytes of a file", () => {
    const media = post?.requestBody?.content[0];
    expect(media).toMatchObject({ mediaType: "multipart/form-data", kind: "multipart" });
    expect(withoutPlaces(media?.schema)).toEqual({
      types: ["object"],
      required: ["photo"],
      properties: new Map<string, unknown>([
        ["photo", { types: ["string"], format: "binary" }],
        ["sizes", { types: ["array"], items: { types: ["integer"] } }],
      ]),
    });
    expect({ ...media?.encoding.get("sizes") }).toEqual({ style: "form", explode: false });
    expect(post?.responses[0]?.content).toMatchObject([{ mediaType: "image/png", kind: "binary" }]);
  });

  it("answers in what it produces, with headers and the example of that media type", () => {
    expect(put?.responses).toMatchObject([
      {
        status: { kind: "code", code: 200 },
        headers: [{ name: "X-Left", schema: { types: ["integer"] } }],
        content: [{ mediaType: "application/hal+json", kind: "json", examples: [{ value: { name: "Rex" } }] }],
      },
      { status: { kind: "default" }, description: "Refused", content: [] },
    ]);
  });

  it("calls definitions by their keys and understands x-nullable", () => {
    const pet = model.schemas.get("/definitions/Pet");
    expect(pet?.name).toBe("Pet");
    expect(pet?.schema.properties?.get("name")?.types).toEqual(["string", "null"]);
  });

  it("tells schemas apart by the property that a discriminator names", () => {
    expect(model.schemas.get("/definitions/Pet")?.schema.discriminator).toEqual({
      propertyName: "name",
      mapping: new Map(),
    });
    const wrong = swaggerShop.replace("discriminator: name", "discriminator: 7");
    expect(modelOf(documentFrom(wrong, "2.0")).findings).toMatchObject([{ rule: "model/unusable-value" }]);
  });

  it("secures by the schemes of its definitions", () => {
    expect([...model.securitySchemes.values()]).toMatchObject([
      { name: "key", kind: "apiKey", in: "header", parameter: "X-Key" },
      { name: "user", kind: "http", scheme: "basic" },
      { name: "login", kind: "oauth2", flows: [{ kind: "clientCredentials", scopes: ["read"] }] },
    ]);
    expect([put?.security, post?.security]).toEqual([[[{ scheme: "key", scopes: [] }]], []]);
  });

  it("reports a list that is delimited by tabs", () => {
    const tabs = swaggerShop.replace("collectionFormat: pipes", "collectionFormat: tsv");
    expect(modelOf(documentFrom(tabs, "2.0")).findings).toMatchObject([
      { rule: "model/unsupported-keyword", location: { line: 18 } },
    ]);
  });
});
