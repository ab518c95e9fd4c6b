import {
  equalJson,
  getArray,
  getObject,
  getString,
  isObject,
  type JsonObject,
  type JsonValue,
  newObject,
} from "../source/json.js";
import type { Context } from "./context.js";
import type { ResponseView } from "./operations.js";

/** A range's response as it is for one of the statuses that its prose tells apart. */
export interface Narrowed {
  readonly value: JsonObject;
  /** The code that comes with the status, where there is one. */
  readonly code?: string;
}

/**
 * The response of a range for one status: with the codes that the prose gives for it, and the examples that have them. Without such
 * prose it is the range's own response.
 */
export function narrowed(context: Context, response: ResponseView, status: string): Narrowed {
  const content = getObject(response.node, "content") ?? {};
  let description: string | undefined;
  let code: string | undefined;
  const narrowedContent = mapObject(content, (media) => {
    const schema = context.resolver.follow(getObject(media, "schema"), [])?.node;
    if (!isObject(media) || !isObject(schema)) return media;
    const found = codeProperty(context, schema, status);
    if (found === undefined) return media;
    code ??= found.codes[0]?.code;
    description ??= found.codes.map(({ text }) => text).join(" ");
    const property = {
      ...found.node,
      enum: found.codes.map((item) => item.code),
      description: found.codes.map(({ code: name, text }) => `- \`${name}\` - ${text}`).join("\n"),
    };
    const properties = mapObject(getObject(schema, "properties") ?? {}, (value, key) =>
      key === found.name ? property : value,
    );
    return mapObject(media, (value, key) => {
      if (key === "schema") return { ...schema, properties };
      return key === "examples" && isObject(value) ? matching(value, found.name, property.enum) : value;
    });
  });
  const value = {
    description: description ?? getString(response.node, "description") ?? "",
    ...(Object.keys(content).length === 0 ? {} : { content: narrowedContent }),
  };
  return code === undefined ? { value } : { value, code };
}

interface CodeProperty {
  readonly name: string;
  readonly node: JsonObject;
  readonly codes: readonly { readonly code: string; readonly text: string }[];
}

/** The property whose description gives codes by status, in sections such as `404 error codes:`, with the items of this status. */
function codeProperty(context: Context, schema: JsonObject, status: string): CodeProperty | undefined {
  for (const [name, property] of Object.entries(getObject(schema, "properties") ?? {})) {
    const node = context.resolver.follow(property, [])?.node;
    if (!isObject(node)) continue;
    const values = getArray(node, "enum");
    const section = sectionOf(getString(node, "description") ?? "", status);
    const codes = [...section.matchAll(/^[-*] `([^`]+)` (?:-|–|—|:) (.+)$/gm)].map((match) => ({
      code: match[1] ?? "",
      text: (match[2] ?? "").trim(),
    }));
    if (codes.length > 0 && codes.every(({ code }) => values?.includes(code) === true)) return { name, node, codes };
  }
  return undefined;
}

/** The text between the heading of this status and the next status's. */
function sectionOf(text: string, status: string): string {
  const [, ...sections] =
    text.split(/^(?=[45]\d\d\b.*$)/m).length > 1 ? ["", ...text.split(/^(?=[45]\d\d\b.*$)/m)] : [text];
  return sections.find((section) => section.startsWith(status)) ?? "";
}

function matching(examples: JsonObject, property: string, codes: readonly string[]): JsonObject {
  const kept = newObject();
  for (const [name, example] of Object.entries(examples)) {
    const value = getObject(example, "value");
    if (codes.some((code) => equalJson(value?.[property], code))) kept[name] = example;
  }
  return kept;
}

function mapObject(from: JsonObject, change: (value: JsonValue, key: string) => JsonValue): JsonObject {
  const to = newObject();
  for (const [key, value] of Object.entries(from)) to[key] = change(value, key);
  return to;
}
