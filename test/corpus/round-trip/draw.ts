import fc from "fast-check";
import type { JsonType, NamedSchema, Schema } from "../../../generator/model/model.js";
import { sampleOf } from "../../../generator/model/sample.js";
import { isObject, type JsonObject, type JsonValue, newObject } from "../../../generator/source/json.js";
import { textsOf } from "./patterns.js";

/** Which values can go where: a header holds no line break, a form no null. */
export type Where = "json" | "form" | "path" | "header" | "query" | "cookie";

export interface Drawing {
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  readonly direction: "request" | "response";
  readonly where: Where;
  /** Characters that no text may have: they separate the items of a list. */
  readonly without?: string;
}

/** Below this depth, what is optional is left out. */
const DEEPEST = 5;

/** Values that a schema describes, or nearly: `not`, `if` and the like are left to whoever checks them. */
export function valuesOf(schema: Schema, drawing: Drawing): fc.Arbitrary<JsonValue> {
  return fc.gen().map((g) => new Draw(g, drawing).value([schema], 0));
}

type Gen = fc.GeneratorValue;

class Draw {
  readonly #g: Gen;
  readonly #drawing: Drawing;

  constructor(g: Gen, drawing: Drawing) {
    this.#g = g;
    this.#drawing = drawing;
  }

