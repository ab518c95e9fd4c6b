import { isArray, isObject, type JsonObject, type JsonValue } from "./json.js";
import { type Location, locationOfSpan, originOf } from "./origin.js";
import { formatPointer, type PointerToken } from "./pointer.js";
import { foldSpace, splitSentences } from "./sentences.js";

/** A sentence of a `description` or `summary` in an OpenAPI document. */
export interface DescriptionSentence {
  readonly text: string;
  readonly of: "description" | "summary";
  /** The tokens of the string's pointer. */
  readonly tokens: readonly PointerToken[];
  /** Where the whole string stands. */
  readonly location: Location | undefined;
}

/** Objects whose keys are names that the author chose and not keywords. */
const NAME_MAPS: ReadonlySet<string> = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "links",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securityDefinitions",
  "securitySchemes",
  "variables",
  "webhooks",
]);
/** Members that hold a user's data and not the document's own words. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples", "value"]);

/** The sentences of every description and summary below `root`, in document order. */
export function* descriptionSentences(root: JsonObject): Generator<DescriptionSentence> {
  yield* walk(root, [], false);
}

function* walk(
  node: JsonValue,
  tokens: readonly PointerToken[],
  keysAreNames: boolean,
): Generator<DescriptionSentence> {
  if (isArray(node)) {
    for (const [index, item] of node.entries()) yield* walk(item, [...tokens, index], false);
    return;
  }
  if (!isObject(node)) return;
  const keys = originOf(node)?.entries.keys() ?? Object.keys(node);
  for (const token of keys) {
    const key = String(token);
    const value = node[key];
    if (value === undefined || (!keysAreNames && DATA.has(key))) continue;
    if (typeof value === "string") {
      if (!keysAreNames && (key === "description" || key === "summary"))
        yield* split(node, key, value, [...tokens, key]);
    } else yield* walk(value, [...tokens, key], !keysAreNames && NAME_MAPS.has(key) && isObject(value));
  }
}

function* split(
  node: JsonObject,
  key: "description" | "summary",
  text: string,
  tokens: readonly PointerToken[],
): Generator<DescriptionSentence> {
  const span = originOf(node)?.entries.get(key)?.value;
  const location = span === undefined ? undefined : locationOfSpan(span, formatPointer(tokens));
  for (const { start, end } of splitSentences(text)) {
    yield { text: foldSpace(text.slice(start, end)), of: key, tokens, location };
  }
}
