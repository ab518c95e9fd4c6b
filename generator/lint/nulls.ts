import { isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { booleanIn } from "./literals.js";
import type { Resolver } from "./resolver.js";
import type { Site, Sites } from "./sites.js";

/** Whether a schema takes null: `unknown` where it cannot be told, as where a reference leads nowhere or in a circle. */
export type TakesNull = "yes" | "no" | "unknown";

/** How `nullable` is read: as what the author means, or as JSON Schema does, which does not know the word. */
export type Reading = "meant" | "written";

/** Deeper than this nobody looks. */
const DEEPEST = 32;

/** What becomes of null in the schemas of one document (JSON Schema 2020-12, core 10.2 and 10.3; validation 6.1). */
export class Nulls {
  readonly #resolver: Resolver;
  readonly #sites: Sites;
  readonly #known = { meant: new Map<JsonObject, TakesNull>(), written: new Map<JsonObject, TakesNull>() };
  #crowded: ReadonlyMap<JsonObject, "here" | "elsewhere"> | undefined;

  constructor(sites: Sites, resolver: Resolver) {
    this.#sites = sites;
    this.#resolver = resolver;
  }

  /** Whether a schema takes null. */
  take(schema: JsonValue | undefined, reading: Reading, depth = 0): TakesNull {
    if (typeof schema === "boolean") return schema ? "yes" : "no";
    if (!isObject(schema) || depth > DEEPEST) return "unknown";
    const known = this.#known[reading].get(schema);
    if (known !== undefined) return known;
    // What leads back here does not tell.
    this.#known[reading].set(schema, "unknown");
    const takes = this.#ask(schema, reading, depth);
    this.#known[reading].set(schema, takes);
    return takes;
  }

  #ask(schema: JsonObject, reading: Reading, depth: number): TakesNull {
    if (reading === "meant" && isNullable(schema)) return listsNull(schema) ? "yes" : "unknown";
    return all([typesNull(schema) && listsNull(schema) ? "yes" : "no", this.compose(schema, reading, depth)]);
  }

  /** Whether what a schema is composed of takes null, `type` and listed values left out. */
  compose(schema: JsonObject, reading: Reading, depth = 0): TakesNull {
    const each = (value: JsonValue | undefined) =>
      isArray(value) ? value.map((part) => this.take(part, reading, depth + 1)) : undefined;
    const parts: TakesNull[] = [];
    if (Object.hasOwn(schema, "$ref")) parts.push(this.#target(schema, reading, depth));
    const [every, any, one] = [each(schema.allOf), each(schema.anyOf), each(schema.oneOf)];
    if (every !== undefined) parts.push(...every);
    if (any !== undefined) parts.push(not(all(any.map(not))));
    if (one !== undefined) parts.push(exactlyOne(one));
    if (Object.hasOwn(schema, "not")) parts.push(not(this.take(schema.not, reading, depth + 1)));
    if (Object.hasOwn(schema, "if") || Object.hasOwn(schema, "$dynamicRef")) parts.push("unknown");
    return all(parts);
  }

  /**
   * Whether a schema decides, by taking null, that a `oneOf` refuses it, since another alternative takes it as well: where it is an
   * alternative itself, `here`; where it is a part of one, or what one refers to, `elsewhere`.
   */
  crowds({ node }: Site): "here" | "elsewhere" | undefined {
    this.#crowded ??= this.#collect();
    return this.#crowded.get(node);
  }

  #target(schema: JsonObject, reading: Reading, depth: number): TakesNull {
    const target = this.#resolver.follow({ $ref: schema.$ref ?? null }, []);
    return target === undefined ? "unknown" : this.take(target.node, reading, depth + 1);
  }

  #collect(): ReadonlyMap<JsonObject, "here" | "elsewhere"> {
    const found = new Map<JsonObject, "here" | "elsewhere">();
    for (const { node } of this.#sites.of("schema")) {
      const alternatives = isArray(node.oneOf) ? node.oneOf : [];
      const takes = alternatives.map((alternative) => this.take(alternative, "written"));
      for (const [index, alternative] of alternatives.entries()) {
        const others = takes.filter((_, other) => other !== index);
        if (!others.includes("yes") && !others.includes("unknown")) continue;
        for (const part of this.#parts(alternative)) if (!found.has(part)) found.set(part, "elsewhere");
        if (isObject(alternative) && others.includes("yes")) found.set(alternative, "here");
      }
    }
    return found;
  }

  /** The schemas that null meets on its way through one. */
  #parts(schema: JsonValue): ReadonlySet<JsonObject> {
    const parts = new Set<JsonObject>();
    const open: JsonValue[] = [schema];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!isObject(next) || parts.has(next)) continue;
      parts.add(next);
      if (Object.hasOwn(next, "$ref")) open.push(this.#resolver.follow({ $ref: next.$ref ?? null }, [])?.node ?? null);
      for (const key of ["allOf", "anyOf", "oneOf"]) {
        const list = next[key];
        if (isArray(list)) open.push(...list);
      }
    }
    return parts;
  }
}

/** Whether `nullable` says yes, also as a text. */
function isNullable({ nullable }: JsonObject): boolean {
  return nullable === true || (typeof nullable === "string" && booleanIn(nullable) === true);
}

/** Whether `type`, where it is stated, has null. */
export function typesNull({ type }: JsonObject): boolean {
  return type === undefined || type === "null" || (isArray(type) && type.includes("null"));
}

/** Whether the values that a schema lists, where it does, have null among them. */
export function listsNull(node: JsonObject): boolean {
  return (!isArray(node.enum) || node.enum.includes(null)) && (!Object.hasOwn(node, "const") || node.const === null);
}

function not(takes: TakesNull): TakesNull {
  return takes === "unknown" ? takes : takes === "yes" ? "no" : "yes";
}

function all(parts: readonly TakesNull[]): TakesNull {
  return parts.includes("no") ? "no" : parts.includes("unknown") ? "unknown" : "yes";
}

function exactlyOne(parts: readonly TakesNull[]): TakesNull {
  const sure = parts.filter((takes) => takes === "yes").length;
  if (sure > 1) return "no";
  if (parts.includes("unknown")) return "unknown";
  return sure === 1 ? "yes" : "no";
}
