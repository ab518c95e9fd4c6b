import type { ApiModel, MediaType, Operation, Parameter, Response, Schema } from "../model/model.js";
import { type Code, code, empty, identifier, unionType } from "./code/index.js";
import type { TypeNames } from "./names.js";
import { typeExpression } from "./type-expression.js";
import { withStandIns } from "./wire-heirs.js";
import { isTelling } from "./wire-parts.js";
import { parameterType, requestBodyType, responseBodyType } from "./wire-paths.js";

/**
 * How a generated file names the types of a document: schemas by their exported names, simple parameters by what they are, and
 * everything else by its place in the wire types.
 */
export class WireReferences {
  readonly #names: TypeNames;
  readonly #schemas: ApiModel["schemas"];
  readonly #runtimeType: (name: string) => Code;
  #usesOperations = false;

  /**
   * @param schemas those that references lead to
   * @param runtimeType a type of the runtime by its name
   */
  constructor(names: TypeNames, schemas: ApiModel["schemas"], runtimeType: (name: string) => Code) {
    this.#names = names;
    this.#schemas = schemas;
    this.#runtimeType = runtimeType;
  }

  /** Whether anything was named by its place in `operations`. */
  get usesOperations(): boolean {
    return this.#usesOperations;
  }

  /** The exported name of a schema that a reference reaches. */
  readonly nameOf = (pointer: string): Code | undefined => {
    const name = this.#names.schemas.get(pointer);
    return name === undefined ? undefined : identifier(name);
  };

  parameter(parameter: Parameter, operation: Operation): Code {
    if (isSimple(parameter.schema)) return typeExpression(parameter.schema, this.nameOf);
    return this.#named(parameter.schema) ?? this.#wire(parameterType(operation, parameter));
  }

  /** What a caller gives as a body of this media type. */
  requestBody(media: MediaType, operation: Operation): Code {
    if (media.kind === "binary") return this.#runtimeType("Bytes");
    if (media.isSequence === true || media.kind === "event-stream")
      return this.#items(media, () => requestBodyType(operation, media));
    if (media.kind === "text") return code`string`;
    if (media.schema === undefined) return code`unknown`;
    return this.#named(media.schema) ?? this.#wire(requestBodyType(operation, media));
  }

  /** What the runtime makes of a response body of this media type. */
  responseBody(media: MediaType, response: Response, operation: Operation): Code {
    if (media.kind === "binary") return code`ReadableStream<Uint8Array>`;
    if (media.isSequence === true || media.kind === "event-stream") {
      return this.#items(media, () => responseBodyType({ operation, response, media }));
    }
    if (media.kind === "text") return code`string`;
    if (media.schema === undefined) return code`unknown`;
    return this.#named(media.schema) ?? this.#wire(responseBodyType({ operation, response, media }));
  }

  /** The items of a sequence; events with what the document says of each. */
  #items({ eventData, isSequence, kind, schema }: MediaType, all: () => Code): Code {
    const { items } = isSequence === true && schema !== undefined ? schema : {};
    const item = items && (this.#named(items) ?? this.#wire(code`${all()}[number]`));
    if (kind !== "event-stream") return code`AsyncIterable<${item ?? code`unknown`}>`;
    const event = this.#runtimeType("ServerSentEvent");
    if (item === undefined) return code`AsyncIterable<${event}>`;
    const said = item.includes(" | ") ? code`(${item})` : item;
    return code`AsyncIterable<${event}${eventData === undefined ? empty : code`<unknown>`} & ${said}>`;
  }

  #wire(type: Code): Code {
    this.#usesOperations = true;
    return type;
  }

  #named(schema: Schema): Code | undefined {
    if (schema.ref === undefined || hasSiblings(schema)) return undefined;
    const names = withStandIns(schema.ref, this.#schemas).map(this.nameOf);
    return names.every((name) => name !== undefined) ? unionType(names) : undefined;
  }
}

/** A parameter whose type reads better than a way to it: primitives, enums, and lists of these. */
function isSimple(schema: Schema): boolean {
  if (schema.ref !== undefined || hasComposition(schema) || schema.properties !== undefined) return false;
  if (schema.types === undefined) return schema.enum !== undefined;
  return !schema.types.includes("object") && (schema.items === undefined || isSimple(schema.items));
}

function hasComposition(schema: Schema): boolean {
  return schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined;
}

/** Keywords beside `$ref` that may change the type; descriptions and the like do not. */
function hasSiblings({ ref: _, ...own }: Schema): boolean {
  return own.required !== undefined || isTelling(own);
}
