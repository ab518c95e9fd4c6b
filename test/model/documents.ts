import { buildModel } from "../../generator/model/build.js";
import type { ApiModel, HttpMethod, Operation, Schema } from "../../generator/model/model.js";
import type { OpenApiVersion, SpecDocument } from "../../generator/source/document.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import { isObject, type JsonObject, type JsonValue } from "../../generator/source/json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";

/** A document without origins, for tests of what is read and not of where it stands. */
export function documentOf(root: JsonObject, version: OpenApiVersion = "3.1"): SpecDocument {
  return { provider: "shop", kind: "openapi", version, root, source: new SourceText("openapi.json", ""), prose: [] };
}

/** A document from YAML, with origins. */
export function documentFrom(text: string, version: OpenApiVersion = "3.1"): SpecDocument {
  const source = new SourceText("openapi.yaml", text);
  const { value, findings } = parseYaml({ source });
  if (!isObject(value) || findings.length > 0) throw new Error(`Not a document: ${JSON.stringify(findings)}`);
  return { ...documentOf(value, version), source };
}

export function modelOf(document: SpecDocument): { model: ApiModel; findings: readonly FindingDraft[] } {
  const { value, findings } = buildModel(document);
  if (value === undefined) throw new Error("No model");
  return { model: value, findings };
}

/** What is found, as `rule pointer`. */
export function placesOf(findings: readonly FindingDraft[]): string[] {
  return findings.map(({ rule, location }) => `${rule} ${location.pointer}`);
}

/** One operation's model, `GET /pets` or another method's or path's, of a document that has nothing else but `components`. */
export function operationOf(
  operation: JsonValue,
  {
    components = {},
    method = "get",
    path = "/pets",
    version = "3.1",
  }: { components?: JsonObject; method?: HttpMethod; path?: string; version?: OpenApiVersion } = {},
): { operation: Operation; model: ApiModel; findings: readonly FindingDraft[] } {
  const { model, findings } = modelOf(documentOf({ paths: { [path]: { [method]: operation } }, components }, version));
  const first = model.operations[0];
  if (first === undefined) throw new Error("No operation");
  return { operation: first, model, findings };
}

/** A schema's model, read as the body of a response. */
export function schemaOf(
  schema: JsonValue,
  { schemas = {}, version = "3.1" }: { schemas?: JsonObject; version?: OpenApiVersion } = {},
): { schema: Schema; model: ApiModel; findings: readonly FindingDraft[] } {
  const responses = { "200": { description: "", content: { "application/json": { schema } } } };
  const { operation, model, findings } = operationOf({ responses }, { components: { schemas }, version });
  const read = operation.responses[0]?.content[0]?.schema;
  if (read === undefined) throw new Error("No schema");
  return { schema: withoutPlaces(read), model, findings };
}

/** A schema without the places of its parts, which tests of keywords do not look at. */
export function withoutPlaces<T>(value: T): T {
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, withoutPlaces(item)])) as T;
  if (Array.isArray(value)) return value.map(withoutPlaces) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "location" && key !== "pointer");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutPlaces(item)])) as T;
}
