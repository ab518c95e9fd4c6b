import { type Received, splitDirections } from "../model/directions.js";
import type { ApiModel, MediaType, Schema } from "../model/model.js";
import { deriveModel } from "../model/scope.js";
import { replaceFiles } from "./files-in-forms.js";

/** The `format` that stands for a file in what the wire types are made of. A document that says it means a file as well. */
export const FILE_FORMAT = "file in a form";

/** The same in what is received. */
export const RECEIVED_FILE_FORMAT = "received file in a form";

/** The model as types are made of it: with its directions told apart, and files in forms as files. */
export function typedModel(model: ApiModel, received: Received = "responses"): ApiModel {
  const split = splitDirections(model, received);
  const typed = (media: MediaType, format: string): MediaType => {
    if (media.eventData?.isAssumed === true) return withText(media);
    if (media.kind !== "multipart" || media.schema === undefined) return media;
    const schema = replaceFiles(media.schema, split, ({ location, pointer, description }) => ({
      location,
      pointer,
      ...(description !== undefined && { description }),
      types: ["string"],
      format,
    }));
    return { ...media, schema };
  };
  const operations = split.operations.map((operation) => {
    const body = operation.requestBody;
    const responses = operation.responses.map((response) => {
      return { ...response, content: response.content.map((media) => typed(media, RECEIVED_FILE_FORMAT)) };
    });
    if (body === undefined) return { ...operation, responses };
    const content = body.content.map((media) => typed(media, FILE_FORMAT));
    return { ...operation, responses, requestBody: { ...body, content } };
  });
  return deriveModel(split, { operations });
}

/**
 * Events of which nobody says that their `data` is JSON, with the text that it may be instead: many streams end with one such as
 * `[DONE]`. Only the type has it; a validator says that it departs.
 */
function withText(media: MediaType): MediaType {
  const event = media.schema?.items;
  const data = event?.properties?.get("data");
  if (media.schema === undefined || event === undefined || data === undefined) return media;
  const { location, pointer } = data;
  const either: Schema = { location, pointer, anyOf: [data, { location, pointer, types: ["string"] }] };
  return { ...media, schema: { ...media.schema, items: { ...event, properties: new Map([["data", either]]) } } };
}
