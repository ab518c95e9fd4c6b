/** What the generator writes down of an operation, and all that the runtime needs to call it or to serve it. */
export interface OperationSpec {
  readonly name: string;
  /** Upper case, as it goes on the wire. */
  readonly method: string;
  /** The path template as the document writes it, e.g. `/sessions/{session_id}/close`. */
  readonly path: string;
  readonly parameters: readonly ParameterSpec[];
  readonly body?: BodySpec;
  readonly responses: readonly ResponseSpec[];
  /** Alternatives (OR) of scheme names that are needed together (AND); empty: none needed. */
  readonly security: readonly (readonly string[])[];
  /** The operation's own server, where it is not the service's; absent: `ServiceSpec.baseUrl`. */
  readonly baseUrl?: string;
  /** The same where it is a path on the service's host, whichever that is. */
  readonly basePath?: string;
  /** The header parameter that carries an idempotency key, where the operation declares one. */
  readonly idempotencyHeader?: string;
}

export type JsonTypes = readonly ("null" | "boolean" | "integer" | "number" | "string" | "array" | "object")[];

/**
 * What text is read as where no media type says it: the JSON types of a value, the first that fits, and the same for what it holds.
 * Without types: a list or an object where the names say so, else text.
 */
export interface TextShape {
  readonly types?: JsonTypes;
  /** Of a list. */
  readonly items?: TextShape;
  /** Of an object, by name. */
  readonly members?: Readonly<Record<string, TextShape>>;
  /** Of an object: those that `members` does not name. */
  readonly others?: TextShape;
}

export interface ParameterSpec extends TextShape {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";
  readonly explode: boolean;
  readonly allowReserved?: boolean;
  readonly types: JsonTypes;
  /** Set where the parameter is written in a media type of its own. */
  readonly mediaType?: string;
}

export type ContentKind = "json" | "form" | "multipart" | "text" | "event-stream" | "json-sequence" | "binary";

export interface ContentSpec {
  readonly mediaType: string;
  readonly kind: ContentKind;
  /** How single members of a form or multipart body are written (OpenAPI 3.1, 4.8.15). */
  readonly encoding?: Readonly<Record<string, EncodingSpec>>;
  /** Of a form or multipart response: what clients read its texts as. */
  readonly shape?: TextShape;
  /**
   * Of an event stream: the text in each event's `data` is JSON, and `data` the value of it. `json-or-text`: a text that is no JSON, or
   * that is given to be sent, is `data` itself.
   */
  readonly eventData?: "json" | "json-or-text";
  /** The events of which `eventData` holds; absent: all. */
  readonly jsonEvents?: readonly string[];
}

export interface EncodingSpec {
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Ignored where one of those above is stated. */
  readonly contentType?: string;
  /** Of a part of a multipart body, where the document leaves one value only. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface BodySpec {
  readonly required: boolean;
  readonly content: readonly ContentSpec[];
}

export interface ResponseSpec {
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  /** Empty: the response has no body. */
  readonly content: readonly ContentSpec[];
  /** The names of headers that the document says are always there. */
  readonly requiredHeaders?: readonly string[];
}

export type SecuritySchemeSpec =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  /** OAuth 2, OpenID Connect: the caller brings the access token, or client credentials where a token URL is known. */
  | { readonly kind: "accessToken"; readonly tokenUrl?: string }
  | { readonly kind: "other"; readonly scheme: string };

export interface ServiceSpec {
  /** The provider's slug: `provenance.provider`, span names. */
  readonly name: string;
  /** The document's first server, variables filled with their defaults; absent where it names none. */
  readonly baseUrl?: string;
  /** What a caller may choose from; absent where there is nothing to choose. */
  readonly servers?: readonly ServerSpec[];
  /** The same of operations with servers of their own, by their names. */
  readonly operationServers?: Readonly<Record<string, readonly ServerSpec[]>>;
  /** There is no address of the service, and each operation has one of its own. */
  readonly isServedPerOperation?: boolean;
  readonly security: Readonly<Record<string, SecuritySchemeSpec>>;
  /** The headers, beside `idempotency-key`, by which operations take idempotency keys; in lower case. */
  readonly idempotencyHeaders?: readonly string[];
  /** The names of all operations, for options that name some; absent: any name is taken. */
  readonly operations?: readonly string[];
}

export interface ServerSpec {
  /** With the names of variables in braces. */
  readonly url: string;
  readonly variables?: readonly ServerVariableSpec[];
}

export interface ServerVariableSpec {
  readonly name: string;
  readonly default: string;
  readonly enum?: readonly string[];
  /** What it takes beside the default and those; absent: nothing. */
  readonly others?: "port" | "label" | "labels" | "segment";
}

/** The values of a call, as the generated types of each operation narrow them. */
export interface OperationInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Which of the operation's media types the body is sent as; by default JSON, or the first. */
  readonly contentType?: string;
}

/** What servers read the texts of form and multipart bodies as: by operation name, then by media type. */
export type FormShapes = Readonly<Record<string, Readonly<Record<string, TextShape>>>>;
