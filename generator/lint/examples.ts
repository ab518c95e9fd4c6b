import { getObject, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { parseJson } from "../source/parse-json.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import { bodySchemas } from "./reach.js";

/** An example and the schema that it should satisfy. */
export interface ExampleOf {
  readonly value: JsonValue;
  readonly schema: JsonValue;
  /** Where the value stands: tokens in `root`, which is the document or a block of the page. */
  readonly root: JsonObject;
  readonly tokens: readonly PointerToken[];
  readonly inPage: boolean;
  /** The status of the response that the page shows. */
  readonly status?: string;
}

/** Those after them are not checked, which `lint/incomplete` says. */
export const MAX_EXAMPLES = 10_000;

/** The examples that are checked with their schemas, in document order, then those of the page's blocks. */
export function examplesOf(context: Context): readonly ExampleOf[] {
  return allOf(context).slice(0, MAX_EXAMPLES);
}

/** The examples that are too many. */
export function uncheckedExamples(context: Context): readonly ExampleOf[] {
  return allOf(context).slice(MAX_EXAMPLES);
}

const known = new WeakMap<Context, readonly ExampleOf[]>();

function allOf(context: Context): readonly ExampleOf[] {
  const all = known.get(context) ?? [...inDocument(context), ...inPage(context)];
  known.set(context, all);
  return all;
}

function inDocument(context: Context): readonly ExampleOf[] {
  const { root } = context.document;
  return context.sites.all.flatMap(({ kind, node, tokens }) => {
    const schema = kind === "schema" ? node : schemaOf(kind, node);
    if (schema === undefined) return [];
    const found: ExampleOf[] = [];
    const add = (value: JsonValue, at: readonly PointerToken[]) =>
      found.push({ value, schema, root, tokens: at, inPage: false });
    if (Object.hasOwn(node, "example") && node.example !== undefined) add(node.example, [...tokens, "example"]);
    const examples = node.examples;
    if (kind === "schema" && isArray(examples))
      for (const [index, value] of examples.entries()) add(value, [...tokens, "examples", index]);
    if (kind !== "schema" && isObject(examples)) {
      for (const [name, entry] of Object.entries(examples)) {
        const at = [...tokens, "examples", name];
        const resolved = context.resolver.follow(entry, at);
        if (resolved !== undefined && isObject(resolved.node) && Object.hasOwn(resolved.node, "value")) {
          add(resolved.node.value ?? null, [...resolved.tokens, "value"]);
        }
      }
    }
    return found;
  });
}

function schemaOf(kind: string, node: JsonObject): JsonValue | undefined {
  return kind === "mediaType" || kind === "parameter" || kind === "header" ? getObject(node, "schema") : undefined;
}

/** A fenced block of JSON whose info string begins with a status, such as `json 200 - OK`, is that response's example. */
function inPage(context: Context): readonly ExampleOf[] {
  const [operation, ...others] = context.operations;
  if (operation === undefined || others.length > 0) return [];
  return context.document.prose.flatMap((block) => {
    const status = block.kind === "code" ? /^json\s+([1-5]\d\d)\b/.exec(block.info ?? "")?.[1] : undefined;
    const response = operation.responses.find((candidate) => candidate.status === status);
    if (status === undefined || response === undefined) return [];
    const [body] = bodySchemas(context, response.node, response.tokens);
    const { source, start, end } = block.span;
    const { value } = parseJson({ source, start, end });
    if (body?.value === undefined || !isObject(value)) return [];
    return [{ value, schema: body.value, root: value, tokens: [], inPage: true, status }];
  });
}
