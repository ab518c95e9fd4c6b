import type { SpecDocument } from "../source/document.js";
import type { JsonObject, JsonValue } from "../source/json.js";
import type { Location } from "../source/origin.js";

/**
 * The canonical model of one document: every OpenAPI version ends here as OpenAPI 3.1 with JSON Schema 2020-12. Lists stand in
 * the document's order; maps are `Map`, because their keys are a document's text.
 */
export interface ApiModel {
  readonly document: SpecDocument;
  /** The model of the whole document, of which this is a part or another form; absent where this is it. */
  readonly whole?: ApiModel;
  /** The model printed as OpenAPI 3.1, made when it is asked for: what third-party transforms are given. */
  readonly openapi31: JsonObject;
  readonly title: string;
  readonly description?: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** By the pointer that a `$ref` names, e.g. `/components/schemas/Session`. Every schema that a reference reaches is here. */
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** What the provider asks of its users (OpenAPI 3.1, 4.8.1, `webhooks`); absent where the document has none. */
  readonly webhooks?: readonly IncomingOperation[];
}

export interface Node {
  /** Where the node stands in the published file, or in the overlay that added it. */
  readonly location: Location;
  /** Its pointer in the effective document. */
  readonly pointer: string;
}

export interface Server extends Node {
  readonly url: string;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, { readonly default: string; readonly enum?: readonly string[] }>;
}

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query";

export interface Operation extends Node {
  /** The name in code: the operationId, or method and path, as a unique camelCase identifier. */
  readonly name: string;
  readonly operationId?: string;
  /** In lower case; one of `additionalOperations` (OpenAPI 3.2) as it is written, which is how it is sent. */
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Path-level parameters merged with the operation's own, which win (OpenAPI 3.1, 4.8.9.1). */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives (OR) of schemes that are needed together (AND). Empty list: no security. An empty alternative: optional. */
  readonly security: readonly (readonly SecurityRequirement[])[];
  readonly servers: readonly Server[];
  /** What the provider asks in turn (OpenAPI 3.1, 4.8.18); absent where the operation has none. */
  readonly callbacks?: readonly IncomingOperation[];
}

/** A request that the provider makes: a webhook, or a callback of an operation. */
export interface IncomingOperation extends Omit<Operation, "name" | "path" | "servers" | "callbacks"> {
  /** Its key in `webhooks` or `callbacks`. */
  readonly key: string;
  /** Of a callback: where the request goes to, a runtime expression. */
  readonly expression?: string;
}

export interface SecurityRequirement {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export type ParameterLocation = "path" | "query" | "header" | "cookie";
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie";

export interface Parameter extends Node {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description?: string;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Schema;
  /** Set where the parameter has `content` and not `schema`: the media type that it is written in. */
  readonly mediaType?: string;
}

export interface RequestBody extends Node {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaType[];
}

export interface MediaType extends Node {
  /** As the document writes it, e.g. `application/json; charset=utf-8`. */
  readonly mediaType: string;
  readonly kind: "json" | "form" | "multipart" | "text" | "event-stream" | "json-sequence" | "binary";
  /** Absent where the document declares the media type alone. */
  readonly schema?: Schema;
  /**
   * Of an event stream, and of every sequence of JSON: `schema` is an array of what the document says of each item (OpenAPI 3.2,
   * 4.14.3).
   */
  readonly isSequence?: true;
  /** Only in models that are emitted: the events of a stream have JSON in `data`, and `schema` is of the events with it parsed. */
  readonly eventData?: EventData;
  readonly encoding: ReadonlyMap<string, JsonObject>;
  readonly examples: readonly Example[];
}

export interface EventData {
  /** `json-or-text`: what is no JSON, or is given as a text, is a text. */
  readonly form: "json" | "json-or-text";
  /** The events that have it; absent: all, as far as it is JSON. */
  readonly events?: readonly string[];
  /** OpenAPI 3.0 and 3.1 do not say so. */
  readonly isAssumed?: true;
}

export interface Example extends Node {
  /** The key in `examples`, or undefined for `example`. */
  readonly name?: string;
  readonly summary?: string;
  readonly value: JsonValue;
}

/** `{ code: 404 }`, `{ range: 4 }` for 4XX, or `{ default: true }`. */
export type StatusKey =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "range"; readonly hundreds: 1 | 2 | 3 | 4 | 5 }
  | { readonly kind: "default" };

export interface Response extends Node {
  readonly status: StatusKey;
  readonly description: string;
  readonly headers: readonly ResponseHeader[];
  /** Empty: no body is declared. */
  readonly content: readonly MediaType[];
}

export interface ResponseHeader extends Node {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export type SecurityScheme = Node & { readonly name: string; readonly description?: string } & (
    | { readonly kind: "http"; readonly scheme: string }
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string }
    | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
    | { readonly kind: "openIdConnect"; readonly url: string }
    | { readonly kind: "mutualTLS" }
  );

export interface OAuthFlow {
  readonly kind: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly tokenUrl?: string;
  readonly scopes: readonly string[];
}

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** A schema that references reach, with the type name that it has in generated code. */
export interface NamedSchema {
  /** A unique PascalCase identifier. */
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
}

/** What chooses between schemas by the value of a property; schemas are pointers. */
export interface Discriminator {
  readonly propertyName: string;
  readonly mapping: ReadonlyMap<string, string>;
  /** The schema of a value that names none (OpenAPI 3.2, 4.25, `defaultMapping`). */
  readonly fallback?: string;
}

/**
 * A JSON Schema 2020-12 schema as keywords. A keyword that is absent constrains nothing. Only those named here are kept; any
 * other assertion is in `unsupported`, which becomes a finding.
 */
export interface Schema extends Node {
  /** `true` and `false` as schemas. */
  readonly always?: boolean;
  /** The pointer of a `NamedSchema`; siblings hold as well (JSON Schema 2020-12, core 8.2.3.1). */
  readonly ref?: string;
  readonly types?: readonly JsonType[];
  readonly enum?: readonly JsonValue[];
  readonly const?: { readonly value: JsonValue };
  /** Only in models that types are made of: values beyond `enum` are to be expected. */
  readonly open?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly format?: string;
  /** Of the JSON that a text is. Says nothing of the text itself (JSON Schema 2020-12, validation 8.5); kept of the `data` of events. */
  readonly contentSchema?: Schema;
  readonly default?: JsonValue;
  readonly examples?: readonly JsonValue[];
  /** From `x-concordat-secret: true`: must not reach a log, an error or a drift event. */
  readonly secret?: boolean;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: Schema;

  readonly properties?: ReadonlyMap<string, Schema>;
  readonly patternProperties?: ReadonlyMap<string, Schema>;
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  /** Those that `required` and `dependentRequired` demand of one way alone, and which ways: `one-way.ts` says it. */
  readonly oneWay?: ReadonlyMap<string, readonly ("readOnly" | "writeOnly")[]>;
  readonly dependentSchemas?: ReadonlyMap<string, Schema>;

  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly discriminator?: Discriminator;

  readonly unsupported?: readonly string[];
}
