import { FURTHER_SINKS } from "./further.js";

/** The places where a text of a document, a binding or an overlay reaches generated code, each with texts that are harmless there. */
export const SINKS = {
  title: ["Harmless"],
  description: ["Harmless."],
  "operation summary": ["Harmless"],
  "operation description": ["Harmless."],
  operationId: ["closeSession"],
  tag: ["harmless"],
  path: ["harmless"],
  "path parameter": ["session_id"],
  "server URL": ["https://api.example.com/v1", "harmless"],
  "server variable": ["live", "li ve"],
  "query parameter": ["page"],
  "query parameter description": ["Harmless."],
  "header parameter": ["x-harmless", "harm less"],
  "cookie parameter": ["harmless"],
  "schema name": ["Session"],
  "schema title": ["Harmless"],
  "schema description": ["Harmless."],
  "property key": ["harmless"],
  "required key": ["needed"],
  "enum value": ["harmless"],
  "enum extension": ["harmless"],
  const: ["harmless"],
  default: ["harmless"],
  example: ["harmless"],
  pattern: ["^harmless$", "^(a+)+$", "a.*b", "^a\\-b$", "^\\S+@\\S+\\.\\S+$"],
  "pattern key": ["^harmless key$", "^(a+)+$", "a.*b", "^a\\-b$", "^\\S+@\\S+\\.\\S+$"],
  format: ["harmless"],
  "discriminator property": ["harmless"],
  "discriminator value": ["harmless"],
  "request media type": ["application/json", "application/harmless", "harmless", "*/harmless"],
  "response media type": ["application/json", "application/harmless", "harmless", "*/harmless"],
  "response description": ["Harmless."],
  "response header": ["x-harmless"],
  "security scheme": ["harmless"],
  "security parameter": ["x-harmless", "harm less"],
  "security description": ["Harmless."],
  link: ["harmless"],
  "media type example": ["harmless"],
  "overlay reason": ["Harmless."],
  "overlay source": ["https://example.com/docs"],
  "overlay target": ["$.info"],
  "binding note": ["Harmless."],
  "binding case": ["harmless"],
  "binding literal": ["harmless"],
  "binding configuration": ["harmless"],
  "binding configuration description": ["Harmless."],
  "binding reason": ["Harmless."],
  "page prose": ["Harmless."],
  ...FURTHER_SINKS,
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type Sink = keyof typeof SINKS;

/** Sinks whose text is nothing but text: no name, no grammar. They are tried together. */
export const PLAIN: readonly Sink[] = [
  "title",
  "description",
  "operation summary",
  "operation description",
  "tag",
  "query parameter description",
  "schema title",
  "schema description",
  "enum extension",
  "const",
  "default",
  "example",
  "format",
  "response description",
  "security description",
  "link",
  "media type example",
  "overlay reason",
  "overlay source",
  "overlay target",
  "binding note",
  "binding configuration description",
  "binding reason",
  "page prose",
];
/** Those that do not keep a binding from being accepted. */
export const NAMES: readonly Sink[] = [
  "property key",
  "required key",
  "enum value",
  "schema name",
  "query parameter",
  "security scheme",
];

/** The text at each sink. */
export type TextAt = (sink: Sink) => string;

/** An object with keys that a literal would take for a prototype. */
function keyed(entries: readonly (readonly [key: string, value: unknown])[]): object {
  return Object.fromEntries(entries);
}

/** A document with a text at every sink that it has. */
export function documentWith(at: TextAt): object {
  const schemaRef = { $ref: `#/components/schemas/${pointerToken(at("schema name"))}` };
  const pathName = at("path parameter");
  const responses = {
    200: {
      description: at("response description"),
      headers: keyed([[at("response header"), { description: at("description"), schema: { type: "string" } }]]),
      content: keyed([
        [
          at("response media type"),
          { schema: schemaRef, example: { status: "closed", kind: at("media type example") } },
        ],
      ]),
      links: keyed([[at("link"), { operationId: at("operationId"), description: at("description") }]]),
    },
    400: {
      description: at("response description"),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  };
  const operation = {
    operationId: at("operationId"),
    summary: at("operation summary"),
    description: at("operation description"),
    tags: [at("tag")],
    parameters: [
      { name: pathName, in: "path", required: true, schema: { type: "string" } },
      {
        name: at("query parameter"),
        in: "query",
        description: at("query parameter description"),
        schema: { type: "string", enum: [at("enum value"), "other"], default: at("default") },
      },
      { name: at("header parameter"), in: "header", schema: { type: "string" } },
      { name: at("cookie parameter"), in: "cookie", schema: { type: "string" } },
    ],
    requestBody: { content: keyed([[at("request media type"), { schema: schemaRef }]]) },
    responses,
    security: [keyed([[at("security scheme"), []]])],
  };
  return {
    openapi: "3.1.0",
    info: { title: at("title"), description: at("description"), version: "1" },
    servers: [
      { url: at("server URL") },
      { url: "https://{env}.example.com", variables: { env: { default: at("server variable") } } },
    ],
    tags: [{ name: at("tag"), description: at("description") }],
    paths: keyed([[`/v1/${at("path")}/{${pathName}}/close`, { post: operation }]]),
    components: {
      schemas: keyed([
        [at("schema name"), schemaWith(at)],
        [
          "Problem",
          { type: "object", required: ["code"], properties: { code: { type: "string" }, message: { type: "string" } } },
        ],
      ]),
      securitySchemes: keyed([
        [
          at("security scheme"),
          { type: "apiKey", in: "header", name: at("security parameter"), description: at("security description") },
        ],
      ]),
    },
  };
}

function schemaWith(at: TextAt): object {
  return {
    title: at("schema title"),
    description: at("schema description"),
    type: "object",
    required: ["status", at("required key")],
    properties: keyed([
      [
        "status",
        {
          type: "string",
          enum: ["open", "closed", at("binding case")],
          "x-enumNames": [at("enum extension"), "b", "c"],
        },
      ],
      ["kind", { type: "string", description: at("schema description") }],
      ["fixed", { const: at("const") }],
      ["filled", { type: "string", default: at("default"), examples: [at("example")], example: at("example") }],
      ["matched", { type: "string", pattern: at("pattern") }],
      ["formatted", { type: "string", format: at("format") }],
      ["mapped", { type: "object", patternProperties: keyed([[at("pattern key"), { type: "string" }]]) }],
      ["either", eitherWith(at)],
      [at("property key"), { type: "string", description: at("schema description") }],
    ]),
  };
}

function eitherWith(at: TextAt): object {
  const property = at("discriminator property");
  const option = { type: "object", required: [property], properties: keyed([[property, { type: "string" }]]) };
  return {
    oneOf: [option, { $ref: "#/components/schemas/Problem" }],
    discriminator: {
      propertyName: property,
      mapping: keyed([[at("discriminator value"), "#/components/schemas/Problem"]]),
    },
  };
}

/** A binding of the operation, with a text at every sink that it has. */
export function bindingWith(at: TextAt): object {
  // A reason that says nothing is refused, whatever it is for.
  const because = `It is documented. ${at("binding reason")}`;
  return {
    operation: { name: at("operationId"), because },
    config: keyed([[at("binding configuration"), at("binding configuration description")]]),
    request: {
      path: keyed([[at("path parameter"), "$input.sessionId"]]),
      header: keyed([[at("header parameter"), `$config.${at("binding configuration")}`]]),
      drop: ["reason", "idempotencyKey"],
    },
    responses: {
      200: {
        when: [
          {
            if: `response.body.kind == ${JSON.stringify(at("binding literal"))}`,
            // biome-ignore lint/suspicious/noThenProperty: it is the language.
            then: { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE" },
          },
        ],
        switch: "$response.body#/status",
        cases: keyed([
          ["open", { outcome: "indeterminate", fault: "UNRECOGNISED_RESPONSE" }],
          ["closed", { outcome: "cancelled", because }],
          [at("binding case"), { outcome: "cancelled", because }],
        ]),
        set: { "/message": "$response.body#/filled" },
      },
      400: {
        switch: "$response.body#/code",
        cases: keyed([[at("binding case"), { outcome: "not_cancelled", fault: "REJECTED" }]]),
        otherwise: { outcome: "not_cancelled", fault: "REJECTED" },
        set: { "/message": "$response.body#/message" },
      },
    },
    notes: [at("binding note")],
  };
}

function pointerToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}
