/**
 * Further places where a text of a document may reach generated code, in a document of their own: what a provider asks of its users, what
 * it wants as parts and forms, how it is paid its trust, and what is said beside.
 */
export const FURTHER_SINKS = {
  "webhook name": ["harmless"],
  "webhook summary": ["Harmless"],
  "webhook operationId": ["harmlessWebhook"],
  "webhook property": ["harmless"],
  "webhook header": ["x-harmless", "harm less"],
  "callback name": ["harmless"],
  "callback expression": ["{$request.body#/meta}"],
  "callback property": ["harmless"],
  "token URL": ["https://api.example.com/token", "harmless"],
  "refresh URL": ["https://api.example.com/refresh"],
  scope: ["harmless"],
  "scope description": ["Harmless."],
  "http scheme": ["bearer", "harmless"],
  "bearer format": ["harmless"],
  "discovery URL": ["https://api.example.com/.well-known/openid-configuration"],
  "scheme name": ["harmless", "a harmless", "z harmless"],
  "part name": ["harmless"],
  "part content type": ["application/json", "text/plain", "harmless", "image/png"],
  "part header": ["x-harmless", "harm less"],
  "part header description": ["Harmless."],
  "form field": ["harmless"],
  "server description": ["Harmless."],
  "server variable default": ["live", "harm less"],
  "server variable enum": ["test"],
  // A name with a brace in it is in no address, and one without any is no variable.
  "server variable name": ["harmless", "harm{less"],
  "own server URL": ["https://forms.example.com/v1", "harmless", "/harmless"],
  "own server description": ["Harmless."],
  "own server variable name": ["harmless", "harm{less"],
  "own server variable default": ["live", "harm less"],
  "own server variable enum": ["test"],
  "own server variable description": ["Harmless."],
  "server variable description": ["Harmless."],
  "tag description": ["Harmless."],
  "documentation URL": ["https://example.com/docs"],
  "documentation description": ["Harmless."],
  contact: ["Harmless"],
  licence: ["Harmless"],
  version: ["1"],
  "link parameter": ["harmless"],
  "link expression": ["$response.body#/kind"],
  "mapping key": ["harmless"],
  "example name": ["harmless"],
  "example summary": ["Harmless"],
  "example value": ["harmless"],
  "extension key": ["x-harmless"],
  "extension value": ["harmless"],
  "enum name": ["harmless"],
  "deprecated since": ["harmless"],
  "query object key": ["harmless"],
  "item property": ["harmless"],
  "item value": ["harmless"],
  "required item property": ["needed item"],
  "event name": ["door"],
  "text event name": ["note"],
  "event media type": ["application/json", "harmless"],
  "event data property": ["harmless"],
  "event data value": ["harmless"],
  "recursive name": ["Harmless"],
  "recursive property": ["harmless"],
  "tuple value": ["harmless"],
  "tuple property": ["harmless"],
  "undescribed name": ["unsaid"],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type FurtherSink = keyof typeof FURTHER_SINKS;

/** Sinks whose text is nothing but text. */
export const FURTHER_PLAIN: readonly FurtherSink[] = [
  "webhook summary",
  "callback expression",
  "refresh URL",
  "scope",
  "scope description",
  "bearer format",
  "discovery URL",
  "part header description",
  "server description",
  "server variable description",
  "own server description",
  "own server variable description",
  "tag description",
  "documentation URL",
  "documentation description",
  "contact",
  "licence",
  "version",
  "link parameter",
  "link expression",
  "example name",
  "example summary",
  "example value",
  "extension key",
  "extension value",
  "enum name",
  "deprecated since",
];

const keyed = (...entries: readonly (readonly [key: string, value: unknown])[]): object => Object.fromEntries(entries);
const ref = (schema: string) => ({ $ref: `#/components/schemas/${schema}` });
const json = (schema: object) => ({ "application/json": { schema } });

/** A document with a text at every sink of this file. */
export function furtherDocumentWith(at: (sink: FurtherSink) => string): object {
  const externalDocs = { url: at("documentation URL"), description: at("documentation description") };
  const extension = keyed([at("extension key"), at("extension value")]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Harmless",
      version: at("version"),
      termsOfService: at("documentation URL"),
      contact: { name: at("contact"), url: at("documentation URL"), email: at("contact") },
      license: { name: at("licence"), url: at("documentation URL") },
      ...extension,
    },
    externalDocs,
    tags: [{ name: "harmless", description: at("tag description"), externalDocs }],
    servers: [
      {
        url: `https://{env}.example.com/{${at("server variable name")}}`,
        description: at("server description"),
        variables: keyed(
          [
            "env",
            {
              default: at("server variable default"),
              enum: [at("server variable default"), at("server variable enum"), "other"],
              description: at("server variable description"),
            },
          ],
          [at("server variable name"), { default: "v1", description: at("server variable description") }],
        ),
      },
    ],
    security: [{ oauth: [at("scope")] }, keyed([at("scheme name"), []], ["discovered", [at("scope")]])],
    paths: {
      "/files": { post: { ...uploadWith(at), externalDocs, ...extension } },
      "/forms": { post: formWith(at) },
      "/streams": { post: streamWith(at) },
    },
    webhooks: keyed([at("webhook name"), { post: webhookWith(at) }]),
    components: {
      schemas: schemasWith(at),
      securitySchemes: keyed(
        ["oauth", oauthWith(at)],
        ["discovered", { type: "openIdConnect", openIdConnectUrl: at("discovery URL") }],
        [at("scheme name"), { type: "http", scheme: at("http scheme"), bearerFormat: at("bearer format") }],
      ),
    },
  };
}

