import type { Fix, OverlayAction } from "../../../repair/overlay.js";
import { getObject, isObject, type JsonObject } from "../../../source/json.js";
import { formatPointer, type PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { addMembers, inOrder, moveMember, removeNode, replaceMembers, safe } from "../../fixes.js";
import { inCode } from "../../quote.js";
import { namingDiscriminators, tokensOf } from "./named-by-discriminator.js";

/** A component under a name that it cannot have, and the fix that gives it another. */
export interface Rename {
  /** The section of the components. */
  readonly map: readonly PointerToken[];
  readonly name: string;
  readonly fix: Fix;
}

interface Named {
  readonly map: readonly PointerToken[];
  readonly name: string;
  readonly fitting: string;
}

/** What must change elsewhere with a name. */
interface Reference {
  /** The object that has the reference as a member: `$ref`, or a value of a discriminator's mapping. */
  readonly tokens: readonly PointerToken[];
  readonly update: JsonObject;
  /** Undefined where the name itself was the reference, and an entry of a mapping keeps what it meant. */
  readonly expected: JsonObject | undefined;
  readonly target: Named;
  /** The component of a name that does not fit in which the reference stands. */
  readonly within: Named | undefined;
}

/** Components that are renamed together. */
type Group = readonly [Named, ...Named[]];

/**
 * The components whose name does not fit, each with its fix: the component under a free name that fits, what refers to it, and the old
 * one removed. Those that refer to one another are one fix, because each would be changed under the other's hands.
 */
export function renamesOf(
  context: Context,
  { rule, fits }: { readonly rule: string; readonly fits: (name: string) => boolean },
): readonly Rename[] {
  const all = namedOf(context, fits);
  if (all.length === 0) return [];
  const references = referencesTo(context, all);
  return groupsOf(all, references).flatMap((group) => {
    const fix = fixOf({ context, rule, group, references });
    return group.map(({ map, name }) => ({ map, name, fix }));
  });
}

/** First what refers to them, which may stand inside one of them; then each goes to its place. */
function fixOf(from: {
  readonly context: Context;
  readonly rule: string;
  readonly group: Group;
  readonly references: readonly Reference[];
}): Fix {
  const { context, rule, group, references } = from;
  const { root } = context.document;
  const note = ({ name, fitting }: Named) => ({
    rule,
    root,
    reason: `${inCode(name)} is no name that a component may have; ${inCode(fitting)} takes its place.`,
  });
  const renamed = references.flatMap(({ tokens, update, expected, target }) => {
    if (!group.includes(target)) return [];
    const change = { ...note(target), tokens, update };
    return [expected === undefined ? addMembers(change) : replaceMembers({ ...change, expected })];
  });
  const schemes = group.flatMap((one) =>
    one.map.at(-1) === "securitySchemes" ? renameScheme(context, one, note(one)) : [],
  );
  const move = (one: Named) => moveMember({ ...note(one), tokens: one.map, key: one.name, to: one.fitting });
  const [first, ...others] = group;
  return safe(...inOrder([...renamed, ...schemes], [...move(first), ...others.flatMap(move)]));
}

/** Security Requirement Objects name a scheme by a key. */
function renameScheme(
  { sites }: Context,
  { name, fitting }: Named,
  note: { readonly rule: string; readonly root: JsonObject; readonly reason: string },
): readonly OverlayAction[] {
  return sites.of("securityRequirement").flatMap(({ node, tokens }) => {
    if (!Object.hasOwn(node, name)) return [];
    const scopes = node[name] ?? [];
    const removed = removeNode({ ...note, tokens: [...tokens, name], expected: scopes });
    return [addMembers({ ...note, tokens, update: { [fitting]: scopes } }), removed];
  });
}

function namedOf({ sites }: Context, fits: (name: string) => boolean): readonly Named[] {
  return sites.all.flatMap(({ kind, node, tokens }) => {
    if (kind !== "components") return [];
    return Object.entries(node).flatMap(([section, map]) => {
      if (section.startsWith("x-") || !isObject(map)) return [];
      const taken = new Set(Object.keys(map));
      const unfit = [...taken].filter((name) => !fits(name));
      return unfit.map((name) => {
        const fitting = freeName(name, taken);
        taken.add(fitting);
        return { map: [...tokens, section], name, fitting };
      });
    });
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const fitting = name.replace(/[^A-Za-z0-9._-]/g, "_") || "_";
  let free = fitting;
  for (let count = 2; taken.has(free); count += 1) free = `${fitting}_${count}`;
  return free;
}

/** The references to the components, and to what is inside them; and where a name is the reference, what keeps its meaning. */
function referencesTo(context: Context, all: readonly Named[]): readonly Reference[] {
  const known = new Map(all.map((one) => [formatPointer([...one.map, one.name]), one]));
  const depths = new Set(all.map(({ map }) => map.length + 1));
  const holding = (tokens: readonly PointerToken[]): Named | undefined => {
    for (const depth of depths) {
      const found = tokens.length < depth ? undefined : known.get(formatPointer(tokens.slice(0, depth)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const referring = (tokens: readonly PointerToken[], member: string, from: string): readonly Reference[] => {
    const at = tokensOf(from);
    const target = at && holding(at);
    if (at === undefined || target === undefined) return [];
    const to = `#${formatPointer([...target.map, target.fitting, ...at.slice(target.map.length + 1)])}`;
    return [{ tokens, update: { [member]: to }, expected: { [member]: from }, target, within: holding(tokens) }];
  };
  const schemas = new Map(all.flatMap((one) => (one.map.at(-1) === "schemas" ? [[one.name, one] as const] : [])));
  const mapping = (tokens: readonly PointerToken[], value: string, from: string): readonly Reference[] => {
    const target = schemas.get(from);
    if (target === undefined) return referring(tokens, value, from);
    const update = { [value]: target.fitting };
    return [{ tokens, update, expected: { [value]: from }, target, within: holding(tokens) }];
  };
  const written = context.sites.all.flatMap(({ kind, node, reference, tokens }) => [
    ...(reference === undefined ? [] : referring(tokens, "$ref", reference)),
    ...(kind === "schema" ? mappedBy(node) : []).flatMap(([value, from]) =>
      mapping([...tokens, "discriminator", "mapping"], value, from),
    ),
  ]);
  const naming = namingDiscriminators(context);
  const understood = all.flatMap((target) =>
    naming([...target.map, target.name]).map((tokens) => ({
      tokens: [...tokens, "discriminator"],
      update: { mapping: { [target.name]: `#${formatPointer([...target.map, target.fitting])}` } },
      expected: undefined,
      target,
      within: holding(tokens),
    })),
  );
  return [...written, ...understood];
}

/** What a discriminator maps values to: references, or names of schemas (OpenAPI 3.0.3, 4.7.25). */
function mappedBy(schema: JsonObject): readonly (readonly [value: string, reference: string])[] {
  const mapping = getObject(getObject(schema, "discriminator"), "mapping") ?? {};
  return Object.entries(mapping).flatMap(([value, to]) => (typeof to === "string" ? [[value, to] as const] : []));
}

/** The components, those together that one refers to from inside another, in the order of the document. */
function groupsOf(all: readonly Named[], references: readonly Reference[]): readonly Group[] {
  const beside = new Map<Named, Named[]>(all.map((one) => [one, []]));
  for (const { target, within } of references) {
    if (within === undefined || within === target) continue;
    beside.get(within)?.push(target);
    beside.get(target)?.push(within);
  }
  const seen = new Set<Named>();
  return all.flatMap((first): readonly Group[] => {
    if (seen.has(first)) return [];
    const group = new Set([first]);
    for (const one of group) for (const other of beside.get(one) ?? []) group.add(other);
    for (const one of group) seen.add(one);
    const others = all.filter((one) => one !== first && group.has(one));
    return [[first, ...others]];
  });
}
