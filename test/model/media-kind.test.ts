import { expect, it } from "vitest";
import { mediaKind } from "../../generator/model/media-kind.js";
import { operationOf } from "./documents.js";

it.each([
  ["application/json", "json"],
  ["application/json; charset=utf-8", "json"],
  ["Application/Problem+JSON", "json"],
  ["text/json", "json"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
  ["multipart/mixed; boundary=x", "multipart"],
  ["text/event-stream", "event-stream"],
  ["text/plain", "text"],
  ["text/html; charset=utf-8", "text"],
  ["application/xml", "text"],
  ["image/svg+xml", "text"],
  ["application/pdf", "binary"],
  ["application/octet-stream", "binary"],
  ["*/*", "binary"],
  ["", "binary"],
  ["json", "binary"],
])("%s is %s", (mediaType, kind) => {
  expect(mediaKind(mediaType, false)).toBe(kind);
});

it.each([
  [{ $ref: "#/components/schemas/Chain" }, "json"],
  [{ type: ["null", "array"] }, "json"],
  [{ properties: {} }, "json"],
  [{ type: "string", oneOf: [] }, "text"],
  [{}, "text"],
  [true, "text"],
  [{ $ref: "#/nowhere" }, "text"],
])("text/plain with the schema %j is %s", (schema, kind) => {
  const schemas = { Chain: { $ref: "#/components/schemas/Pet" }, Pet: { type: "object" } };
  const responses = { "200": { description: "", content: { "text/plain": { schema } } } };
  const { operation } = operationOf({ responses }, { components: { schemas } });
  expect(operation.responses[0]?.content[0]?.kind).toBe(kind);
});
