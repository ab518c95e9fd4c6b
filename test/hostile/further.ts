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
        url: "https://{env}.example.com/v1",
        description: at("server description"),
        variables: {
          env: {
            default: at("server variable default"),
            enum: [at("server variable default"), at("server variable enum"), "other"],
            description: at("server variable description"),
          },
        },
      },
    ],
    security: [{ oauth: [at("scope")] }, keyed([at("scheme name"), []], ["discovered", [at("scope")]])],
    paths: {
      "/files": { post: { ...uploadWith(at), externalDocs, ...extension } },
      "/forms": { post: formWith(at) },
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
  };
}
