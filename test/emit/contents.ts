import type { JsonObject, JsonValue } from "../../generator/source/json.js";

const text = { type: "string" };
const integers = { type: "array", items: { type: "integer" } };
const texts = { type: "array", items: text };
/** A list of one empty text cannot be told from an empty list where items are joined. */
const filled = { type: "array", items: { type: "string", minLength: 1 } };

/** An object whose members have names of their own, as one needs that is written without its own name. */
function record(prefix: string): JsonObject {
  return {
    type: "object",
    properties: {
      [`${prefix}Text`]: text,
      [`${prefix}Count`]: { type: "integer" },
      [`${prefix}Flag`]: { type: "boolean" },
    },
    additionalProperties: false,
  };
}

const deep = {
  type: "object",
  properties: { inner: record("in"), list: { type: "array", items: record("item") }, numbers: integers },
};

type Style = readonly [location: string, style: string, explode: boolean, more?: JsonObject];

/** Every style that a place may have (OpenAPI 3.1, 4.8.12.2.1). */
const STYLES: readonly Style[] = [
  ...["simple", "label", "matrix"].flatMap((style): Style[] => [
    ["path", style, false],
    ["path", style, true],
  ]),
  ...["form", "spaceDelimited", "pipeDelimited"].flatMap((style): Style[] => [
    ["query", style, false],
    ["query", style, true],
    ["query", style, false, { allowReserved: true }],
    ["query", style, true, { allowReserved: true }],
  ]),
  ["query", "deepObject", true],
  ["query", "deepObject", true, { allowReserved: true }],
  ["header", "simple", false],
  ["header", "simple", true],
  ["cookie", "form", false],
  ["cookie", "form", true],
];

function schemasFor(style: string): Readonly<Record<string, JsonObject>> {
  if (style === "deepObject") return { deep, record: record("d"), numbers: integers };
  return { text, number: { type: "number" }, flag: { type: "boolean" }, texts, integers, record: record("r") };
}

function parameterOperations(): JsonObject {
  const paths: { [path: string]: JsonValue } = {};
  for (const [location, style, explode, more = {}] of STYLES) {
    const name = [location, style, ...(explode ? ["exploded"] : []), ...Object.keys(more)].join("-");
    const parameters = Object.entries(schemasFor(style)).map(([key, schema]) => {
      const own = location === "header" ? `X-${key}` : `${key} é`;
      return { name: own, in: location, style, explode, required: location === "path", schema, ...more };
    });
    const inPath = location === "path" ? parameters.map((each) => `/{${each.name}}`).join("") : "";
    paths[`/${name}${inPath}`] = { get: { operationId: name, parameters, responses: { 204: { description: "ok" } } } };
  }
  return paths;
}

const members = {
  text,
  count: { type: "integer" },
  texts,
  integers,
  record: record("r"),
  records: { type: "array", items: record("s") },
};
const form: JsonObject = { type: "object", properties: members };

/** A form with one member for each way that the Encoding Object knows (OpenAPI 3.1, 4.8.15). */
const encoded: JsonObject = {
  schema: {
    type: "object",
    properties: {
      ...members,
      deep,
      joined: integers,
      joinedTexts: filled,
      spaced: integers,
      piped: filled,
      spread: record("spread"),
      flat: record("flat"),
      reserved: text,
      quoted: text,
      json: { type: "array", items: { type: "array", items: { type: "integer" } } },
    },
  },
  encoding: {
    deep: { style: "deepObject", explode: true },
    joined: { style: "form", explode: false },
    joinedTexts: { explode: false },
    spaced: { style: "spaceDelimited" },
    piped: { style: "pipeDelimited" },
    spread: { style: "form", explode: true },
    flat: { style: "form", explode: false },
    reserved: { allowReserved: true },
    quoted: { contentType: "application/json" },
    json: { contentType: "application/json" },
  },
};

