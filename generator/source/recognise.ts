import type { Outcome } from "./draft.js";
import { type Fence, findFences } from "./fences.js";
import { isObject, type JsonValue } from "./json.js";
import type { Limits } from "./limits.js";
import type { Span } from "./origin.js";
import { type ParseInput, parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import type { SourceText } from "./text.js";

const OPENAPI_LINE = /^(?:openapi|swagger|"(?:openapi|swagger)"|'(?:openapi|swagger)')[ \t]*:[ \t]*["']?\d/m;
const OPENAPI_KEY = /(?:^|[\s{,])(?:openapi|swagger|"(?:openapi|swagger)"|'(?:openapi|swagger)')\s*:/;
const OPENAPI_START = /^\s*(?:---\s+)?\{?\s*(?:openapi|swagger|"(?:openapi|swagger)"|'(?:openapi|swagger)')\s*:/;

/** Whether a line outside of every fenced block states an OpenAPI version: the text as a whole is YAML then. */
export function hasOpenApiLine(text: string): boolean {
  const line = OPENAPI_LINE.exec(text);
  if (line === null) return false;
  return findFences(text.slice(0, line.index)).every(({ end }) => end < line.index);
}

/** Whether a text begins as JSON does, comments before it passed over: those are what is wrong with it then. */
export function beginsLikeJson(text: string): boolean {
  return /^\s*(?:[{[]|\/[/*])/.test(text);
}

/** Reads JSON where the text begins like JSON, else YAML. JSON with a mistake that YAML allows is read as YAML, unless `strict`. */
export function parseData(input: ParseInput, strict: boolean): Outcome<JsonValue> {
  const { source, start = 0, end } = input;
  if (!beginsLikeJson(source.text.slice(start, end))) return parseYaml(input);
  const json = parseJson(input);
  if (strict || json.value !== undefined || json.findings.some(({ rule }) => rule === "source/limit")) return json;
  const yaml = parseYaml(input);
  return yaml.value === undefined ? json : yaml;
}

export interface OpenApiBlock {
  readonly fence: Fence;
  readonly span: Span;
  readonly outcome: Outcome<JsonValue>;
}

/** The fenced blocks that hold an OpenAPI document, also one that cannot be parsed but begins like one. */
export function openApiBlocks(source: SourceText, fences: readonly Fence[], limits: Limits): OpenApiBlock[] {
  return fences.flatMap((fence): OpenApiBlock[] => {
    const { contentStart: start, contentEnd: end } = fence;
    const content = source.text.slice(start, end);
    if (!OPENAPI_KEY.test(content)) return [];
    const outcome = parseData({ source, start, end, limits }, /^json\b/i.test(fence.info));
    const isOpenApi = outcome.value === undefined ? OPENAPI_START.test(content) : hasVersion(outcome.value);
    return isOpenApi ? [{ fence, span: { source, start, end }, outcome }] : [];
  });
}

function hasVersion(value: JsonValue): boolean {
  return isObject(value) && (Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger"));
}
