import type { ApiModel, MediaType, Operation, Response } from "../model/model.js";
import { deriveModel } from "../model/scope.js";
import { eventModel } from "./event-schema.js";

/**
 * The model with responses as they can be had: without the bodies that HTTP has no place for (RFC 9110, 9.3.2, 15.3.5, 15.3.6 and
 * 15.4.5), and with bytes where a multipart body has no names for its parts; and with events as their users are given them.
 */
export function receivableModel(model: ApiModel): ApiModel {
  const operations = model.operations.map((operation) => {
    return { ...operation, responses: operation.responses.map((response) => receivable(operation, response)) };
  });
  return eventModel(deriveModel(model, { operations }));
}

function receivable({ method }: Operation, response: Response): Response {
  const { content, pointer, status } = response;
  const isBodiless = method === "head" || (status.kind === "code" && BODILESS.has(status.code));
  if (!isBodiless || content.length === 0) return { ...response, content: content.map(asBytes) };
  // Another than the one that an operation with a body may share with it.
  return { ...response, pointer: `${pointer}#bodiless`, content: [] };
}

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

function asBytes(media: MediaType): MediaType {
  const isNamed = /^\s*multipart\/form-data\s*(?:;|$)/i.test(media.mediaType);
  return media.kind === "multipart" && !isNamed ? { ...media, kind: "binary" } : media;
}
