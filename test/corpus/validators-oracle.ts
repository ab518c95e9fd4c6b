import { bundle, createConfig } from "@redocly/openapi-core";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export interface OracleOptions {
  /** How a pattern is read. */
  readonly regExp: (pattern: string) => RegExp;
  /** Whether `nullable` allows null wherever it stands. */
  readonly isNullableAnywhere: boolean;
}

/** A document's own JSON, with what its files refer to in each other. */
export async function readDocument(file: string): Promise<unknown> {
  const { bundle: made } = await bundle({ ref: file, config: await createConfig({}) });
  return made.parsed;
}

/**
 * JSON Schemas of an OpenAPI document for Ajv, made of the document's own JSON by the OpenAPI Initiative's guide from 3.0 to 3.1 and by
 * nothing of the generator: neither its reader, nor its model, nor its upgrade.
 */
export class Oracle {
  readonly #root: unknown;
  readonly #is31: boolean;
  readonly #ajv: Ajv2020;
  readonly #isNullableAnywhere: boolean;
  readonly #dangling = new Set<string>();
  /** By the pointer that a reference names. */
  readonly #definitions = new Map<string, string>();
  readonly #made: Record<string, unknown> = {};
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #converted = new Map<readonly string[], string>();

  private constructor(root: unknown, { isNullableAnywhere, regExp }: OracleOptions) {
    this.#root = root;
    this.#isNullableAnywhere = isNullableAnywhere;
    this.#is31 = /^3\.[12]/.test(String(member(root, "openapi") ?? ""));
    const engine = { regExp: Object.assign(regExp, { code: "new RegExp" }) };
    this.#ajv = new Ajv2020({
      strict: false,
      ownProperties: true,
      logger: false,
      allErrors: true,
      validateSchema: false,
      code: engine,
    });
    addFormats.default(this.#ajv, FORMATS);
  }

  /**
   * @param document as `readDocument` gives it
   * @param places of the schemas that will be asked for
   */
  static of(document: unknown, places: Iterable<readonly string[]>, options: OracleOptions): Oracle {
    const oracle = new Oracle(document, options);
    oracle.#convert(places);
    return oracle;
  }

  /** What Ajv says of a value by the schema at one of the places, references on the way followed; undefined: there is none. */
  validator(place: readonly string[]): ((value: unknown) => readonly ErrorObject[]) | undefined {
    const own = this.#converted.get(place);
    if (own === undefined) return undefined;
    const validate = this.#compiled.get(own) ?? this.#ajv.compile({ $ref: `document${own}` });
    this.#compiled.set(own, validate);
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
  }

  /** All at once, so that Ajv compiles each but once. */
  #convert(places: Iterable<readonly string[]>): void {
    for (const place of places) {
      const found = this.#at(place);
      if (found !== undefined) this.#converted.set(place, this.#definition(pointerOf(place)));
    }
    this.#ajv.addSchema({ $id: "document", $defs: this.#made });
  }

  #at(place: readonly string[]): unknown {
    let value = this.#root;
    for (const token of place) value = member(this.#resolved(value), token);
    return value;
  }

  #resolved(value: unknown, depth = 0): unknown {
    const ref = member(value, "$ref");
    if (typeof ref !== "string" || depth > 32) return value;
    return this.#resolved(this.#at(tokensOf(ref)), depth + 1);
  }

  #schema(schema: unknown): unknown {
    if (!isObject(schema)) return schema;
    const made = this.#reference(schema);
    if (!this.#isNullableAnywhere || schema.nullable !== true) return made;
    return { anyOf: [{ type: "null" }, made] };
  }

  #reference(schema: Readonly<Record<string, unknown>>): unknown {
    const made = this.#keywords(upgraded(schema, !this.#is31));
    const { $ref } = schema;
    if (typeof $ref !== "string") return made;
    const reference = { $ref: this.#definition($ref) };
    // "Any properties added SHALL be ignored" (OpenAPI 3.0, 4.7.23); beside one of JSON Schema 2020-12 they hold.
    return this.#is31 ? { ...made, ...reference } : reference;
  }

  #definition(ref: string): string {
    const known = this.#definitions.get(ref);
    if (known !== undefined) return known;
    const name = `d${this.#definitions.size}`;
    const own = `#/$defs/${name}`;
    this.#definitions.set(ref, own);
    const found = this.#at(tokensOf(ref));
    if (found === undefined) this.#dangling.add(own);
    this.#made[name] = this.#schema(found ?? {});
    return own;
  }

  /** Whether a schema leads to one that is not there. */
  isDangling(place: readonly string[]): boolean {
    const seen = new Set<string>();
    const visit = (own: string): boolean => {
      if (this.#dangling.has(own)) return true;
      if (seen.has(own)) return false;
      seen.add(own);
      const text = JSON.stringify(this.#made[own.slice("#/$defs/".length)]);
      return [...text.matchAll(/"\$ref":"(#[^"]+)"/g)].some(([, next = ""]) => visit(next));
    };
    return visit(this.#converted.get(place) ?? "");
  }

  #keywords(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (SINGLE.has(keyword)) made[keyword] = this.#schema(value);
      else if (LISTS.has(keyword) && Array.isArray(value)) made[keyword] = value.map((each) => this.#schema(each));
      else if (MAPS.has(keyword) && isObject(value)) made[keyword] = mapped(value, (each) => this.#schema(each));
      else if (ASSERTIONS.has(keyword)) made[keyword] = value;
    }
    return made;
  }
}

/** The formats that both know; Ajv has no others for `type: string`. */
const FORMATS = [
  ...(["date", "time", "date-time", "uuid", "ipv4", "ipv6", "email", "uri", "hostname"] as const),
  ...(["int32", "int64"] as const),
];

const SINGLE = new Set([
  ...["items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties", "propertyNames"],
  ...["not", "if", "then", "else"],
]);
const LISTS = new Set(["prefixItems", "allOf", "anyOf", "oneOf"]);
const MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);
const ASSERTIONS = new Set([
  ...["type", "enum", "const", "format", "pattern", "required", "dependentRequired", "uniqueItems", "multipleOf"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"],
  ...["minContains", "maxContains", "minProperties", "maxProperties"],
]);

/**
 * "Upgrading from OpenAPI 3.0 to 3.1": `nullable` is the type null, and a boolean `exclusiveMinimum` says that `minimum` is one. The same
 * of Swagger 2.0, which has no `nullable`; and of a boolean in 3.1, where it has no meaning of its own and Ajv compiles none.
 */
function upgraded(schema: Readonly<Record<string, unknown>>, isNullable: boolean): Record<string, unknown> {
  const { exclusiveMaximum, exclusiveMinimum, maximum, minimum, nullable, type, ...rest } = schema;
  const least = exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { minimum };
  const most = exclusiveMaximum === true ? { exclusiveMaximum: maximum } : { maximum };
  // "A `true` value adds "null" to the allowed type specified by the `type` keyword, only if `type` is explicitly defined."
  const types = isNullable && nullable === true && type !== undefined ? [type, "null"] : type;
  return Object.fromEntries(
    Object.entries({ ...rest, ...least, ...most, type: types }).filter(([, value]) => value !== undefined),
  );
}

function tokensOf(ref: string): readonly string[] {
  return ref
    .replace(/^#\/?/, "")
    .split("/")
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function pointerOf(place: readonly string[]): string {
  return `#/${place.map((token) => encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
}

function mapped(value: object, change: (each: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]));
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
