import { getObject, getString, type JsonObject, newObject } from "../source/json.js";
import { mapOf, object } from "./json-object.js";
import type { ApiModel, MediaType, Operation, Parameter, RequestBody, Response, Schema } from "./model.js";
import { isHttpMethod } from "./path.js";
import { printSchema, type SchemaPrinter } from "./print-schema.js";
import { SharedComponents } from "./shared-components.js";
import { statusText } from "./status.js";

export interface PrintOptions {
  /** What is done to text that people read (titles, descriptions, defaults, examples). By default nothing. */
  readonly text?: (text: string) => string;
  /** What is done to names that the document gives: of paths, parameters, headers, media types and properties. */
  readonly key?: (key: string) => string;
  /** What is printed in place of a schema; what it holds is asked for next. By default the schema itself. */
  readonly schema?: (schema: Schema) => Schema;
}

/**
 * The model as an OpenAPI 3.1 document for transforms that know nothing of the model: every value is of the type that the
 * specification gives it, and every reference leads to a component. Schemas that references reach are components under the
 * names that they have in code, and so is what several operations share; operations bear their names as operationId.
 */
export function printOpenApi31(
  model: Omit<ApiModel, "openapi31">,
  { text = same, key = same, schema = same }: PrintOptions = {},
): JsonObject {
  const printer: Printer = {
    schemas: model.schemas,
    text,
    key,
    schema,
    components: new SharedComponents(model.operations),
  };
  const paths = newObject();
  for (const operation of model.operations) {
    const path = key(operation.path);
    const item = getObject(paths, path) ?? newObject();
    const printed = printOperation(operation, printer);
    const further = getObject(item, "additionalOperations") ?? newObject();
    paths[path] = isHttpMethod(operation.method)
      ? object({ ...item, [operation.method]: printed })
      : object({ ...item, additionalOperations: object({ ...further, [operation.method]: printed }) });
  }
  const version = getString(getObject(model.document.root, "info"), "version") ?? "";
  return object({
    openapi: "3.1.1",
    info: object({ title: text(model.title), version: text(version) }),
    paths,
    components: object({
      schemas: mapOf([...model.schemas.values()].map(({ name, schema }) => [name, printSchema(schema, printer)])),
      ...printer.components.printed(),
    }),
  });
}

interface Printer extends SchemaPrinter {
  readonly components: SharedComponents;
}

function printOperation(operation: Operation, printer: Printer): JsonObject {
  const { requestBody } = operation;
  return object({
    operationId: operation.name,
    summary: operation.summary && printer.text(operation.summary),
    description: operation.description && printer.text(operation.description),
    deprecated: operation.deprecated || undefined,
    parameters: operation.parameters.map((parameter) =>
      printer.components.once("parameters", parameter, () => printParameter(parameter, printer)),
    ),
    requestBody:
      requestBody &&
      printer.components.once("requestBodies", requestBody, () => printRequestBody(requestBody, printer)),
    responses: mapOf(
      operation.responses.map((response) => [
        statusText(response.status),
        printer.components.once("responses", response, () => printResponse(response, printer)),
      ]),
    ),
  });
}

function printParameter(parameter: Parameter, printer: Printer): JsonObject {
  return object({
    name: printer.key(parameter.name),
    in: parameter.in,
    description: parameter.description && printer.text(parameter.description),
    required: parameter.required,
    deprecated: parameter.deprecated || undefined,
    schema: printSchema(parameter.schema, printer),
  });
}

function printRequestBody(body: RequestBody, printer: Printer): JsonObject {
  return object({
    description: body.description && printer.text(body.description),
    required: body.required,
    content: printContent(body.content, printer),
  });
}

function printResponse(response: Response, printer: Printer): JsonObject {
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

function same<T>(value: T): T {
  return value;
}
