import type { ApiModel, MediaType, Operation, Parameter, Response } from "../model/model.js";
import { methodText } from "../model/path.js";
import { type JsonObject, newObject } from "../source/json.js";
import { ownBasePathOf, ownBaseUrlOf } from "./base-url.js";
import { code, docComment, identifier, json } from "./code/index.js";
import { encodingSpecs } from "./encoding.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import { statusValue } from "./status.js";
import { formShape, parameterShape } from "./text-shape.js";

export interface OperationsInput {
  readonly model: ApiModel;
  readonly runtime: string;
  /** The header of each operation's idempotency key, by the operation's name, where a binding knows it. */
  readonly idempotencyHeaders: ReadonlyMap<string, string>;
}

/** `src/operations.ts`: each operation as data, one constant each, so that a bundle keeps those that it calls. */
export function emitOperations(input: OperationsInput): GeneratedFile {
  const imports = new Imports();
  const constants = input.model.operations.map((operation) => {
    const spec = operationSpec(operation, input);
    return code`
      ${docComment(operation.summary ?? "")}
      export const ${identifier(operation.name)}: ${imports.type("OperationSpec", input.runtime)} = ${json(spec)};`;
  });
  return { path: "src/operations.ts", text: printModule(imports, constants) };
}

function operationSpec(operation: Operation, input: OperationsInput): JsonObject {
  const { model } = input;
  const idempotencyHeader = idempotencyHeaderOf(operation, input.idempotencyHeaders);
  const body = operation.requestBody;
  const basePath = ownBasePathOf(operation, model);
  const baseUrl = basePath === undefined ? ownBaseUrlOf(operation, model) : undefined;
  return object({
    name: operation.name,
    method: methodText(operation.method),
    path: operation.path,
    parameters: operation.parameters.map((parameter) => parameterSpec(parameter, model)),
    ...(body !== undefined && {
      body: object({ required: body.required, content: body.content.map(contentSpec) }),
    }),
    responses: operation.responses.map((response) => responseSpec(response, model)),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(basePath !== undefined && { basePath }),
    security: operation.security.map((alternative) => alternative.map(({ scheme }) => scheme)),
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
  });
}

function responseSpec({ content, headers, status }: Response, model: ApiModel): JsonObject {
  const required = headers.filter((header) => header.required).map(({ name }) => name);
  return object({
    status: statusValue(status),
    content: content.map((media) => responseContentSpec(media, model)),
    ...(required.length > 0 && { requiredHeaders: required }),
  });
}

/** The header that carries an operation's idempotency key: as a binding says, else by its name. */
export function idempotencyHeaderOf(
  operation: Operation,
  bound: OperationsInput["idempotencyHeaders"],
): string | undefined {
  return bound.get(operation.name) ?? standardIdempotencyHeader(operation);
}

/** The IETF's name of the header (draft-ietf-httpapi-idempotency-key-header), in lower case. */
export const STANDARD_KEY_HEADER = "idempotency-key";

/** The header of that name, where the operation declares it. */
function standardIdempotencyHeader(operation: Operation): string | undefined {
  return operation.parameters.find((each) => each.in === "header" && each.name.toLowerCase() === STANDARD_KEY_HEADER)
    ?.name;
}

function parameterSpec(parameter: Parameter, model: ApiModel): JsonObject {
  return object({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    style: parameter.style,
    explode: parameter.explode,
    ...(parameter.allowReserved && { allowReserved: true }),
    ...parameterShape(parameter, model),
    ...(parameter.mediaType !== undefined && { mediaType: parameter.mediaType }),
  });
}

function contentSpec(media: MediaType): JsonObject {
  const { eventData, mediaType, kind } = media;
  const encoding = encodingSpecs(media);
  return object({
    mediaType,
    kind,
    ...(encoding !== undefined && { encoding }),
    ...(eventData && { eventData: eventData.form }),
    ...(eventData?.events && { jsonEvents: eventData.events }),
  });
}

/** What clients read the texts of a form as is here, what servers read them as in `forms.ts`: a bundle needs one of them. */
function responseContentSpec(media: MediaType, model: ApiModel): JsonObject {
  const shape = formShape(media, model);
  return object({ ...contentSpec(media), ...(shape !== undefined && { shape }) });
}

function object(members: JsonObject): JsonObject {
  return Object.assign(newObject(), members);
}
