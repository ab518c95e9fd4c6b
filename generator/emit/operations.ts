import { isPlace, placeAt, propertyNames, typesOf } from "../contract/schema.js";
import type { ApiModel, JsonType, MediaType, Operation, Parameter, Schema } from "../model/model.js";
import { get, getString, type JsonObject, newObject } from "../source/json.js";
import { code, docComment, identifier, json } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import { statusValue } from "./status.js";

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
  const idempotencyHeader = input.idempotencyHeaders.get(operation.name) ?? standardIdempotencyHeader(operation);
  const body = operation.requestBody;
  return object({
    name: operation.name,
    method: operation.method.toUpperCase(),
    path: operation.path,
    parameters: operation.parameters.map((parameter) => parameterSpec(parameter, model)),
    ...(body !== undefined && {
      body: object({ required: body.required, content: body.content.map((media) => contentSpec(media, model)) }),
    }),
    responses: operation.responses.map(({ status, content }) =>
      object({ status: statusValue(status), content: content.map((media) => contentSpec(media, model)) }),
    ),
    security: operation.security.map((alternative) => alternative.map(({ scheme }) => scheme)),
    ...(idempotencyHeader !== undefined && { idempotencyHeader }),
  });
}

/** The header that the IETF's draft names (draft-ietf-httpapi-idempotency-key-header), where the operation declares it. */
function standardIdempotencyHeader(operation: Operation): string | undefined {
  return operation.parameters.find((each) => each.in === "header" && each.name.toLowerCase() === "idempotency-key")
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
    ...readAs(parameter.schema, model),
    ...(parameter.mediaType !== undefined && { mediaType: parameter.mediaType }),
  });
}

/** What a server reads a parameter's text as: JSON types of the whole, of its items, of its members. */
function readAs(schema: Schema, model: ApiModel): JsonObject {
  const types = typesBelow(schema, [], model);
  const itemTypes = types.includes("array") ? typesBelow(schema, ["0"], model) : [];
  const place = placeAt(model, schema, []);
  const members = newObject();
  for (const name of types.includes("object") && isPlace(place) ? propertyNames(place) : []) {
    members[name] = typesBelow(schema, [name], model);
  }
  return {
    types,
    ...(itemTypes.length > 0 && { itemTypes }),
    ...(Object.keys(members).length > 0 && { memberTypes: members }),
  };
}

function typesBelow(schema: Schema, path: readonly string[], model: ApiModel): JsonType[] {
  const place = placeAt(model, schema, path);
  return isPlace(place) ? [...typesOf(place)] : [];
}

function contentSpec(media: MediaType, model: ApiModel): JsonObject {
  const { mediaType, kind, schema } = media;
  const encoding = newObject();
  if (kind === "form" || kind === "multipart") {
    const place = schema === undefined ? undefined : placeAt(model, schema, []);
    const names = new Set([
      ...media.encoding.keys(),
      ...(place !== undefined && isPlace(place) ? propertyNames(place) : []),
    ]);
    for (const name of names) {
      const spec = encodingSpec(media, name, model);
      if (Object.keys(spec).length > 0) encoding[name] = spec;
    }
  }
  return object({ mediaType, kind, ...(Object.keys(encoding).length > 0 && { encoding }) });
}

/** How one member of a form is written and read; text needs no word. */
function encodingSpec({ encoding, schema }: MediaType, name: string, model: ApiModel): JsonObject {
  const stated = encoding.get(name);
  const [style, explode, contentType] = [
    getString(stated, "style"),
    get(stated, "explode"),
    getString(stated, "contentType"),
  ];
  const types = schema === undefined ? [] : typesBelow(schema, [name], model);
  const itemTypes = schema !== undefined && types.includes("array") ? typesBelow(schema, [name, "0"], model) : [];
  return object({
    ...(style !== undefined && { style }),
    ...(typeof explode === "boolean" && { explode }),
    ...(contentType !== undefined && { contentType }),
    ...(types.some((type) => type !== "string") && { types }),
    ...(itemTypes.some((type) => type !== "string") && { itemTypes }),
  });
}

function object(members: JsonObject): JsonObject {
  return Object.assign(newObject(), members);
}
