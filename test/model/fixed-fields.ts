import type { JsonValue } from "../../generator/source/json.js";

/**
 * What the model makes of a field: it is kept; it is a finding, because it changes what goes over the wire and is not kept; it speaks
 * to people and tools alone; or it is for the stage before, which resolves references.
 */
export type Fate = "kept" | "finding" | "annotation" | "resolved";

export interface Field {
  readonly name: string;
  /** The first version that has it. */
  readonly since: "3.0" | "3.1" | "3.2";
  readonly fate: Fate;
  readonly value: JsonValue;
  /** What must stand beside it to matter. */
  readonly beside?: Readonly<Record<string, JsonValue>>;
  readonly why: string;
}

const field = (
  name: string,
  since: Field["since"],
  fate: Fate,
  value: JsonValue,
  why: string,
  beside?: Field["beside"],
): Field => ({ name, since, fate, value, why, ...(beside && { beside }) });

const text = { type: "string" };
const docs = { url: "https://docs.example.com" };
const ok = { "200": { description: "ok" } };
const people = "for people";
const tools = "for tools that show or design an API";
const read = "on the wire";
const position = "parts by position are not written";

const operation = (name: string, since: Field["since"]): Field => field(name, since, "kept", { responses: ok }, read);

const headerAndParameter: readonly Field[] = [
  field("required", "3.0", "kept", true, read),
  field("schema", "3.0", "kept", { type: "integer" }, read),
  field("content", "3.0", "kept", { "application/json": { schema: text } }, read),
];

