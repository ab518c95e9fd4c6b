import { get, type JsonObject } from "../source/json.js";
import type { ObjectKind } from "../source/objects.js";

/**
 * The fixed fields of each object in all versions of OpenAPI taken together: 2.0, 3.0.4, 3.1.2 and 3.2.0, with JSON Schema 2020-12.
 * A name that another version has is no slip of the pen. Kinds that are maps are left out.
 */
const MEMBERS: Readonly<Partial<Record<ObjectKind, string>>> = {
  document:
    "openapi swagger $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs host basePath schemes consumes produces definitions parameters responses securityDefinitions",
  info: "title summary description termsOfService contact license version",
  server: "url description name variables",
  serverVariable: "enum default description",
  pathItem:
    "$ref summary description get put post delete options head patch trace query additionalOperations servers parameters",
  operation:
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers consumes produces schemes",
  parameter:
    "name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf",
  header:
    "description required deprecated allowEmptyValue style explode allowReserved schema example examples content type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf",
  requestBody: "description content required",
  mediaType: "schema itemSchema example examples encoding prefixEncoding itemEncoding",
  encoding: "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding",
  response: "summary description headers content links schema examples",
  example: "summary description value externalValue dataValue serializedValue",
  link: "operationRef operationId parameters requestBody description server",
  schema:
    "$id $schema $ref $anchor $dynamicRef $dynamicAnchor $defs $comment $vocabulary $recursiveRef $recursiveAnchor title description default deprecated readOnly writeOnly example examples type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern format maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired dependentSchemas dependencies definitions allOf anyOf oneOf not if then else properties patternProperties additionalProperties propertyNames unevaluatedProperties items prefixItems additionalItems unevaluatedItems contains contentEncoding contentMediaType contentSchema nullable discriminator xml externalDocs",
  discriminator: "propertyName mapping defaultMapping",
  xml: "name namespace prefix attribute wrapped nodeType",
  components:
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
  securityScheme:
    "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated flow authorizationUrl tokenUrl scopes",
  oauthFlows: "implicit password clientCredentials authorizationCode deviceAuthorization",
  oauthFlow: "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
  tag: "name summary description externalDocs parent kind",
};

const members: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(MEMBERS).map(([kind, names]) => [kind, new Set(names.split(" "))]),
);

/** Names of the objects that stand for themselves: External Documentation, Contact, License; and what `$id` was called in JSON Schema 04. */
const OTHERS = "url email identifier id".split(" ");

const everywhere: ReadonlySet<string> = new Set([...OTHERS, ...[...members.values()].flatMap((names) => [...names])]);

/** What an object must have in every version that has the object. */
const DEMANDED: Readonly<Partial<Record<ObjectKind, string>>> = {
  document: "info",
  info: "title version",
  server: "url",
  serverVariable: "default",
  parameter: "name in",
  requestBody: "content",
  response: "description",
  discriminator: "propertyName",
  securityScheme: "type",
  oauthFlow: "scopes",
  tag: "name",
};

/** What a security scheme must have besides, by its `type`. */
const DEMANDED_BY_TYPE: ReadonlyMap<unknown, string> = new Map([
  ["apiKey", "name in"],
  ["http", "scheme"],
  ["oauth2", "flows"],
  ["openIdConnect", "openIdConnectUrl"],
]);

/** The names that an object must have and lacks. */
export function missingFrom(kind: ObjectKind, node: JsonObject): readonly string[] {
  const more = kind === "securityScheme" ? (DEMANDED_BY_TYPE.get(get(node, "type")) ?? "") : "";
  return `${DEMANDED[kind] ?? ""} ${more}`.split(" ").filter((name) => name !== "" && !Object.hasOwn(node, name));
}

/** Whether any object has a member of that name: where it is not expected, it is misplaced and not misspelt. */
export function isMember(name: string): boolean {
  return everywhere.has(name);
}

/** The names that an object of this kind may have; undefined where it may have any. */
export function membersOf(kind: ObjectKind): ReadonlySet<string> | undefined {
  return members.get(kind);
}

/** The kinds of object that have a member of that name. */
export function homesOf(name: string): readonly string[] {
  return [...members].flatMap(([kind, names]) => (names.has(name) ? [kind] : []));
}
