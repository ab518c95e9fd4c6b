import { getObject, isObject, type JsonObject } from "../../source/json.js";
import type { PointerToken } from "../../source/pointer.js";
import { foldSpace } from "../../source/sentences.js";
import type { Context } from "../context.js";
import { enumsOf } from "../meaning.js";
import { inQuotes } from "../quote.js";
import { bodySchemas } from "../reach.js";
import type { Problem } from "../rule.js";

/** Who calls is not known (RFC 9110, 15.5.2), against: who calls is known and may not do it (15.5.4). */
const UNKNOWN = /\b(?:invalid|missing|expired|malformed|not provided|unauthenticated)\b/i;
const FORBIDDEN =
  /\b(?:not (?:authori[sz]ed|allowed|permitted)|unauthori[sz]ed for|lacks? (?:the )?permissions?|forbidden)\b/i;

/** An error's example says that the caller lacks a right, where the text of its code says that the credentials are wrong. */
export function* wordsOfExample(context: Context): Iterable<Problem> {
  const seen = new Set<JsonObject>();
  for (const response of context.boundOperations.flatMap(({ responses }) => responses)) {
    if (!/^(?:4|default)/.test(response.status) || seen.has(response.node)) continue;
    seen.add(response.node);
    const meanings = meaningsOf(context, response.node, response.tokens);
    for (const example of examplesOf(context, response.node, response.tokens)) {
      const code = Object.values(example.value).find((value) => typeof value === "string" && meanings.has(value));
      const meaning = meanings.get(String(code));
      const member = Object.entries(example.value).find(
        ([, value]) => typeof value === "string" && FORBIDDEN.test(value),
      );
      if (meaning === undefined || member === undefined || !UNKNOWN.test(meaning) || FORBIDDEN.test(meaning)) continue;
      const [name, words] = member;
      if (UNKNOWN.test(String(words))) continue;
      yield {
        at: [...example.tokens, name],
        message: `The example of \`${code}\` says ${inQuotes(String(words))}, where its text says ${inQuotes(meaning)}`,
        subject: `${code} ${name}`,
      };
    }
  }
}

/** What the description of an enum says of each of its codes, in items such as `` - `NO_KEY` - The key is missing. `` */
function meaningsOf(context: Context, node: JsonObject, tokens: readonly PointerToken[]): ReadonlyMap<string, string> {
  const properties = bodySchemas(context, node, tokens).flatMap(({ value }) => enumsOf(context, value));
  return new Map(
    properties.flatMap((property) => {
      const text = typeof property.node.description === "string" ? property.node.description : "";
      return [...text.matchAll(/^[-*] `([^`]+)` (?:-|–|—|:) (.+)$/gm)].map(
        ([, code = "", words = ""]) => [code, foldSpace(words)] as const,
      );
    }),
  );
}

/** The objects that a response's media types show. */
function* examplesOf(
  context: Context,
  node: JsonObject,
  tokens: readonly PointerToken[],
): Iterable<{ readonly value: JsonObject; readonly tokens: readonly PointerToken[] }> {
  for (const [type, media] of Object.entries(getObject(node, "content") ?? {})) {
    for (const [name, entry] of Object.entries(getObject(media, "examples") ?? {})) {
      const resolved = context.resolver.follow(entry, [...tokens, "content", type, "examples", name]);
      const value = getObject(resolved?.node, "value");
      if (resolved !== undefined && isObject(value)) yield { value, tokens: [...resolved.tokens, "value"] };
    }
  }
}
