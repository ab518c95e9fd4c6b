/** What generated clients stand on. */
export type { Arrived, Bytes } from "./bytes.js";
export { call, type Received, type Unexpected } from "./call.js";
export type { Clock } from "./clock.js";
export type { Closed } from "./closed.js";
export { CORE, type Core, createCore } from "./core.js";
export type { DriftEvent, OnDrift } from "./drift.js";
export {
  AbortedError,
  type InputLocation,
  InvalidInputError,
  ItemError,
  type TransportCause,
  TransportError,
} from "./errors.js";
export type { ServerSentEvent } from "./events.js";
export type { LogEvent, LoggedCall, OnLog } from "./log.js";
export type {
  BodySpec,
  ContentKind,
  ContentSpec,
  EncodingSpec,
  FormShapes,
  JsonTypes,
  OperationInput,
  OperationSpec,
  ParameterSpec,
  ResponseSpec,
  SecuritySchemeSpec,
  ServerSpec,
  ServerVariableSpec,
  ServiceSpec,
  TextShape,
} from "./operation.js";
export type {
  ApiKeyAuth,
  Auth,
  AuthOption,
  BasicAuth,
  CallOptions,
  ClientCredentialsAuth,
  ClientOptions,
  Fetch,
  RetryOptions,
  Secret,
  ServerChoice,
  ServerChoices,
  TokenAuth,
} from "./options.js";
export {
  type CheckOptions,
  makeValidator,
  type OperationValidators,
  type ServiceValidators,
  type Validator,
  type Violation,
} from "./schema.js";
export type { StandardIssue, StandardProps, StandardResult, StandardSchemaV1 } from "./standard-schema.js";
export type { Span, SpanOptions, Tracer } from "./tracer.js";
