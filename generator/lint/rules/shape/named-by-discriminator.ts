import { getArray, getObject, getString, type JsonObject, type JsonValue } from "../../../source/json.js";
import { formatPointer, type PointerToken, parsePointer } from "../../../source/pointer.js";
import type { Context } from "../../context.js";

/** The tokens that a reference into the document leads to, or undefined. */
export function tokensOf(reference: string): readonly string[] | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return parsePointer(reference.slice(1));
  }
}

/**
 * For a component, the schemas whose discriminator has its name as a value, because nothing maps another value to it: those that list
 * it as an alternative, and those that it builds on by `allOf` (OpenAPI 3.0.3, 4.7.25; 3.1.1, 4.8.25).
 */
export function namingDiscriminators(
  context: Context,
): (component: readonly PointerToken[]) => readonly (readonly PointerToken[])[] {
  const listing = listingOf(context);
  return (component) => {
    if (component.at(-2) !== "schemas") return [];
    const pointer = formatPointer(component);
    const candidates = new Set([...(listing.get(pointer) ?? []), ...basesOf(context, pointer)]);
    return [...candidates].flatMap((candidate) => {
      const tokens = parsePointer(candidate) ?? [];
      const discriminator = getObject(context.valueAt(tokens), "discriminator");
      return discriminator === undefined || isMapped(discriminator, pointer, String(component.at(-1))) ? [] : [tokens];
    });
  };
}

/** The schemas with a discriminator, by each alternative that they list. */
function listingOf({ sites }: Context): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { node, tokens } of sites.of("schema")) {
    if (getObject(node, "discriminator") === undefined) continue;
    for (const one of new Set([...referred(node, "oneOf"), ...referred(node, "anyOf")])) {
      const list = found.get(one);
      if (list === undefined) found.set(one, [formatPointer(tokens)]);
      else list.push(formatPointer(tokens));
    }
  }
  return found;
}

/** What a schema builds on, and what that builds on. */
function basesOf(context: Context, pointer: string): ReadonlySet<string> {
  const found = new Set([pointer]);
  for (const one of found)
    for (const base of referred(context.valueAt(parsePointer(one) ?? []), "allOf")) found.add(base);
  found.delete(pointer);
  return found;
}

function referred(schema: JsonValue | undefined, keyword: string): readonly string[] {
  return (getArray(schema, keyword) ?? []).flatMap((part) => {
    const tokens = tokensOf(getString(part, "$ref") ?? "");
    return tokens === undefined ? [] : [formatPointer(tokens)];
  });
}

function isMapped(discriminator: JsonObject, pointer: string, name: string): boolean {
  const mapping = getObject(discriminator, "mapping") ?? {};
  if (Object.hasOwn(mapping, name)) return true;
  return Object.values(mapping).some(
    (to) => typeof to === "string" && (to === name || formatPointer(tokensOf(to) ?? [""]) === pointer),
  );
}
