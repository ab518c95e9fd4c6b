import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/source/json.js";
import { documentOf, modelOf, operationOf, placesOf, withoutPlaces } from "./documents.js";

const at = "/paths/~1pets/get/parameters/0";

/** The parameters that a whole query string becomes. */
function querystring(schema: JsonValue, more: JsonObject = {}, mediaType = "application/x-www-form-urlencoded") {
  const { encoding = {}, ...about } = more;
  const content = { [mediaType]: { schema, encoding } };
  const parameter = { name: "all", in: "querystring", required: true, content, ...about };
  const { operation, findings } = operationOf({ parameters: [parameter] }, { components, version: "3.2" });
  return { parameters: operation.parameters, findings: placesOf(findings) };
}

const text = { type: "string" };
const components: JsonObject = {
  schemas: { Search: { type: "object", properties: { q: text }, required: ["q"] } },
};

describe("a whole query string", () => {
  it("that is a form is a query parameter for each of its members", () => {
    const properties = {
      q: { type: "string", description: "words" },
      tags: { type: "array", items: text },
      near: { type: "object", properties: { x: { type: "number" } } },
      sort: { type: "array", items: text },
    };
    const { parameters, findings } = querystring(
      { type: "object", properties, required: ["q"] },
      { encoding: { sort: { style: "pipeDelimited" } } },
    );
    expect(findings).toEqual([]);
    expect(
      parameters.map(({ name, in: where, required, style, explode, mediaType }) =>
        [name, where, required, style, explode, mediaType].join(" "),
      ),
    ).toEqual([
      "q query true form true ",
      "tags query false form true ",
      "near query false form true application/json",
      "sort query false pipeDelimited false ",
    ]);
  });

  it("may refer to its schema", () => {
    const { parameters, findings } = querystring({ $ref: "#/components/schemas/Search" });
    expect(findings).toEqual([]);
    expect(withoutPlaces(parameters[0])).toMatchObject({ name: "q", required: true, schema: { types: ["string"] } });
  });

  it("that may be left out has members that may be left out, and that is said", () => {
    const { parameters, findings } = querystring({ properties: { q: text }, required: ["q"] }, { required: false });
    expect(parameters[0]?.required).toBe(false);
    expect(findings).toEqual([
      `model/unsupported-keyword ${at}/content/application~1x-www-form-urlencoded/schema/required`,
    ]);
  });

  it.each<[string, JsonValue, string, string]>([
    ["is JSON", { type: "object" }, "application/json", "/content"],
    ["has no members", { type: "string" }, "application/x-www-form-urlencoded", "/schema"],
    [
      "has any members",
      { properties: { q: text }, additionalProperties: text },
      "application/x-www-form-urlencoded",
      "/schema",
    ],
    ["has conditions", { properties: { q: text }, minProperties: 1 }, "application/x-www-form-urlencoded", "/schema"],
    [
      "has a list of objects",
      { properties: { q: { type: "array", items: { type: "object" } } } },
      "application/x-www-form-urlencoded",
      "/schema/properties/q",
    ],
  ])("that %s is a finding", (_, schema, mediaType, place) => {
    const { parameters, findings } = querystring(schema, {}, mediaType);
    expect(parameters).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(new RegExp(`^model/unsupported-keyword ${at}.*${place}$`));
  });

  it("is named among the locations where another is written", () => {
    const { findings } = operationOf({ parameters: [{ name: "a", in: "body" }] });
    expect(findings[0]?.message).toContain("querystring");
  });
});

