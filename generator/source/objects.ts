import { type OpenApiVersion, UNADDRESSED_OPERATIONS, UNNUMBERED_SUCCESS } from "./document.js";

/** The objects of an OpenAPI document that stand at a known place. */
export type ObjectKind =
  | "document"
  | "info"
  | "server"
  | "serverVariable"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "responses"
  | "response"
  | "callback"
  | "example"
  | "link"
  | "schema"
  | "xml"
  | "discriminator"
  | "components"
  | "securityScheme"
  | "oauthFlows"
  | "oauthFlow"
  | "securityRequirement"
  | "tag";

/** What stands under a member: one object, a list of them, or a map of them by name. */
export interface Member {
  readonly kind: ObjectKind;
  readonly shape: "one" | "list" | "map";
}

/** The members of an object by name; `others` says what every other member is, where its name fits. */
export interface ObjectShape {
  readonly members: ReadonlyMap<string, Member>;
  readonly others?: { readonly names: RegExp; readonly kind: ObjectKind };
}

const one = (kind: ObjectKind): Member => ({ kind, shape: "one" });
const list = (kind: ObjectKind): Member => ({ kind, shape: "list" });
const map = (kind: ObjectKind): Member => ({ kind, shape: "map" });
const shape = (members: Readonly<Record<string, Member>>, others?: ObjectShape["others"]): ObjectShape =>
  others === undefined
    ? { members: new Map(Object.entries(members)) }
    : { members: new Map(Object.entries(members)), others };

/** Methods as a Path Item names them; `query` is of OpenAPI 3.2. */
export const METHODS: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/** Paths begin with a slash (OpenAPI 3.1, 4.8.8.1); whatever else stands beside them is an extension. */
const PATH = /^\//;
const STATUS = /^(?!x-)/;

/** OAuth Flows Object of 3.2, which has `deviceAuthorization` more than 3.1 (4.8.29). */
const FLOWS: readonly string[] = [
  "implicit",
  "password",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
];

const operations = Object.fromEntries(METHODS.map((method) => [method, one("operation")]));

const SCHEMA_3_0 = {
  properties: map("schema"),
  additionalProperties: one("schema"),
  items: one("schema"),
  allOf: list("schema"),
  anyOf: list("schema"),
  oneOf: list("schema"),
  not: one("schema"),
  xml: one("xml"),
  discriminator: one("discriminator"),
};

const SCHEMA_2020 = {
  ...SCHEMA_3_0,
  patternProperties: map("schema"),
  prefixItems: list("schema"),
  contains: one("schema"),
  if: one("schema"),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: one("schema"),
  else: one("schema"),
  propertyNames: one("schema"),
  dependentSchemas: map("schema"),
  unevaluatedItems: one("schema"),
  unevaluatedProperties: one("schema"),
  contentSchema: one("schema"),
  $defs: map("schema"),
  definitions: map("schema"),
};

const withSchema = {
  schema: one("schema"),
  content: map("mediaType"),
  examples: map("example"),
};

function shapes3(schema: Readonly<Record<string, Member>>): ReadonlyMap<ObjectKind, ObjectShape> {
  return new Map<ObjectKind, ObjectShape>([
    [
      "document",
      shape({
        info: one("info"),
        servers: list("server"),
        paths: one("paths"),
        webhooks: map("pathItem"),
        "x-webhooks": map("pathItem"),
        [UNADDRESSED_OPERATIONS]: map("operation"),
        components: one("components"),
        security: list("securityRequirement"),
        tags: list("tag"),
      }),
    ],
    ["paths", shape({}, { names: PATH, kind: "pathItem" })],
    ["server", shape({ variables: map("serverVariable") })],
    [
      "pathItem",
      shape({
        ...operations,
        servers: list("server"),
        parameters: list("parameter"),
        additionalOperations: map("operation"),
      }),
    ],
    [
      "operation",
      shape({
        parameters: list("parameter"),
        requestBody: one("requestBody"),
        responses: one("responses"),
        [UNNUMBERED_SUCCESS]: one("response"),
        callbacks: map("callback"),
        security: list("securityRequirement"),
        servers: list("server"),
      }),
    ],
    ["parameter", shape(withSchema)],
    ["header", shape(withSchema)],
    ["requestBody", shape({ content: map("mediaType") })],
    [
      "mediaType",
      shape({ schema: one("schema"), itemSchema: one("schema"), examples: map("example"), encoding: map("encoding") }),
    ],
    ["encoding", shape({ headers: map("header") })],
    ["responses", shape({}, { names: STATUS, kind: "response" })],
    ["response", shape({ headers: map("header"), content: map("mediaType"), links: map("link") })],
    ["securityScheme", shape({ flows: one("oauthFlows") })],
    ["oauthFlows", shape(Object.fromEntries(FLOWS.map((flow) => [flow, one("oauthFlow")])))],
    ["callback", shape({}, { names: STATUS, kind: "pathItem" })],
    ["schema", shape(schema)],
    [
      "components",
      shape({
        schemas: map("schema"),
        responses: map("response"),
        parameters: map("parameter"),
        examples: map("example"),
        requestBodies: map("requestBody"),
        headers: map("header"),
        securitySchemes: map("securityScheme"),
        links: map("link"),
        callbacks: map("callback"),
        pathItems: map("pathItem"),
        mediaTypes: map("mediaType"),
      }),
    ],
  ]);
}

const SHAPES_2: ReadonlyMap<ObjectKind, ObjectShape> = new Map<ObjectKind, ObjectShape>([
  [
    "document",
    shape({
      info: one("info"),
      paths: one("paths"),
      [UNADDRESSED_OPERATIONS]: map("operation"),
      definitions: map("schema"),
      parameters: map("parameter"),
      responses: map("response"),
      securityDefinitions: map("securityScheme"),
      security: list("securityRequirement"),
      tags: list("tag"),
    }),
  ],
  ["paths", shape({}, { names: PATH, kind: "pathItem" })],
  ["pathItem", shape({ ...operations, parameters: list("parameter") })],
  [
    "operation",
    shape({ parameters: list("parameter"), responses: one("responses"), security: list("securityRequirement") }),
  ],
  ["parameter", shape({ schema: one("schema") })],
  ["responses", shape({}, { names: STATUS, kind: "response" })],
  ["response", shape({ schema: one("schema"), headers: map("header") })],
  ["schema", shape(SCHEMA_3_0)],
]);

const SHAPES_3_0 = shapes3(SCHEMA_3_0);
const SHAPES_3_1 = shapes3(SCHEMA_2020);

/** What stands where, for a version of OpenAPI. 3.2 is 3.1 and a few members, which older documents do not have. */
export function shapesOf(version: OpenApiVersion): ReadonlyMap<ObjectKind, ObjectShape> {
  if (version === "2.0") return SHAPES_2;
  return version === "3.0" ? SHAPES_3_0 : SHAPES_3_1;
}
