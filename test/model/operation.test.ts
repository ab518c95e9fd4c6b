import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/source/json.js";
import { documentOf, modelOf, operationOf, placesOf } from "./documents.js";

const at = "/paths/~1pets/get";

describe("parameters", () => {
  it("of the path and of the operation are one list, in which the operation wins", () => {
    const { model } = modelOf(
      documentOf({
        paths: {
          "/pets": {
            parameters: [
              { name: "X-Trace", in: "header", description: "of the path" },
              { name: "limit", in: "query" },
            ],
            get: {
              parameters: [
                { name: "x-trace", in: "header", description: "own" },
                { name: "limit", in: "cookie" },
              ],
            },
          },
        },
      }),
    );
    expect(model.operations[0]?.parameters.map((one) => [one.in, one.name, one.description])).toEqual([
      ["header", "x-trace", "own"],
      ["query", "limit", undefined],
      ["cookie", "limit", undefined],
    ]);
  });

  it.each<[string, string, boolean]>([
    ["path", "simple", false],
    ["query", "form", true],
    ["header", "simple", false],
    ["cookie", "form", true],
  ])("in %s have the style %s where they do not say, explode %s", (where, style, explode) => {
    const { operation } = operationOf({ parameters: [{ name: "a", in: where }] }, { path: "/{a}" });
    expect(operation.parameters[0]).toMatchObject({ style, explode, allowReserved: false, schema: { always: true } });
  });

  it("explode where they say so, or where their style does", () => {
    const parameters = [
      { name: "a", in: "query", style: "pipeDelimited" },
      { name: "b", in: "query", style: "deepObject", explode: true },
      { name: "c", in: "query", explode: false },
      { name: "d", in: "cookie", style: "cookie" },
    ];
    expect(operationOf({ parameters }).operation.parameters.map(({ explode }) => explode)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it("of the path are required, whatever the document says", () => {
    const { operation } = operationOf({ parameters: [{ name: "id", in: "path", required: false }] }, { path: "/{id}" });
    expect(operation.parameters[0]?.required).toBe(true);
  });

  it("that the path names and nobody declares are text, because nothing can be asked for without them", () => {
    const get = {
      parameters: [
        { name: "b", in: "path", schema: { type: "integer" } },
        { name: "a", in: "query" },
      ],
    };
    const { model, findings } = modelOf(documentOf({ paths: { "/{a}/{b}/{a}/{c}": { get } } }));
    expect(findings).toEqual([]);
    expect(model.operations[0]?.parameters.map(({ in: where, name, schema }) => [where, name, schema.types])).toEqual([
      ["path", "b", ["integer"]],
      ["query", "a", undefined],
      ["path", "a", ["string"]],
      ["path", "c", ["string"]],
    ]);
  });

  it("of the path that it has no place for are left out, at this path alone where several share them", () => {
    const shared = {
      parameters: [
        { name: "id", in: "path" },
        { name: "id", in: "query" },
      ],
      get: { parameters: [{ name: "own", in: "path" }] },
    };
    const paths = { "/a": shared, "/a/{id}": { $ref: "#/paths/~1a" }, "/{own}/{Id}": { $ref: "#/paths/~1a" } };
    const { model, findings } = modelOf(documentOf({ paths }));
    expect(findings).toEqual([]);
    expect(
      model.operations.map(({ parameters }) => parameters.map(({ in: where, name }) => `${where} ${name}`)),
    ).toEqual([["query id"], ["path id", "query id"], ["query id", "path own", "path Id"]]);
  });

  it("give their examples to a schema that has none", () => {
    const schema = { type: "string" };
    const { operation } = operationOf({
      parameters: [
        { name: "a", in: "query", schema, example: "one" },
        { name: "b", in: "query", schema, examples: { x: { value: "two" }, y: { value: "three" } } },
        { name: "c", in: "query", schema: { ...schema, examples: ["four"] }, example: "five" },
      ],
    });
    expect(operation.parameters.map((parameter) => parameter.schema.examples)).toEqual([
      ["one"],
      ["two", "three"],
      ["four"],
    ]);
  });

  it("may be written in a media type", () => {
    const content = { "application/json": { schema: { type: "object" } } };
    const { operation } = operationOf({ parameters: [{ name: "filter", in: "query", content }] });
    expect(operation.parameters[0]).toMatchObject({ mediaType: "application/json", schema: { types: ["object"] } });
  });

  it.each(["Accept", "content-type", "Authorization"])(
    "do not name the header %s, which is described elsewhere",
    (name) => {
      expect(operationOf({ parameters: [{ name, in: "header" }] }).operation.parameters).toEqual([]);
    },
  );

  it.each<[string, JsonValue, string, number]>([
    ["no name", { in: "query" }, "", 0],
    ["a name that is a number", { name: 7, in: "query" }, "/name", 0],
    ["no location", { name: "a" }, "", 0],
    ["an unknown location", { name: "a", in: "body" }, "/in", 0],
    ["a style of another location", { name: "a", in: "query", style: "matrix" }, "/style", 1],
    ["required as text", { name: "a", in: "header", required: "false" }, "/required", 1],
    ["no object", "a", "", 0],
  ])("with %s are findings", (_, parameter, pointer, kept) => {
    const { operation, findings } = operationOf({ parameters: [parameter] });
    expect(placesOf(findings)).toContain(`model/unusable-value ${at}/parameters/0${pointer}`);
    expect(operation.parameters).toHaveLength(kept);
    expect(operation.parameters.filter(({ required }) => required)).toEqual([]);
  });
});

it("a body of GET or HEAD is ignored: it has no meaning, and no client can send it", () => {
  const body = { requestBody: { content: { "application/json": { schema: { type: "string" } } } } };
  expect(operationOf(body).operation.requestBody).toBeUndefined();
  expect(operationOf(body, { method: "head" }).operation.requestBody).toBeUndefined();
  expect(operationOf(body, { method: "delete" }).operation.requestBody).toBeDefined();
});

describe("responses", () => {
  const response = { description: "" };

  it("know their status", () => {
    const { operation, findings } = operationOf({
      responses: { "200": response, "4XX": response, "5xx": response, default: response, "x-note": 1 },
    });
    expect(findings).toEqual([]);
    expect(operation.responses.map(({ status }) => status)).toEqual([
      { kind: "code", code: 200 },
      { kind: "range", hundreds: 4 },
      { kind: "range", hundreds: 5 },
      { kind: "default" },
    ]);
  });

  it.each(["2", "600", "2X", "20X", "OK", "__proto__"])("under %s are left out, with a finding", (status) => {
    const responses = JSON.parse(`{${JSON.stringify(status)}:{"description":""}}`);
    const { operation, findings } = operationOf({ responses });
    expect(operation.responses).toEqual([]);
    expect(placesOf(findings)).toEqual([`model/unusable-value ${at}/responses/${status}`]);
  });

  it("list their headers, those called x-… too, without Content-Type", () => {
    const headers = {
      "x-request-id": { schema: { type: "string" } },
      "Content-Type": { schema: {} },
      "x-note": "ours",
    };
    const { operation } = operationOf({ responses: { "200": { description: "", headers } } });
    expect(operation.responses[0]?.headers.map(({ name }) => name)).toEqual(["x-request-id"]);
  });

  it("have no content where none is declared, and media types without a schema where that is all", () => {
    const { operation } = operationOf({
      responses: { "200": { description: "", content: { "text/csv": {} } }, "204": response },
    });
    expect(operation.responses.map(({ content }) => content.map(({ schema }) => schema))).toEqual([[undefined], []]);
  });

  it("show both kinds of examples", () => {
    const media = { example: 1, examples: { two: { value: null }, far: { externalValue: "https://example.com" } } };
    const { operation } = operationOf({
      responses: { "200": { description: "", content: { "application/json": media } } },
    });
    expect(operation.responses[0]?.content[0]?.examples.map(({ name, value }) => [name, value])).toEqual([
      [undefined, 1],
      ["two", null],
    ]);
  });
});

describe("security", () => {
  const read = (security: JsonValue | undefined, root: JsonObject = {}) => {
    const get: JsonObject = security === undefined ? {} : { security };
    return modelOf(documentOf({ paths: { "/": { get } }, ...root }));
  };
  const wanted = (security: JsonValue | undefined, root?: JsonObject) =>
    read(security, root).model.operations[0]?.security;

  it("of the document holds where the operation does not say", () => {
    expect(wanted(undefined, { security: [{ key: ["read"] }] })).toEqual([[{ scheme: "key", scopes: ["read"] }]]);
    expect(wanted(undefined)).toEqual([]);
  });

  it("of the operation overrides it, an empty list too", () => {
    expect(wanted([], { security: [{ key: [] }] })).toEqual([]);
    expect(wanted([{}, { a: [], b: [] }])).toEqual([
      [],
      [
        { scheme: "a", scopes: [] },
        { scheme: "b", scopes: [] },
      ],
    ]);
  });

  it("that is null does not take the document's away", () => {
    const { model, findings } = read(null, { security: [{ key: [] }] });
    expect(model.operations[0]?.security).toEqual([[{ scheme: "key", scopes: [] }]]);
    expect(placesOf(findings)).toEqual(["model/unusable-value /paths/~1/get/security"]);
  });

  it.each<[JsonObject, JsonObject]>([
    [
      { type: "http", scheme: "Bearer" },
      { kind: "http", scheme: "bearer" },
    ],
    [
      { type: "apiKey", name: "k", in: "cookie" },
      { kind: "apiKey", parameter: "k", in: "cookie" },
    ],
    [
      { type: "openIdConnect", openIdConnectUrl: "u" },
      { kind: "openIdConnect", url: "u" },
    ],
    [{ type: "mutualTLS" }, { kind: "mutualTLS" }],
    [
      { type: "oauth2", flows: { clientCredentials: { tokenUrl: "u", scopes: { a: "A" } } } },
      { kind: "oauth2", flows: [{ kind: "clientCredentials", tokenUrl: "u", scopes: ["a"] }] },
    ],
  ])("scheme %j", (scheme, expected) => {
    const { model, findings } = modelOf(documentOf({ components: { securitySchemes: { s: scheme } } }));
    expect(model.securitySchemes.get("s")).toMatchObject({ name: "s", ...expected });
    expect(findings).toEqual([]);
  });

  it.each<[JsonValue, string]>([
    [{ type: "basic" }, "/type"],
    [{ type: "http" }, ""],
    [{ type: "apiKey", name: "k", in: "body" }, "/in"],
    [{}, ""],
    ["bearer", ""],
  ])("scheme %j is a finding", (scheme, pointer) => {
    const { model, findings } = modelOf(documentOf({ components: { securitySchemes: { s: scheme } } }));
    expect(model.securitySchemes.size).toBe(0);
    expect(placesOf(findings)).toEqual([`model/unusable-value /components/securitySchemes/s${pointer}`]);
  });
});

describe("servers", () => {
  it("of the operation beat those of the path, which beat those of the document", () => {
    const { model } = modelOf(
      documentOf({
        servers: [{ url: "https://root.example" }],
        paths: {
          "/a": { servers: [{ url: "https://path.example" }], get: {}, put: { servers: [{ url: "/own" }] } },
          "/b": { get: {} },
        },
      }),
    );
    expect(model.operations.map(({ servers }) => servers[0]?.url)).toEqual([
      "https://path.example",
      "/own",
      "https://root.example",
    ]);
  });

  it("have variables with a default", () => {
    const variables = { region: { default: "eu", enum: ["eu", "us"] }, port: { default: 443 } };
    const { model, findings } = modelOf(documentOf({ servers: [{ url: "https://{region}.example", variables }] }));
    expect([...(model.servers[0]?.variables ?? [])]).toEqual([["region", { default: "eu", enum: ["eu", "us"] }]]);
    expect(placesOf(findings)).toEqual(["model/unusable-value /servers/0/variables/port/default"]);
  });
});

describe("paths", () => {
  it("give one operation for each method, those of 3.2 too", () => {
    const { model } = modelOf(
      documentOf({ paths: { "/a": { query: {}, get: {}, summary: "s", "x-get": {} }, "x-b": {} } }, "3.2"),
    );
    expect(model.operations.map(({ method, path }) => [method, path])).toEqual([
      ["query", "/a"],
      ["get", "/a"],
    ]);
  });

  it("have further methods as they are written (OpenAPI 3.2), each a token that no field is for", () => {
    const additionalOperations = { COPY: {}, "M-SEARCH": {}, Get: {}, "B AD": {} };
    const { model, findings } = modelOf(documentOf({ paths: { "/a": { additionalOperations } } }, "3.2"));
    expect(model.operations.map(({ method, name }) => [method, name])).toEqual([
      ["COPY", "copyA"],
      ["M-SEARCH", "mSEARCHA"],
    ]);
    expect(placesOf(findings)).toEqual(
      ["Get", "B AD"].map((key) => `model/unusable-value /paths/~1a/additionalOperations/${key}`),
    );
    expect(Object.keys(model.openapi31.paths ?? {})).toEqual(["/a"]);
  });

  it("that do not begin with a slash are findings", () => {
    expect(placesOf(modelOf(documentOf({ paths: { pets: { get: {} } } })).findings)).toEqual([
      "model/unusable-value /paths/pets",
    ]);
  });
});

describe("the body of a GET", () => {
  const described = (requestBody: JsonObject): readonly string[] =>
    placesOf(modelOf(documentOf({ paths: { "/pets": { get: { requestBody, responses: {} } } } })).findings);
  const form = (schema: JsonObject): JsonObject => ({ content: { "application/x-www-form-urlencoded": { schema } } });

  it("is not sent, and is reported where it says something", () => {
    expect(described(form({ properties: { name: {} } }))).toEqual([`model/unsupported-keyword ${at}/requestBody`]);
    expect(described({ ...form({ properties: {}, additionalProperties: false }), required: true })).toEqual([
      `model/unsupported-keyword ${at}/requestBody`,
    ]);
  });

  it("is passed over where it is an optional form without a field", () => {
    expect(described(form({ type: "object", properties: {}, additionalProperties: false }))).toEqual([]);
  });
});
