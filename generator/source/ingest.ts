import type { DocumentKind, OpenApiVersion, ProseBlock, SpecDocument } from "./document.js";
import type { FindingDraft, Outcome } from "./draft.js";
import { findFences } from "./fences.js";
import { get, isObject, type JsonObject } from "./json.js";
import { DEFAULT_LIMITS, type Limits, limitHelp } from "./limits.js";
import { entryOrigin, type Span } from "./origin.js";
import { proseOf } from "./page.js";
import { fileProblem, problem } from "./problem.js";
import { readGluedReference } from "./prose/glued-reference.js";
import { readListedReference } from "./prose/listed-reference.js";
import type { ProsePage } from "./prose/parts.js";
import { hasOpenApiLine, openApiBlocks, parseData } from "./recognise.js";
import type { SourceText } from "./text.js";

export interface IngestInput {
  readonly provider: string;
  readonly source: SourceText;
  readonly limits?: Limits;
}

/** The page styles that become an OpenAPI document, the more telling one first. */
const STYLES: readonly ((source: SourceText) => ProsePage | undefined)[] = [readListedReference, readGluedReference];

/**
 * Makes a SpecDocument of what was read. The content decides what it is, and the file's name only what is said where it is
 * nothing: an OpenAPI file in JSON or YAML, a docs page with one fenced OpenAPI block, or a docs page in a known prose style.
 */
export function ingest({ provider, source, limits = DEFAULT_LIMITS }: IngestInput): Outcome<SpecDocument> {
  const recognised = recognise(source, limits);
  const { value } = recognised;
  if (value === undefined) return { value: undefined, findings: recognised.findings };
  const version = versionOf(value.root, source);
  if (typeof version !== "string") return { value: undefined, findings: [...recognised.findings, version] };
  return { value: { provider, source, version, ...value }, findings: recognised.findings };
}

interface Recognised {
  readonly kind: DocumentKind;
  readonly root: JsonObject;
  readonly prose: readonly ProseBlock[];
}

function recognise(source: SourceText, limits: Limits): Outcome<Recognised> {
  if (isData(source)) return dataFile(source, limits);
  const fences = findFences(source.text);
  const blocks = openApiBlocks(source, fences, limits);
  const proseLength = fences.reduce((rest, { start, end }) => rest - (end - start), source.text.length);
  if (proseLength > limits.proseCharacters) {
    const message = `The page has ${proseLength} characters of prose; at most ${limits.proseCharacters} are read.`;
    return failed(fileProblem("source/limit", source.file, message, limitHelp("proseCharacters")));
  }
  const [block, second] = blocks;
  if (block === undefined) return prosePage(source);
  if (second !== undefined) return failed(twoBlocks(block.span, second.span));
  const { value, findings } = block.outcome;
  if (!isObject(value)) return { value: undefined, findings };
  return { value: { kind: "page-with-openapi", root: value, prose: proseOf(source, fences, block.fence) }, findings };
}

/** Whether the whole file is JSON or YAML. */
function isData(source: SourceText): boolean {
  if (/^\s*\{/.test(source.text) || hasOpenApiLine(source.text)) return true;
  return /\.(?:json[c5]?|ya?ml)$/i.test(source.file);
}

function dataFile(source: SourceText, limits: Limits): Outcome<Recognised> {
  const { value, findings } = parseData({ source, limits }, /\.json[c5]?$/i.test(source.file));
  if (value === undefined) return { value: undefined, findings };
  if (isObject(value) && (Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger"))) {
    return { value: { kind: "openapi", root: value, prose: [] }, findings };
  }
  return { value: undefined, findings: [...findings, noOpenApi(source)] };
}

function prosePage(source: SourceText): Outcome<Recognised> {
  for (const style of STYLES) {
    const page = style(source);
    if (page === undefined) continue;
    const { root, prose, findings } = page;
    return { value: { kind: "prose-page", root, prose }, findings };
  }
  return failed(noOpenApi(source));
}

function versionOf(root: JsonObject, source: SourceText): OpenApiVersion | FindingDraft {
  const key = Object.hasOwn(root, "openapi") ? "openapi" : "swagger";
  const span = entryOrigin(root, key)?.value;
  const stated = statedVersion(get(root, key), span);
  if (key === "swagger" && stated === "2.0") return "2.0";
  const version = key === "openapi" ? /^3\.([012])(?:\.\d+)?(?:-[\w.]+)?$/.exec(stated)?.[1] : undefined;
  if (version !== undefined) return `3.${version}` as OpenApiVersion;
  const message = `The document says "${key}: ${stated}"; versions 2.0, 3.0, 3.1 and 3.2 are read.`;
  const rule = "source/unsupported-version";
  return span === undefined ? fileProblem(rule, source.file, message) : problem({ rule, message, span, tokens: [key] });
}

/** The version as it is written: an unquoted `3.0` is a number in YAML, and would read as 3. */
function statedVersion(value: unknown, span: Span | undefined): string {
  if (typeof value === "string") return value;
  return span === undefined ? String(value) : span.source.text.slice(span.start, Math.min(span.end, span.start + 20));
}

function twoBlocks(first: Span, second: Span): FindingDraft {
  const place = problem({ rule: "", message: "", span: first }).location;
  return problem({
    rule: "source/several-openapi",
    message: "The page holds more than one OpenAPI block.",
    span: second,
    related: [{ message: "The first block stands here.", location: place }],
  });
}

function noOpenApi(source: SourceText): FindingDraft {
  const message = `${source.file} holds no OpenAPI document, and its prose has no style that is known.`;
  return fileProblem("source/no-openapi", source.file, message);
}

function failed(finding: FindingDraft): Outcome<Recognised> {
  return { value: undefined, findings: [finding] };
}
