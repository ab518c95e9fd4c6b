import { getArray, getObject, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import { type JsonTypeName, jsonTypeOf } from "./json-type.js";
import { listed } from "./literals.js";
import type { Resolver } from "./resolver.js";
import { brokenAssertions, isPartlyChecked, spell } from "./value-assertions.js";

/** Where a value does not satisfy a schema, below the value that was checked. */
export interface Mismatch {
  readonly path: readonly PointerToken[];
  readonly value: JsonValue;
  readonly message: string;
  readonly keyword: string;
  /** The types that the schema allows there, where the type is what is wrong. */
  readonly types?: readonly string[];
  /** The schema that states them. */
  readonly typed?: JsonObject;
}

/** Steps that one value may cost: a schema that refers to itself in many ways is given up, not followed for ever. */
const BUDGET = 20_000;

class Spent extends Error {}

/**
 * Checks a value against a schema of OpenAPI 3 with the assertions whose work is bounded: no patterns. Undefined where the
 * schema is too much to follow.
 */
export function checkValue(
  value: JsonValue,
  schema: JsonValue,
  { resolver, document: { version } }: Pick<Context, "resolver" | "document">,
): readonly Mismatch[] | undefined {
  const checker = new Checker(resolver, version === "3.1" || version === "3.2" ? TYPES : TYPES_BEFORE_31);
  try {
    return checker.check(value, schema, []);
  } catch (error) {
    if (error instanceof Spent || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Checker {
  readonly #resolver: Resolver;
  readonly #types: ReadonlySet<string>;
  #steps = 0;
  /** How often a schema was passed that may refuse for a reason which is not checked here. */
  #doubts = 0;

  constructor(resolver: Resolver, types: ReadonlySet<string>) {
    this.#resolver = resolver;
    this.#types = types;
  }

  /** `oneWay` are the names that the whole, of which this schema is a part, describes as sent in one direction only. */
  check(
    value: JsonValue,
    at: JsonValue | undefined,
    path: readonly PointerToken[],
    oneWay: ReadonlySet<string> = new Set(),
  ): readonly Mismatch[] {
    this.#step();
    const schema = this.#resolver.follow(at, [])?.node;
    if (schema === false) return [{ path, value, message: "is not allowed here", keyword: "false" }];
    if (!isObject(schema)) return [];
    if (value === null && schema.nullable === true) return [];
    if (isPartlyChecked(value, schema)) this.#doubts += 1;
    const wrongType = typeMismatch(value, schema, path, this.#types);
    if (wrongType !== undefined) return [wrongType];
    const names = isObject(value) ? new Set([...oneWay, ...this.#oneWayNames(schema)]) : oneWay;
    return [
      ...brokenAssertions(value, schema).map((broken) => ({ path, value, ...broken })),
      ...(isObject(value) ? this.#members(value, schema, path, names) : []),
      ...(isArray(value) ? value.flatMap((item, index) => this.check(item, schema.items, [...path, index])) : []),
      ...this.#compositions(value, schema, path, names),
    ];
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > BUDGET) throw new Spent();
  }

  /** What a schema and the parts of its `allOf` describe as sent in one direction only (OpenAPI 3.0, 4.7.24.2). */
  #oneWayNames(schema: JsonObject): readonly string[] {
    this.#step();
    const properties = getObject(schema, "properties") ?? {};
    const parts = (getArray(schema, "allOf") ?? []).map((part) => this.#resolver.follow(part, [])?.node);
    return [
      ...Object.entries(properties).flatMap(([name, property]) => {
        const isOneWay = saysOneWay(property) || saysOneWay(this.#resolver.follow(property, [])?.node);
        return isOneWay ? [name] : [];
      }),
      ...parts.filter(isObject).flatMap((part) => this.#oneWayNames(part)),
    ];
  }

  #members(
    value: JsonObject,
    schema: JsonObject,
    path: readonly PointerToken[],
    oneWay: ReadonlySet<string>,
  ): readonly Mismatch[] {
    const properties = getObject(schema, "properties") ?? {};
    const found: Mismatch[] = [];
    for (const name of getArray(schema, "required") ?? []) {
      if (typeof name !== "string" || Object.hasOwn(value, name)) continue;
      // A property that nothing describes is a defect of the schema, which another rule finds.
      const undescribed = Object.hasOwn(schema, "properties") && !Object.hasOwn(properties, name);
      if (undescribed || oneWay.has(name)) this.#doubts += 1;
      else found.push({ path, value, message: `lacks the required property \`${name}\``, keyword: `required ${name}` });
    }
    for (const [name, member] of Object.entries(value)) {
      if (Object.hasOwn(properties, name)) found.push(...this.check(member, properties[name], [...path, name]));
      else if (!Object.hasOwn(schema, "patternProperties")) found.push(...this.#additional(member, name, schema, path));
    }
    return found;
  }

  #additional(member: JsonValue, name: string, schema: JsonObject, path: readonly PointerToken[]): readonly Mismatch[] {
    const rest = schema.additionalProperties;
    if (rest === undefined || rest === true) return [];
    if (rest !== false) return this.check(member, rest, [...path, name]);
    return [
      {
        path: [...path, name],
        value: member,
        message: "is a property that the schema does not allow",
        keyword: "additionalProperties",
      },
    ];
  }

  #compositions(
    value: JsonValue,
    schema: JsonObject,
    path: readonly PointerToken[],
    oneWay: ReadonlySet<string>,
  ): readonly Mismatch[] {
    const all = (getArray(schema, "allOf") ?? []).flatMap((part) => this.check(value, part, path, oneWay));
    const any = this.#alternatives(value, getArray(schema, "anyOf"), path);
    return [...all, ...any.mismatches, ...this.#exactlyOne(value, schema, path)];
  }

  /**
   * `oneOf` wants exactly one (JSON Schema 2020-12, core 10.2.1.3), whatever a discriminator says (OpenAPI 3.1.1, 4.8.25). That more
   * fit is said only of those that were checked whole.
   */
  #exactlyOne(value: JsonValue, schema: JsonObject, path: readonly PointerToken[]): readonly Mismatch[] {
    const { mismatches, certain } = this.#alternatives(value, getArray(schema, "oneOf"), path);
    if (certain < 2) return mismatches;
    return [
      { path, value, message: `fits ${certain} alternatives of a \`oneOf\`, which allows one`, keyword: "oneOf" },
    ];
  }

  /** That no alternative fits, and how many surely do. What one alternative lacks is said only where the type leaves no other. */
  #alternatives(
    value: JsonValue,
    parts: readonly JsonValue[] | undefined,
    path: readonly PointerToken[],
  ): Alternatives {
    if (parts === undefined || parts.length === 0) return { mismatches: [], certain: 0 };
    const results = parts.map((part) => {
      const before = this.#doubts;
      const mismatches = this.check(value, part, path);
      return { mismatches, certain: mismatches.length === 0 && this.#doubts === before };
    });
    const certain = results.filter((result) => result.certain).length;
    if (results.some(({ mismatches }) => mismatches.length === 0)) return { mismatches: [], certain };
    const close = results.filter(
      ({ mismatches }) => !mismatches.some(({ keyword, path: at }) => keyword === "type" && at.length === path.length),
    );
    const [only, ...others] = close;
    if (only !== undefined && others.length === 0) return { mismatches: only.mismatches, certain };
    const none: Mismatch = { path, value, message: "fits none of the schema's alternatives", keyword: "anyOf" };
    return { mismatches: [none], certain };
  }
}

interface Alternatives {
  readonly mismatches: readonly Mismatch[];
  readonly certain: number;
}

function typeMismatch(
  value: JsonValue,
  schema: JsonObject,
  path: readonly PointerToken[],
  known: ReadonlySet<string>,
): Mismatch | undefined {
  const stated = isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
  const types = stated.filter((type) => typeof type === "string");
  const actual = jsonTypeOf(value);
  if (types.length === 0 || types.some((type) => fits(actual, type) || !known.has(type))) return undefined;
  return {
    path,
    value,
    message: `is ${spell(value)} where the schema says ${listed(types, "or")}`,
    keyword: "type",
    types,
    typed: schema,
  };
}

/**
 * A name that is none of these says nothing of a value: `file` of OpenAPI 2.0, or what has a finding of its own, as a slip of the pen
 * has, or `"null"` before OpenAPI 3.1.
 */
const TYPES: ReadonlySet<string> = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);
const TYPES_BEFORE_31: ReadonlySet<string> = new Set([...TYPES].filter((type) => type !== "null"));

function fits(actual: JsonTypeName, type: string): boolean {
  return actual === type || (actual === "integer" && type === "number");
}

/** Sent in one direction only: an example of the other lacks it. */
function saysOneWay(property: JsonValue | undefined): boolean {
  return isObject(property) && (property.readOnly === true || property.writeOnly === true);
}