const file = { type: "string", format: "binary" };
const withFiles: JsonObject = {
  schema: { type: "object", properties: { ...members, file, files: { type: "array", items: file } } },
  encoding: {
    file: { contentType: "image/png, image/jpeg", headers: { "X-Kind": { schema: { const: "proof" } } } },
  },
};

const CONTENTS: Readonly<Record<string, JsonObject>> = {
  "application/json": { schema: { type: ["array", "object", "string"], properties: members, items: form } },
  "application/vnd.doors+json": { schema: form },
  "application/x-www-form-urlencoded": { schema: form },
  "application/x-www-form-urlencoded; v=2": encoded,
  "multipart/form-data": withFiles,
  "multipart/form-data; v=2": encoded,
  "multipart/mixed": {},
  "text/plain": { schema: text },
  "text/plain; charset=iso-8859-1": { schema: text },
  "text/csv; charset=utf-16le": { schema: text },
  "application/xml": { schema: text },
  "application/octet-stream": { schema: file },
  "image/*": {},
  "text/event-stream": { schema: text },
  "text/event-stream; data=json": {
    schema: { type: "object", required: ["state"], properties: { state: { enum: ["more", "last"] }, text } },
  },
  "text/event-stream; data=text": {
    schema: {
      type: "array",
      items: {
        type: "object",
        required: ["data", "event"],
        properties: { data: { type: "string", minLength: 2 }, event: { enum: ["opened", "closed"] }, id: text },
      },
    },
  },
};

function bodyOperations(contents: Readonly<Record<string, JsonObject>>): JsonObject {
  const paths: { [path: string]: JsonValue } = {};
  for (const [mediaType, media] of Object.entries(contents)) {
    const path = `/${mediaType.replace(/\W+/g, "-").replace(/-$/, "")}`;
    const content = { [mediaType]: media };
    // A multipart body whose parts have no names can be received alone.
    const requestBody = mediaType === "multipart/mixed" ? {} : { requestBody: { required: true, content } };
    paths[path] = {
      post: {
        operationId: `send ${path}`,
        ...requestBody,
        responses: { 200: { description: "ok", content }, "4XX": { description: "no", content } },
      },
    };
  }
  return paths;
}

/** Bodies that are read and written item by item, where the document says what an item is (OpenAPI 3.2, 4.14.3). */
const item: JsonObject = {
  type: ["object", "string", "number", "null"],
  properties: { ...members, "__proto__ é": text },
};
const jsonText = (contentSchema: JsonObject): JsonObject => ({
  type: "string",
  contentMediaType: "application/json",
  contentSchema,
});
const event = (name: string, data: JsonObject): JsonObject => {
  return { type: "object", required: ["event", "data"], properties: { event: { const: name }, data } };
};
const SEQUENCES: Readonly<Record<string, JsonObject>> = {
  "application/jsonl": { itemSchema: item },
  "application/x-ndjson; charset=utf-8": { schema: { type: "array", items: item } },
  "application/json-seq": { itemSchema: item },
  "application/geo+json-seq": { itemSchema: item },
  "text/event-stream; data=parsed": {
    itemSchema: { type: "object", required: ["data"], properties: { id: text, data: jsonText(item) } },
  },
  "text/event-stream; data=some": {
    itemSchema: {
      properties: { data: text },
      oneOf: [
        event("text", {}),
        event("json", jsonText({ type: ["string", "object"] })),
        event("number", jsonText({ type: "number" })),
      ],
    },
  },
  "text/event-stream; data=done": {
    itemSchema: {
      required: ["data"],
      oneOf: [{ properties: { data: jsonText(record("r")) } }, { properties: { data: { const: "[DONE]" } } }],
    },
  },
};

/** A document with every kind of content and every style of parameters, in both directions. */
export const contents: JsonObject = {
  openapi: "3.2.0",
  info: { title: "Contents", version: "1" },
  paths: { ...parameterOperations(), ...bodyOperations({ ...CONTENTS, ...SEQUENCES }) },
};
