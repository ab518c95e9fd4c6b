import type { ApiModel, Operation } from "./model.js";
import { printOpenApi31 } from "./openapi31.js";
import { reachedSchemas } from "./reach.js";

/**
 * The part of a model that these operations reach: themselves, their schemas and their security schemes, each in the document's
 * order and under the name that it has in the whole document. All of them: the model itself.
 */
export function scopeModel(model: ApiModel, wanted: ReadonlySet<Operation>): ApiModel {
  if (model.operations.every((operation) => wanted.has(operation))) return model;
  const operations = model.operations.filter((operation) => wanted.has(operation));
  const schemes = new Set(operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme)));
  return deriveModel(model, {
    operations,
    webhooks: [],
    schemas: reachedSchemas(operations, model.schemas),
    securitySchemes: new Map([...model.securitySchemes].filter(([name]) => schemes.has(name))),
  });
}

/** The model with other parts. A spread would call the getter, and print what nobody asked for. */
export function deriveModel(model: ApiModel, parts: Partial<Omit<ApiModel, "openapi31" | "whole">>): ApiModel {
  const { document, title, description, servers, operations, schemas, securitySchemes, webhooks } = model;
  const own = { document, title, servers, operations, schemas, securitySchemes };
  return withOpenApi31({
    whole: wholeOf(model),
    ...own,
    ...(description === undefined ? {} : { description }),
    ...(webhooks === undefined ? {} : { webhooks }),
    ...parts,
  });
}

/** The model of the whole document that a model was made of. */
export function wholeOf(model: ApiModel): ApiModel {
  return model.whole ?? model;
}

/** The model with its OpenAPI form, which is made when it is asked for: the linter never does. */
export function withOpenApi31(model: Omit<ApiModel, "openapi31">): ApiModel {
  let printed: ApiModel["openapi31"] | undefined;
  return {
    ...model,
    get openapi31() {
      printed ??= printOpenApi31(model);
      return printed;
    },
  };
}