function oauthWith(at: (sink: FurtherSink) => string): object {
  const scopes = keyed([at("scope"), at("scope description")]);
  const flow = { tokenUrl: at("token URL"), refreshUrl: at("refresh URL"), scopes };
  return {
    type: "oauth2",
    flows: { clientCredentials: flow, authorizationCode: { ...flow, authorizationUrl: at("refresh URL") } },
  };
}

function uploadWith(at: (sink: FurtherSink) => string): object {
  const part = at("part name");
  const header = { description: at("part header description"), schema: { type: "string" } };
  const encoding = { contentType: at("part content type"), headers: keyed([at("part header"), header]) };
  const properties = keyed(
    ["file", { type: "string", format: "binary" }],
    ["meta", { type: "object", properties: { page: { type: "integer" } } }],
    [part, { type: "string" }],
  );
  const examples = keyed([
    at("example name"),
    {
      summary: at("example summary"),
      description: at("example summary"),
      value: { kind: "dog", note: at("example value") },
    },
  ]);
  const callback = {
    requestBody: {
      content: json({ type: "object", properties: keyed([at("callback property"), { type: "string" }]) }),
    },
    responses: { 204: { description: "Taken." } },
  };
  return {
    operationId: "uploadFile",
    tags: ["harmless"],
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: { type: "object", properties, required: ["file", part] },
          encoding: keyed([part, encoding]),
        },
      },
    },
    responses: {
      200: {
        description: "Kept.",
        content: { "application/json": { schema: ref("Pet"), examples } },
        links: {
          next: { operationId: "fillForm", parameters: keyed([at("link parameter"), at("link expression")]) },
        },
      },
    },
    callbacks: keyed([at("callback name"), keyed([at("callback expression"), { post: callback }])]),
  };
}

function formWith(at: (sink: FurtherSink) => string): object {
  const object = { type: "object", properties: keyed([at("query object key"), { type: "string" }]) };
  return {
    operationId: "fillForm",
    servers: ownServersWith(at),
    deprecated: true,
    "x-deprecated-since": at("deprecated since"),
    parameters: [{ name: "filter", in: "query", style: "deepObject", explode: true, schema: object }],
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            properties: keyed(
              [at("form field"), { type: "string" }],
              ["tags", { type: "array", items: { type: "string" } }],
            ),
          },
          encoding: keyed([at("form field"), { style: "form", explode: false }]),
        },
      },
    },
    responses: { 204: { description: "Filled." }, default: { description: "Not.", content: json(ref("Pet")) } },
  };
}