  /** A value of which all these schemas hold. */
  value(schemas: readonly Schema[], depth: number): JsonValue {
    // Where only texts can be, a text may look like anything.
    const isText = this.#drawing.where === "json" || schemas.every((schema) => this.#isText(schema));
    const parts = schemas.flatMap((schema) => this.#parts(schema, depth));
    const fixed = parts.find((part) => part.const !== undefined)?.const;
    if (fixed !== undefined) return fixed.value;
    const listed = parts.flatMap((part) => (part.enum === undefined ? [] : [part.enum]));
    if (listed.length > 0) return this.#member(listed, parts);
    switch (this.#type(parts)) {
      case "null":
        return null;
      case "boolean":
        return this.#g(fc.boolean);
      case "integer":
        return this.#number(parts, 1);
      case "number":
        return this.#number(parts, this.#g(fc.constantFrom, 1, 0.5, 0.25));
      case "array":
        return this.#array(parts, depth);
      case "object":
        return this.#object(parts, depth);
      case "string":
        return this.#string(parts, isText);
    }
  }

  /** Whether the schema has no alternative that is something else than a text. */
  #isText({ allOf = [], anyOf = [], oneOf = [], ref, types = [] }: Schema, chain = 0): boolean {
    const target = ref === undefined ? undefined : this.#drawing.schemas.get(ref)?.schema;
    const more = [...(target === undefined ? [] : [target]), ...allOf, ...anyOf, ...oneOf];
    return (
      chain <= 32 &&
      types.every((type) => type === "string" || type === "null") &&
      more.every((each) => this.#isText(each, chain + 1))
    );
  }

  /** The schema and all that hold with it, one of each list of alternatives chosen. */
  #parts(schema: Schema, depth: number, chain = 0): Schema[] {
    if (chain > 32) return [];
    const target = schema.ref === undefined ? undefined : this.#drawing.schemas.get(schema.ref)?.schema;
    const chosen = [schema.oneOf, schema.anyOf].flatMap((choice) =>
      choice === undefined ? [] : [this.#choice(choice, depth)],
    );
    const more = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? []), ...chosen];
    const parts = [schema, ...more.flatMap((part) => this.#parts(part, depth, chain + 1))];
    const apart = schema.oneOf === undefined ? undefined : this.#apart(schema.oneOf, parts, chain);
    return apart === undefined ? parts : [...parts, apart];
  }

  /**
   * Where several of a list of alternatives may hold and one must: now and then members that this one does not know, and that
   * the others do not take as they are.
   */
  #apart(choice: readonly Schema[], parts: readonly Schema[], chain: number): Schema | undefined {
    if (chain > 4 || this.#drawing.where !== "json" || this.#g(fc.nat, 2) > 0) return undefined;
    const known = new Set(parts.flatMap(({ properties }) => [...(properties?.keys() ?? [])]));
    const others = choice.flatMap((each) => this.#all(each)).flatMap(({ properties }) => [...(properties ?? [])]);
    const foreign = others.flatMap(([name, { types }]) => (known.has(name) || types === undefined ? [] : [name]));
    if (foreign.length === 0) return undefined;
    const odd: Schema = { ...never, const: { value: [[["apart"]]] } };
    return { ...never, properties: new Map(foreign.map((name) => [name, odd])), required: foreign };
  }

  /** The schema and all that hold with it, without a choice. */
  #all(schema: Schema, chain = 0): Schema[] {
    const target = schema.ref === undefined ? undefined : this.#drawing.schemas.get(schema.ref)?.schema;
    const more = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])];
    return chain > 8 ? [] : [schema, ...more.flatMap((part) => this.#all(part, chain + 1))];
  }

  #choice(choice: readonly Schema[], depth: number): Schema {
    const flat = choice.filter((each) => each.ref === undefined && !(each.types?.includes("object") ?? false));
    return this.#g(fc.constantFrom, ...(depth >= DEEPEST - 1 && flat.length > 0 ? flat : choice));
  }

  #member(lists: readonly (readonly JsonValue[])[], parts: readonly Schema[]): JsonValue {
    const [first = [], ...others] = lists;
    const types = typesOf(parts);
    const common = first.filter(
      (value) =>
        others.every((list) => list.includes(value)) &&
        (types === undefined || types.some((type) => is(value, type))) &&
        parts.every((part) => hasLength(value, part)),
    );
    const { where } = this.#drawing;
    const usable = common.filter((value) => where === "json" || (value !== null && (value !== "" || where === "form")));
    const members = usable.length > 0 ? usable : common.length > 0 ? common : first;
    return this.#g(fc.constantFrom, ...members);
  }

  #type(parts: readonly Schema[]): JsonType {
    const types = typesOf(parts) ?? implied(parts);
    const usable = types.filter((type) => this.#drawing.where === "json" || type !== "null");
    return this.#g(fc.constantFrom, ...(usable.length > 0 ? usable : types));
  }

  #number(parts: readonly Schema[], step: number): number {
    const unit = parts.find(({ multipleOf }) => multipleOf !== undefined)?.multipleOf ?? step;
    const least = Math.max(
      ...parts.map(({ exclusiveMinimum, minimum }) => Math.max(minimum ?? -1000, (exclusiveMinimum ?? -1001) + unit)),
    );
    const most = Math.min(
      ...parts.map(({ exclusiveMaximum, maximum }) =>
        Math.min(maximum ?? least + 100_000, (exclusiveMaximum ?? least + 100_001) - unit),
      ),
    );
    const [from, to] = [Math.ceil(least / unit), Math.max(Math.ceil(least / unit), Math.floor(most / unit))];
    return this.#g(fc.integer, { min: Math.max(from, -(2 ** 31)), max: Math.min(to, 2 ** 31) }) * unit;
  }

  #string(parts: readonly Schema[], isText: boolean): string {
    const patterns = parts.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
    const min = Math.max(0, ...parts.map(({ minLength }) => minLength ?? 0));
    const max = Math.min(min + 24, ...parts.map(({ maxLength }) => maxLength ?? Number.POSITIVE_INFINITY));
    if (patterns.length > 0) return this.#matching(patterns, { min, parts });
    const format = parts.find((part) => part.format !== undefined)?.format;
    const formatted = format === undefined ? undefined : this.#formatted(format, parts);
    if (formatted !== undefined) return formatted;
    return (isText ? this.#lookalike(min, max) : undefined) ?? this.#text(min, Math.max(min, max));
  }

  /** Now and then a text that a number, a boolean, nothing or a list could be taken for. */
  #lookalike(min: number, max: number): string | undefined {
    const { where, without = "" } = this.#drawing;
    const fits = LOOKALIKES.filter(
      (text) => text.length >= min && text.length <= max && ![...text].some((letter) => without.includes(letter)),
    );
    // A header has no white space around it and no path a segment without text.
    const usable = fits.filter((text) => where === "json" || where === "form" || text.trim() !== "");
    return usable.length === 0 || this.#g(fc.nat, 2) > 0 ? undefined : this.#g(fc.constantFrom, ...usable);
  }

  /** No text that a number or a boolean could be taken for, which a form cannot tell apart. */
  #text(min: number, max: number): string {
    const wild = this.#drawing.where === "header" ? "a-Z 0/;=&?%+" : "a-Z 0/;=&?%+,|[].\"'<>\\é€𝄞\u2028\r\n\t:";
    const letters = [...wild].filter((letter) => this.#drawing.without?.includes(letter) !== true);
    const inner = this.#g(fc.array, fc.constantFrom(...letters), { maxLength: Math.max(0, max - 2) });
    const text = [..."k", ...inner].slice(0, max).join("");
    const plain = this.#drawing.where === "header" ? text.trim() : text;
    return plain + "z".repeat(Math.max(0, min - [...plain].length));
  }

  /** Brackets in a name have no form. */
  #name(): string {
    if (this.#g(fc.nat, 3) === 0) return this.#g(fc.constantFrom, ...NAMES);
    return this.#text(1, 8).replace(/[[\]]/g, "b");
  }

  #matching(patterns: readonly string[], { min, parts }: { min: number; parts: readonly Schema[] }): string {
    const sample = String(sampleOf(parts[0] ?? never, this.#drawing.schemas));
    const most = Math.min(200, ...parts.map(({ maxLength }) => maxLength ?? 200));
    const known = textsOf(patterns, min, most).filter((text) => this.#canHold(text));
    return known.length > 0 ? this.#g(fc.constantFrom, ...known) : sample;
  }

  #canHold(text: string): boolean {
    const { where, without = "" } = this.#drawing;
    if ([...text].some((letter) => without.includes(letter))) return false;
    if (where === "header") return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
    return where === "json" || where === "form" || (text !== "" && !/^\.\.?$/.test(text));
  }

  #formatted(format: string, parts: readonly Schema[]): string | undefined {
    switch (format) {
      case "date-time":
        return this.#g(fc.date, { noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).toISOString();
      case "date":
        return this.#g(fc.date, { noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
          .toISOString()
          .slice(0, 10);
      case "uuid":
        return this.#g(fc.uuid);
      case "uri":
      case "url":
      case "email":
      case "ipv4":
      case "ipv6":
      case "hostname":
        return String(sampleOf({ ...(parts[0] ?? never), types: ["string"], format }, this.#drawing.schemas));
      default:
        return undefined;
    }
  }

  #array(parts: readonly Schema[], depth: number): JsonValue[] {
    const items = parts.flatMap(({ items: own }) => (own === undefined || own.always !== undefined ? [] : [own]));
    const least = Math.max(0, ...parts.map(({ minItems }) => minItems ?? 0));
    const most = Math.min(least + 2, ...parts.map(({ maxItems }) => maxItems ?? Number.POSITIVE_INFINITY));
    const wanted = this.#drawing.where === "json" ? least : Math.max(1, least);
    const length = depth >= DEEPEST ? wanted : this.#g(fc.integer, { min: Math.min(wanted, most), max: most });
    const unique = parts.some(({ uniqueItems }) => uniqueItems === true);
    const list = Array.from({ length }, () => (items.length === 0 ? "item" : this.value(items, depth + 1)));
    return unique ? list.filter((value, index) => list.findIndex((other) => same(other, value)) === index) : list;
  }

  #object(parts: readonly Schema[], depth: number): JsonObject {
    const required = new Set(parts.flatMap((part) => part.required ?? []));
    const properties = new Map<string, Schema[]>();
    for (const part of parts) {
      for (const [name, schema] of part.properties ?? [])
        properties.set(name, [...(properties.get(name) ?? []), schema]);
    }
    const value = newObject();
    const chance = [0.7, 0.4, 0.2, 0.1, 0.05][depth] ?? 0;
    for (const [name, schemas] of properties) {
      if (schemas.some(({ always }) => always === false) || this.#isForeign(schemas)) continue;
      if (parts.some((part) => refuses(part, name))) continue;
      const given = required.has(name) || this.#g(fc.double, { min: 0, max: 1, noNaN: true }) < chance;
      if (!given) continue;
      const member = this.value(schemas, depth + 1);
      if (this.#drawing.where === "json" || required.has(name) || !isEmpty(member)) value[name] = member;
    }
    for (const name of required) if (!properties.has(name)) value[name] = "required";
    const others = parts.flatMap(({ additionalProperties: own }) => (own?.always === undefined && own ? [own] : []));
    if (others.length > 0 && properties.size === 0) value[this.#name()] = this.value(others, depth + 1);
    return value;
  }

  /** What only the other direction has. */
  #isForeign(schemas: readonly Schema[]): boolean {
    const { direction } = this.#drawing;
    return schemas.some(({ readOnly, writeOnly }) => (direction === "request" ? readOnly : writeOnly) === true);
  }
}

/** Names that every object has, or that a list could have. */
const NAMES = ["__proto__", "constructor", "toString", "0", "1", "length", "true", " "];

/** Texts that forms and queries confuse with values of other types. */
const LOOKALIKES = [
  "1",
  "-0",
  "1e3",
  "007",
  "true",
  "false",
  "null",
  "",
  " ",
  "[]",
  "{}",
  "[1]",
  '"',
  "undefined",
  "a,b",
  "a+b",
  "%41",
];

const never: Schema = { location: undefined as never, pointer: "" };

function typesOf(parts: readonly Schema[]): readonly JsonType[] | undefined {
  const stated = parts.flatMap(({ types }) => (types === undefined ? [] : [types]));
  const [first, ...others] = stated;
  if (first === undefined) return undefined;
  const common = first.filter((type) =>
    others.every((list) => list.includes(type) || (type === "integer" && list.includes("number"))),
  );
  return common.length > 0 ? common : first;
}

function implied(parts: readonly Schema[]): readonly JsonType[] {
  if (parts.some(({ properties, required }) => properties !== undefined || required !== undefined)) return ["object"];
  if (parts.some(({ additionalProperties }) => additionalProperties !== undefined)) return ["object"];
  return parts.some(({ items }) => items !== undefined) ? ["array"] : ["string"];
}

function is(value: JsonValue, type: JsonType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function hasLength(value: JsonValue, { maxLength = Number.POSITIVE_INFINITY, minLength = 0 }: Schema): boolean {
  return typeof value !== "string" || ([...value].length >= minLength && [...value].length <= maxLength);
}

/** Whether the schema itself names all that may be there, and not this. */
function refuses({ additionalProperties, patternProperties, properties }: Schema, name: string): boolean {
  return additionalProperties?.always === false && patternProperties === undefined && properties?.has(name) !== true;
}

function isEmpty(value: JsonValue): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

function same(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
