import { describe, expect, it } from "vitest";
import { membersOf } from "../../generator/lint/members.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import type { JsonObject, JsonValue } from "../../generator/source/json.js";
import type { ObjectKind } from "../../generator/source/objects.js";
import { documentOf, modelOf, placesOf, withoutPlaces } from "./documents.js";
import { FIXED_FIELDS } from "./fixed-fields.js";

const ok = { "200": { description: "ok" } };

interface Holder {
  /** Where the object stands. */
  readonly pointer: string;
  /** A document with the object, which has these fields and what it cannot do without. */
  readonly document: (fields: JsonObject) => JsonObject;
}

const at = (pointer: string, document: Holder["document"]): Holder => ({ pointer, document });
const components = {
  schemas: { Pet: { type: "object" } },
  pathItems: { other: { delete: { responses: ok } } },
};
const pets = (item: JsonValue, more: JsonObject = {}): JsonObject => ({
  components,
  ...more,
  paths: { "/pets": item },
});
const posted = (operation: JsonObject): JsonObject => pets({ post: { responses: ok, ...operation } });
const sent = (mediaType: string, media: JsonObject): JsonObject =>
  posted({ requestBody: { content: { [mediaType]: media } } });
const body = "/paths/~1pets/post/requestBody/content";

const HOLDERS: Readonly<Record<string, Holder>> = {
  document: at("", (fields) => ({ ...pets({ get: { responses: ok } }), ...fields })),
  server: at("/servers/0", (fields) => pets({}, { servers: [{ url: "https://a.example.com", ...fields }] })),
  serverVariable: at("/servers/0/variables/a", (fields) =>
    pets({}, { servers: [{ url: "https://{a}", variables: { a: { default: "80", ...fields } } }] }),
  ),
  pathItem: at("/paths/~1pets", (fields) =>
    pets(Object.hasOwn(fields, "$ref") ? fields : { get: { responses: ok }, ...fields }),
  ),
  operation: at("/paths/~1pets/post", posted),
  bodilessOperation: at("/paths/~1pets/get", (fields) => pets({ get: { responses: ok, ...fields } })),
  incomingOperation: at("/webhooks/paid/post", (fields) =>
    pets({}, { webhooks: { paid: { post: { responses: ok, ...fields } } } }),
  ),
  parameter: at("/paths/~1pets/post/parameters/0", (fields) =>
    posted({ parameters: [{ name: "a", in: "query", ...fields }] }),
  ),
  header: at("/paths/~1pets/post/responses/200/headers/X-A", (fields) =>
    posted({ responses: { "200": { description: "", headers: { "X-A": fields } } } }),
  ),
  requestBody: at("/paths/~1pets/post/requestBody", (fields) => posted({ requestBody: { content: {}, ...fields } })),
  mediaType: at(`${body}/application~1json`, (fields) => sent("application/json", fields)),
  eventStream: at(`${body}/text~1event-stream`, (fields) => sent("text/event-stream", fields)),
  encoding: at(`${body}/multipart~1form-data/encoding/a`, (fields) =>
    sent("multipart/form-data", { encoding: { a: fields } }),
  ),
  response: at("/paths/~1pets/post/responses/200", (fields) =>
    posted({ responses: { "200": { description: "ok", ...fields } } }),
  ),
  example: at(`${body}/application~1json/examples/a`, (fields) =>
    sent("application/json", { examples: { a: { value: "a", ...fields } } }),
  ),
  securityScheme: at("/components/securitySchemes/key", (fields) => ({
    ...pets({}),
    components: { securitySchemes: { key: { ...scheme(fields), ...fields } } },
  })),
  discriminator: at(`${body}/application~1json/schema/discriminator`, (fields) =>
    sent("application/json", { schema: { discriminator: { propertyName: "kind", ...fields } } }),
  ),
  schema: at(`${body}/application~1json/schema`, (fields) => sent("application/json", { schema: fields })),
};

function scheme({ type = "apiKey" }: JsonObject): JsonObject {
  if (type === "http") return { type, scheme: "bearer" };
  if (type === "openIdConnect") return { type, openIdConnectUrl: "https://a.example.com" };
  return type === "oauth2" ? { type, flows: {} } : { type, name: "a", in: "header" };
}

/** The model as far as a document can change it, with what is found. */
function read(document: JsonObject): { model: string; findings: readonly FindingDraft[] } {
  const { model, findings } = modelOf(documentOf(document, "3.2"));
  const { title, servers, operations, schemas, securitySchemes, webhooks = [] } = model;
  const parts = withoutPlaces({ title, servers, operations, schemas, securitySchemes, webhooks });
  return { model: JSON.stringify(parts, (_, value) => (value instanceof Map ? [...value] : value)), findings };
}

const rows = Object.entries(FIXED_FIELDS).flatMap(([object, fields]) =>
  fields.map((field) => [object, field.name, field.fate, field] as const),
);

describe("Of the fixed fields of OpenAPI 3.0, 3.1 and 3.2", () => {
  it.each(rows)("%s.%s is %s", (object, name, fate, { value, beside = {} }) => {
    const holder = HOLDERS[object];
    if (holder === undefined) throw new Error(`No place for ${object}`);
    const without = read(holder.document(beside));
    const given = read(holder.document({ ...beside, [name]: value }));
    const own = placesOf(given.findings).filter((found) => !placesOf(without.findings).includes(found));
    const isFound = own.some((found) => found === `model/unsupported-keyword ${holder.pointer}/${name}`);
    expect({ isKept: given.model !== without.model, isFound, others: own.length - (isFound ? 1 : 0) }).toEqual({
      isKept: fate === "kept" || (fate === "finding" && given.model !== without.model),
      isFound: fate === "finding",
      others: 0,
    });
  });

  it.each(Object.keys(FIXED_FIELDS).filter((kind) => membersOf(kind as ObjectKind) !== undefined))(
    "none of %s is left out here",
    (kind) => {
      const listed = new Set(FIXED_FIELDS[kind]?.map(({ name }) => name));
      const known = [...(membersOf(kind as ObjectKind) ?? [])];
      expect(known.filter((name) => !listed.has(name) && OF_SWAGGER[kind]?.includes(name) !== true)).toEqual([]);
    },
  );
});

const OF_ITEMS = [
  ...["type", "format", "items", "collectionFormat", "default", "maximum", "exclusiveMaximum", "minimum", "pattern"],
  ...["exclusiveMinimum", "maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf"],
];

/** What these objects have in Swagger 2.0 alone; a header has no name that could be empty or reserved. */
const OF_SWAGGER: Readonly<Record<string, readonly string[]>> = {
  document: [
    ...["swagger", "host", "basePath", "schemes", "consumes", "produces", "definitions", "parameters", "responses"],
    "securityDefinitions",
  ],
  operation: ["consumes", "produces", "schemes"],
  parameter: OF_ITEMS,
  header: [...OF_ITEMS, "allowEmptyValue", "allowReserved"],
  response: ["schema", "examples"],
  securityScheme: ["flow", "authorizationUrl", "tokenUrl", "scopes"],
};
