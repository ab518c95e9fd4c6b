import { formsOf } from "./forms.js";
import type { ApiModel, MediaType, Operation, Schema } from "./model.js";
import { reachedSchemas } from "./reach.js";
import { deriveModel } from "./scope.js";

/** What of a document's operations its users receive: the responses of a provider, and the requests of its webhooks. */
export type Received = "responses" | "requests";

/**
 * The model as types are made of it: each schema in the form that its direction has in the whole document, and of these forms those
 * that the model's operations reach. The names say what a provider is sent and what it gives out: a webhook's request is a
 * `PetResponse`, as an answer of the provider is. Callbacks, which go the other way, are left out.
 */
export function splitDirections(model: ApiModel, received: Received = "responses"): ApiModel {
  const forms = formsOf(model);
  const isProvider = received === "responses";
  const inRequest = (schema: Schema) => forms.view(schema, isProvider ? "sent" : "given");
  const inResponse = (schema: Schema) => forms.view(schema, isProvider ? "given" : "sent");
  const operations = model.operations.map(({ callbacks: _, ...operation }): Operation => {
    const { requestBody: body, parameters, responses } = operation;
    return {
      ...operation,
      parameters: withSchemas(parameters, inRequest),
      ...(body !== undefined && { requestBody: { ...body, content: withSchemas(body.content, inRequest) } }),
      responses: responses.map((each) => ({
        ...each,
        headers: withSchemas(each.headers, inResponse),
        content: withSchemas(each.content, inResponse),
      })),
    };
  });
  return deriveModel(model, { operations, schemas: reachedSchemas(operations, forms.schemas) });
}

function withSchemas<T extends Pick<MediaType, "schema">>(list: readonly T[], view: (schema: Schema) => Schema): T[] {
  return list.map((each) => (each.schema === undefined ? each : { ...each, schema: view(each.schema) }));
}
