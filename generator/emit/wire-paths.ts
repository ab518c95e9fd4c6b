import type { MediaType, NamedSchema, Operation, Parameter, Response } from "../model/model.js";
import { statusText } from "../model/status.js";
import { type Code, code, stringLiteral } from "./code/index.js";

/**
 * The way to a type within the wire types, as the text of a TypeScript type. `operations` and `components` must be in scope where
 * it is written.
 */
export function schemaType(schema: NamedSchema): Code {
  return code`components["schemas"][${stringLiteral(schema.name)}]`;
}

/** Without `undefined`: whether the parameter may be left out is for the member that holds it to say. */
export function parameterType(operation: Operation, parameter: Parameter): Code {
  const group = code`Exclude<${operationType(operation)}["parameters"][${stringLiteral(parameter.in)}], undefined>`;
  return code`Exclude<${group}[${stringLiteral(parameter.name)}], undefined>`;
}

/** The request body in one of its media types. */
export function requestBodyType(operation: Operation, media: MediaType): Code {
  const body = code`${operationType(operation)}["requestBody"]`;
  const held = operation.requestBody?.required === true ? body : code`Exclude<${body}, undefined>`;
  return code`${held}["content"][${stringLiteral(media.mediaType)}]`;
}

/** A response's body in one of its media types. */
export function responseBodyType(input: {
  readonly operation: Operation;
  readonly response: Response;
  readonly media: MediaType;
}): Code {
  const { operation, response, media } = input;
  const status = stringLiteral(statusText(response.status));
  return code`${operationType(operation)}["responses"][${status}]["content"][${stringLiteral(media.mediaType)}]`;
}

function operationType(operation: Operation): Code {
  return code`operations[${stringLiteral(operation.name)}]`;
}