function ownServersWith(at: (sink: FurtherSink) => string): readonly object[] {
  const name = at("own server variable name");
  const description = at("own server variable description");
  const values = [at("own server variable default"), at("own server variable enum")];
  return [
    { url: at("own server URL"), description: at("own server description") },
    { url: "https://other.example.com/v1", description: at("own server description") },
    {
      url: `https://{cell}.forms.example.com/{${name}}`,
      variables: keyed(
        ["cell", { default: values[0], enum: values, description }],
        [name, { default: "v1", description }],
      ),
    },
  ];
}

/** What is read and written item by item, with schemas of every form that has names of its own. */
function streamWith(at: (sink: FurtherSink) => string): object {
  const item = {
    type: "object",
    required: [at("required item property"), at("undescribed name")],
    properties: keyed(
      ["kind", { type: "string", enum: [at("item value"), "other"] }],
      ["tree", { $ref: `#/components/schemas/${pointerToken(at("recursive name"))}` }],
      ["pair", ref("Pair")],
      [at("item property"), { type: "integer" }],
      [at("required item property"), { type: "string" }],
    ),
  };
  const data = {
    type: "object",
    required: [at("event data property")],
    properties: keyed(["is", { const: at("event data value") }], [at("event data property"), { type: "string" }]),
  };
  const json = { type: "string", contentMediaType: at("event media type"), contentSchema: data };
  const events = {
    required: ["event", "data"],
    oneOf: [
      { properties: { event: { const: at("event name") }, data: json } },
      { properties: { event: { enum: [at("text event name"), "end"] }, data: { type: "string" } } },
    ],
  };
  return {
    operationId: "streamItems",
    requestBody: { required: true, content: { "application/x-ndjson": { itemSchema: item } } },
    responses: {
      200: { description: "Items.", content: { "application/json-seq": { itemSchema: item } } },
      201: { description: "Events.", content: { "text/event-stream": { itemSchema: events } } },
    },
  };
}

function pointerToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}

function webhookWith(at: (sink: FurtherSink) => string): object {
  const body = {
    type: "object",
    required: [at("webhook property")],
    properties: keyed([at("webhook property"), { type: "string" }], ["pet", ref("Pet")]),
  };
  return {
    operationId: at("webhook operationId"),
    summary: at("webhook summary"),
    parameters: [{ name: at("webhook header"), in: "header", schema: { type: "string" } }],
    requestBody: { required: true, content: json(body) },
    responses: { 200: { description: "Taken." } },
  };
}

function schemasWith(at: (sink: FurtherSink) => string): object {
  const pet = (property: string) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, note: { type: "string" }, [property]: { type: "integer" } },
  });
  const mapping = keyed([at("mapping key"), "#/components/schemas/Cat"], ["dog", "#/components/schemas/Dog"]);
  const names = { "x-enum-varnames": [at("enum name"), "b"], "x-enum-descriptions": [at("enum name"), "b"] };
  return {
    Cat: { ...pet("lives"), ...names },
    Dog: {
      ...pet("age"),
      properties: { ...pet("age").properties, size: { type: "string", enum: ["a", "b"], ...names } },
    },
    Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping } },
    Pair: {
      type: "array",
      prefixItems: [
        { const: at("tuple value") },
        { type: "object", required: [at("undescribed name")] },
        { type: "object", properties: keyed([at("tuple property"), { type: "string" }]) },
      ],
      items: false,
      minItems: 2,
    },
    ...keyed([at("recursive name"), recursiveWith(at)]),
  };
}

/** A schema that holds itself: in a list, in a map, and as a member. */
function recursiveWith(at: (sink: FurtherSink) => string): object {
  const self = { $ref: `#/components/schemas/${pointerToken(at("recursive name"))}` };
  return {
    anyOf: [
      { type: "string" },
      { type: "array", items: self },
      { type: "array", prefixItems: [self, { type: "string" }] },
      { type: "object", additionalProperties: self, properties: keyed([at("recursive property"), self]) },
    ],
  };
}
