import { getObject, getString, type JsonObject, type JsonValue, newObject } from "../source/json.js";
import type { ApiModel, MediaType, Operation, Parameter, Response } from "./model.js";
import { printSchema, type SchemaPrinter } from "./print-schema.js";
import { statusText } from "./status.js";

export interface PrintOptions {
  /** What is done to text that people read (titles, descriptions, defaults, examples). By default nothing. */
  readonly text?: (text: string) => string;
  /** What is done to names that the document gives: of paths, parameters, headers, media types and properties. */
  readonly key?: (key: string) => string;
}

/**
 * The model as an OpenAPI 3.1 document for transforms that know nothing of the model. Schemas that references reach are
 * components under the names that they have in code, operations bear their names as operationId, every other reference is
 * resolved, and every value is of the type that the specification gives it.
 */
export function printOpenApi31(
  model: Omit<ApiModel, "openapi31">,
  { text = same, key = same }: PrintOptions = {},
): JsonObject {
  const printer: SchemaPrinter = { schemas: model.schemas, text, key };
  const paths = newObject();
  for (const operation of model.operations) {
    const path = key(operation.path);
    const item = getObject(paths, path) ?? newObject();
    paths[path] = object({ ...item, [operation.method]: printOperation(operation, printer) });
  }
  const version = getString(getObject(model.document.root, "info"), "version") ?? "";
  return object({
    openapi: "3.1.1",
    info: object({ title: text(model.title), version: text(version) }),
    paths,
    components: object({
      schemas: mapOf([...model.schemas.values()].map(({ name, schema }) => [name, printSchema(schema, printer)])),
    }),
  });
}

function printOperation(operation: Operation, printer: SchemaPrinter): JsonObject {
  const { requestBody } = operation;
  return object({
    operationId: operation.name,
    summary: operation.summary && printer.text(operation.summary),
    description: operation.description && printer.text(operation.description),
    deprecated: operation.deprecated || undefined,
    parameters: operation.parameters.map((parameter) => printParameter(parameter, printer)),
    requestBody:
      requestBody &&
      object({
        description: requestBody.description && printer.text(requestBody.description),
        required: requestBody.required,
        content: printContent(requestBody.content, printer),
      }),
    responses: mapOf(
      operation.responses.map((response) => [statusText(response.status), printResponse(response, printer)]),
    ),
  });
}

function printParameter(parameter: Parameter, printer: SchemaPrinter): JsonObject {
  return object({
    name: printer.key(parameter.name),
    in: parameter.in,
    description: parameter.description && printer.text(parameter.description),
    required: parameter.required,
    deprecated: parameter.deprecated || undefined,
    schema: printSchema(parameter.schema, printer),
  });
}

function printResponse(response: Response, printer: SchemaPrinter): JsonObject {
  return object({
    description: printer.text(response.description),
    headers: mapOf(
      response.headers.map(({ name, required, schema }) => [
        printer.key(name),
        object({ required, schema: printSchema(schema, printer) }),
      ]),
    ),
    content: printContent(response.content, printer),
  });
}

function printContent(content: readonly MediaType[], printer: SchemaPrinter): JsonObject {
  return mapOf(
    content.map(({ mediaType, schema }) => [
      printer.key(mediaType),
      object({ schema: schema && printSchema(schema, printer) }),
    ]),
  );
}

/** The members that are not undefined, as an object without a prototype. */
export function object(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return mapOf(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function mapOf(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  const made = newObject();
  for (const [key, value] of entries) made[key] = value;
  return made;
}

function same(text: string): string {
  return text;
}