/** The fixed fields of each object of OpenAPI 3.0, 3.1 and 3.2 (section 4), and what becomes of them. */
export const FIXED_FIELDS: Readonly<Record<string, readonly Field[]>> = {
  document: [
    field("openapi", "3.0", "resolved", "3.2.0", "chooses the reading"),
    field("$self", "3.2", "resolved", "https://api.example.com/openapi", "the base of references"),
    field("info", "3.0", "kept", { title: "Other", version: "1" }, "its title"),
    field(
      "jsonSchemaDialect",
      "3.1",
      "finding",
      "https://schemas.example.com/own",
      "another dialect means something else",
    ),
    field("servers", "3.0", "kept", [{ url: "https://api.example.com" }], read),
    field("paths", "3.0", "kept", { "/other": { get: { responses: ok } } }, read),
    field("webhooks", "3.1", "kept", { paid: { post: { responses: ok } } }, read),
    field("components", "3.0", "kept", { securitySchemes: { key: { type: "http", scheme: "basic" } } }, read),
    field("security", "3.0", "kept", [{ key: [] }], read),
    field("tags", "3.0", "annotation", [{ name: "pets" }], people),
    field("externalDocs", "3.0", "annotation", docs, people),
  ],
  server: [
    field("url", "3.0", "kept", "https://other.example.com", read),
    field("description", "3.0", "kept", "Test", people),
    field("name", "3.2", "annotation", "test", people),
    field("variables", "3.0", "kept", { port: { default: "80" } }, read),
  ],
  serverVariable: [
    field("enum", "3.0", "kept", ["80"], read),
    field("default", "3.0", "kept", "81", read),
    field("description", "3.0", "annotation", "The port", people),
  ],
  pathItem: [
    field("$ref", "3.0", "kept", "#/components/pathItems/other", "what it names is read"),
    field("summary", "3.0", "annotation", "Pets", people),
    field("description", "3.0", "annotation", "Pets", people),
    ...["put", "post", "delete", "options", "head", "patch", "trace"].map((method) => operation(method, "3.0")),
    field("get", "3.0", "kept", { operationId: "other", responses: ok }, read),
    operation("query", "3.2"),
    field("additionalOperations", "3.2", "kept", { COPY: { responses: ok } }, read),
    field("servers", "3.0", "kept", [{ url: "https://pets.example.com" }], read),
    field("parameters", "3.0", "kept", [{ name: "a", in: "query", schema: text }], read),
  ],
  operation: [
    field("tags", "3.0", "kept", ["pets"], people),
    field("summary", "3.0", "kept", "Pets", people),
    field("description", "3.0", "kept", "Pets", people),
    field("externalDocs", "3.0", "annotation", docs, people),
    field("operationId", "3.0", "kept", "other", "the name in code"),
    field("parameters", "3.0", "kept", [{ name: "a", in: "query", schema: text }], read),
    field("requestBody", "3.0", "kept", { content: { "text/plain": {} } }, read),
    field("responses", "3.0", "kept", { "404": { description: "" } }, read),
    field("callbacks", "3.0", "kept", { paid: { "{$url}": { post: { responses: ok } } } }, read),
    field("deprecated", "3.0", "kept", true, people),
    field("security", "3.0", "kept", [{}], read),
    field("servers", "3.0", "kept", [{ url: "https://pets.example.com" }], read),
  ],
  bodilessOperation: [
    field("requestBody", "3.0", "finding", { content: { "text/plain": {} } }, "GET and HEAD send no body"),
  ],
  incomingOperation: [
    field("callbacks", "3.0", "finding", { paid: { "{$url}": { post: { responses: ok } } } }, "they might not end"),
  ],
  parameter: [
    field("name", "3.0", "kept", "other", read),
    field("in", "3.0", "kept", "header", read),
    field("description", "3.0", "kept", "A", people),
    field("deprecated", "3.0", "kept", true, people),
    field("allowEmptyValue", "3.0", "finding", true, "the empty text is refused", { schema: { type: "integer" } }),
    field("style", "3.0", "kept", "pipeDelimited", read),
    field("explode", "3.0", "kept", false, read),
    field("allowReserved", "3.0", "kept", true, read),
    field("example", "3.0", "kept", "a", people),
    field("examples", "3.0", "kept", { a: { value: "a" } }, people),
    ...headerAndParameter,
  ],
  header: [
    field("description", "3.0", "annotation", "A", people),
    field("deprecated", "3.0", "annotation", true, people),
    field("style", "3.0", "annotation", "simple", "the only one there is"),
    field("explode", "3.0", "annotation", true, "answers give headers as text"),
    field("example", "3.0", "annotation", "a", people),
    field("examples", "3.0", "annotation", { a: { value: "a" } }, people),
    ...headerAndParameter,
  ],
  requestBody: [
    field("description", "3.0", "kept", "A", people),
    field("content", "3.0", "kept", { "application/json": {} }, read),
    field("required", "3.0", "kept", true, read),
  ],
  mediaType: [
    field("schema", "3.0", "kept", text, read),
    field("itemSchema", "3.2", "finding", text, "JSON is read as a whole"),
    field("example", "3.0", "kept", "a", people),
    field("examples", "3.0", "kept", { a: { value: "a" } }, people),
    field("encoding", "3.0", "kept", { a: { contentType: "text/plain" } }, read),
    field("prefixEncoding", "3.2", "finding", [{}], position),
    field("itemEncoding", "3.2", "finding", {}, position),
  ],
  eventStream: [field("itemSchema", "3.2", "kept", { properties: { data: text } }, read)],
  encoding: [
    field("contentType", "3.0", "kept", "text/plain", read),
    field("headers", "3.0", "kept", { "X-A": { schema: { const: "a" } } }, read),
    field("style", "3.0", "kept", "form", read),
    field("explode", "3.0", "kept", false, read),
    field("allowReserved", "3.0", "kept", true, read),
    field("encoding", "3.2", "finding", { a: {} }, "a part's own members are written as they are"),
    field("prefixEncoding", "3.2", "finding", [{}], position),
    field("itemEncoding", "3.2", "finding", {}, position),
  ],
  response: [
    field("summary", "3.2", "annotation", "A", people),
    field("description", "3.0", "kept", "A", people),
    field("headers", "3.0", "kept", { "X-A": { schema: text } }, read),
    field("content", "3.0", "kept", { "text/plain": {} }, read),
    field("links", "3.0", "annotation", { a: { operationId: "get" } }, tools),
  ],
  example: [
    field("summary", "3.0", "kept", "A", people),
    field("description", "3.0", "annotation", "A", people),
    field("value", "3.0", "kept", "b", people),
    field("dataValue", "3.2", "annotation", "b", "beside value it says nothing"),
    field("serializedValue", "3.2", "annotation", "b", people),
    field("externalValue", "3.0", "annotation", "https://example.com/a", "nothing is fetched"),
  ],
  securityScheme: [
    field("type", "3.0", "kept", "mutualTLS", read),
    field("description", "3.0", "kept", "A", people),
    field("name", "3.0", "kept", "other", read),
    field("in", "3.0", "kept", "query", read),
    field("scheme", "3.0", "kept", "basic", read, { type: "http" }),
    field("bearerFormat", "3.0", "annotation", "JWT", people, { type: "http", scheme: "bearer" }),
    field("flows", "3.0", "kept", { clientCredentials: { tokenUrl: "https://a.example.com", scopes: {} } }, read, {
      type: "oauth2",
    }),
    field("openIdConnectUrl", "3.0", "kept", "https://b.example.com", read, { type: "openIdConnect" }),
    field("oauth2MetadataUrl", "3.2", "annotation", "https://a.example.com/meta", "flows say the same", {
      type: "oauth2",
    }),
    field("deprecated", "3.2", "annotation", true, people),
  ],
  discriminator: [
    field("propertyName", "3.0", "kept", "other", "chooses the message"),
    field("mapping", "3.0", "kept", { a: "Pet" }, "chooses the message"),
    field("defaultMapping", "3.2", "kept", "Pet", "chooses the message"),
  ],
  schema: [
    field("$id", "3.1", "resolved", "https://a.example.com/s", "a base of references"),
    field("$anchor", "3.1", "resolved", "a", "a name for references"),
    field("$dynamicAnchor", "3.1", "resolved", "a", "a name for references"),
    field("$defs", "3.1", "resolved", { a: text }, "holds what references name"),
    field("definitions", "3.1", "resolved", { a: text }, "holds what references name"),
    field("$recursiveAnchor", "3.1", "resolved", true, "without $recursiveRef it says nothing"),
    field("$schema", "3.1", "finding", "http://json-schema.org/draft-04/schema#", "another dialect"),
    field("$ref", "3.0", "kept", "#/components/schemas/Pet", read),
    field("$dynamicRef", "3.1", "finding", "#a", "which schema is meant depends on the way there"),
    field("$recursiveRef", "3.1", "finding", "#", "of draft 2019-09"),
    field("$vocabulary", "3.1", "annotation", {}, "of meta-schemas alone"),
    field("$comment", "3.1", "annotation", "A", people),
    ...["title", "description"].map((name) => field(name, "3.0", "kept", "A", people)),
    ...["deprecated", "readOnly", "writeOnly"].map((name) => field(name, "3.0", "kept", true, read)),
    field("default", "3.0", "kept", "a", people),
    field("example", "3.0", "kept", "a", people),
    field("examples", "3.1", "kept", ["a"], people),
    field("externalDocs", "3.0", "annotation", docs, people),
    field("xml", "3.0", "annotation", { name: "a" }, "XML goes as text"),
    field("discriminator", "3.0", "kept", { propertyName: "kind" }, "chooses the message"),
    field("nullable", "3.0", "kept", true, read, { type: "string" }),
    field("type", "3.0", "kept", "string", read),
    field("enum", "3.0", "kept", ["a"], read),
    field("const", "3.1", "kept", "a", read),
    ...["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength"].map(
      (name) => field(name, "3.0", "kept", 3, read),
    ),
    ...["maxItems", "minItems", "maxContains", "minContains", "maxProperties", "minProperties"].map((name) =>
      field(name, "3.0", "kept", 3, read),
    ),
    field("pattern", "3.0", "kept", "^a", read),
    field("format", "3.0", "kept", "date", read),
    field("uniqueItems", "3.0", "kept", true, read),
    field("required", "3.0", "kept", ["a"], read),
    field("dependentRequired", "3.1", "kept", { a: ["b"] }, read),
    ...["properties", "patternProperties", "dependentSchemas"].map((name) =>
      field(name, "3.1", "kept", { a: text }, read),
    ),
    ...["allOf", "anyOf", "oneOf", "prefixItems"].map((name) => field(name, "3.1", "kept", [text], read)),
    ...["not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames"].map((name) =>
      field(name, "3.1", "kept", text, read),
    ),
    ...["unevaluatedProperties", "unevaluatedItems"].map((name) => field(name, "3.1", "kept", text, read)),
    field("dependencies", "3.1", "finding", { a: ["b"] }, "of older drafts"),
    field("additionalItems", "3.1", "finding", false, "of older drafts"),
    field("contentEncoding", "3.1", "annotation", "base64", "the text stays the text that it is", { type: "string" }),
    field("contentMediaType", "3.1", "kept", "image/png", "bytes, where nothing encodes them as text"),
    field("contentSchema", "3.1", "finding", text, "what is in the text is not looked at"),
  ],
};