describe("the items of a sequence", () => {
  const answered = (mediaType: string, media: JsonObject) => {
    const responses = { "200": { description: "", content: { [mediaType]: media } } };
    const { operation, findings } = operationOf({ responses }, { version: "3.2" });
    return { media: operation.responses[0]?.content[0], findings: placesOf(findings) };
  };

  it("are the events of an event stream", () => {
    const { media, findings } = answered("text/event-stream", {
      itemSchema: { properties: { event: { const: "added" }, data: text } },
    });
    expect(findings).toEqual([]);
    expect(media?.isSequence).toBe(true);
    expect(withoutPlaces(media?.schema)).toMatchObject({
      types: ["array"],
      items: {
        properties: new Map([
          ["event", { const: { value: "added" } }],
          ["data", { types: ["string"] }],
        ]),
      },
    });
  });

  it("are no events where a field of theirs is no text", () => {
    const itemSchema = { oneOf: [{ properties: { data: { type: "object" } } }] };
    const { media, findings } = answered("text/event-stream", { itemSchema });
    expect(media?.schema).toBeUndefined();
    expect(findings).toEqual([
      "model/unusable-value /paths/~1pets/get/responses/200/content/text~1event-stream/itemSchema/oneOf/0/properties/data/type",
    ]);
  });

  it.each([
    ["application/jsonl", { itemSchema: text }],
    ["application/x-ndjson; charset=utf-8", { itemSchema: text }],
    ["application/json-seq", { itemSchema: text }],
    ["application/geo+json-seq", { itemSchema: text }],
    ["application/jsonl", { schema: { type: "array", items: text } }],
  ])("of %s are what %j says of each", (mediaType, stated) => {
    const { media, findings } = answered(mediaType, stated);
    expect(findings).toEqual([]);
    expect([media?.kind, media?.isSequence]).toEqual(["json-sequence", true]);
    expect(withoutPlaces(media?.schema)).toEqual({ types: ["array"], items: { types: ["string"] } });
  });

  const door: JsonObject = { type: "object", properties: { id: text } };
  it.each<[string, JsonObject]>([
    ["an object", door],
    ["an object that may be absent", { ...door, type: ["object", "null"] }],
    ["a choice of objects", { oneOf: [door, { properties: { a: text } }] }],
    ["what extends an object", { allOf: [{ description: "A door." }, door] }],
  ])("of JSON are each %s that schema describes, because a sequence of them is none", (_, schema) => {
    const { media, findings } = answered("application/x-ndjson", { schema });
    expect(findings).toEqual([]);
    expect([media?.kind, media?.isSequence]).toEqual(["json-sequence", true]);
    expect(withoutPlaces(media?.schema?.items)).toEqual(
      withoutPlaces(answered("application/json", { schema }).media?.schema),
    );
  });

  it.each<[string, JsonObject, string]>([
    ["a text", text, ""],
    ["a list of nothing that is said", { type: "array" }, "/schema"],
    ["an object or a text", { oneOf: [door, text] }, "/schema"],
  ])("of JSON are none that are read one by one where schema describes %s", (_, schema, told) => {
    const { media, findings } = answered("application/x-ndjson", { schema });
    expect([media?.kind, media?.isSequence]).toEqual(["text", undefined]);
    expect(findings).toEqual(told === "" ? [] : [expect.stringMatching(`^model/unsupported-keyword .*${told}$`)]);
  });

  it("of JSON are checked one by one, and what is said of their list is a finding", () => {
    const list = { type: "array", items: text, minItems: 1, maxItems: 2, uniqueItems: true, contains: { const: "a" } };
    const found = (schema: JsonObject) => answered("application/jsonl", { schema }).findings;
    expect(found(list)).toEqual(
      ["minItems", "maxItems", "uniqueItems", "contains"].map((keyword) => {
        return expect.stringMatching(`^model/unsupported-keyword .*/schema/${keyword}$`);
      }),
    );
    expect(found({ type: "array", items: text, minItems: 0, uniqueItems: false })).toEqual([]);
  });

  it.each(["application/jsonl", "text/event-stream"])(
    "of %s win over a schema of the whole, which is a finding",
    (mediaType) => {
      const itemSchema = { properties: { data: text } };
      const { media, findings } = answered(mediaType, { itemSchema, schema: { type: "array", items: {} } });
      expect([media?.isSequence, media?.schema?.items?.properties?.size]).toEqual([true, 1]);
      expect(findings).toEqual([expect.stringMatching(/^model\/unsupported-keyword .*\/schema$/)]);
    },
  );

  it("keep what is said of the JSON in an event's data, and of no other text", () => {
    const contentSchema = { type: "object", properties: { a: text } };
    const said = (more: JsonObject): JsonObject => ({ type: "string", contentSchema, ...more });
    const media = (data: JsonObject) => answered("text/event-stream", { itemSchema: { properties: data } });
    const json = { contentMediaType: "application/json" };
    const kept = media({ data: said(json) });
    expect(kept.findings).toEqual([]);
    expect(kept.media?.schema?.items?.properties?.get("data")?.contentSchema?.types).toEqual(["object"]);
    expect(media({ data: said({ contentMediaType: "image/png" }) }).findings).toHaveLength(1);
    expect(media({ data: said({}) }).findings).toHaveLength(1);
    expect(media({ event: said(json) }).findings).toHaveLength(1);
  });

  it.each(["multipart/mixed", "application/json", "text/plain"])(
    "of %s are a finding, because it is read as a whole",
    (mediaType) => {
      const { media, findings } = answered(mediaType, { itemSchema: text });
      expect(media?.schema).toBeUndefined();
      expect(findings[0]).toMatch(/^model\/unsupported-keyword .*\/itemSchema$/);
    },
  );
});

it("what stands beside the $ref of a path item is a finding", () => {
  const responses = { "200": { description: "" } };
  const { findings } = modelOf(
    documentOf({
      paths: { "/a": { $ref: "#/x-items/a", post: { responses } } },
      "x-items": { a: { get: { responses } } },
    }),
  );
  expect(placesOf(findings)).toEqual(["model/unsupported-keyword /paths/~1a/post"]);
});

it("a security requirement may name its scheme by its address", () => {
  const { operation } = operationOf(
    { responses: {}, security: [{ "#/components/securitySchemes/key": [] }] },
    { components: { securitySchemes: { key: { type: "http", scheme: "basic" } } }, version: "3.2" },
  );
  expect(operation.security).toEqual([[{ scheme: "key", scopes: [] }]]);
});
