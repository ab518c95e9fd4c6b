import { isObject, type JsonObject, type JsonValue } from "../../../generator/source/json.js";

/** What JSON Schema calls the annotations of a schema that holds: the properties and the items that it evaluated. */
interface Held {
  readonly keys: ReadonlySet<string>;
  readonly indices: ReadonlySet<number>;
}

/** What is known while one schema is applied to one value. */
interface Application {
  readonly root: JsonObject;
  readonly schema: JsonObject;
  readonly value: JsonValue;
  readonly keys: Set<string>;
  readonly indices: Set<number>;
}

/**
 * Whether a value is valid, read off JSON Schema 2020-12 keyword by keyword and as slow as that is: each answers by itself, and
 * what it evaluated is dropped wherever a schema does not hold (core 7.7.1). References lead into `$defs` of the root.
 */
export function isValidByTheBook(root: JsonObject, value: JsonValue): boolean {
  return apply(root, root, value) !== undefined;
}

function apply(root: JsonObject, schema: JsonValue | undefined, value: JsonValue): Held | undefined {
  if (!isObject(schema)) return schema === false ? undefined : { keys: new Set(), indices: new Set() };
  const application: Application = { root, schema, value, keys: new Set(), indices: new Set() };
  // Those that ask what others evaluated come last.
  const names = Object.keys(schema).sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
  for (const name of names) {
    const member = schema[name];
    if (member !== undefined && keywords[name]?.(member, application) === false) return undefined;
  }
  return application;
}

const isLast = (name: string): boolean => name.startsWith("unevaluated");

type Keyword = (member: never, application: Application) => boolean;

const keywords: Readonly<Record<string, ((member: JsonValue, application: Application) => boolean) | undefined>> =
  Object.assign(Object.create(null), {
    type: (types: string | string[], { value }) => [types].flat().some((type) => isOfType(value, type)),
    enum: (values: JsonValue[], { value }) => values.some((one) => isEqual(one, value)),
    const: (one: JsonValue, { value }) => isEqual(one, value),

    multipleOf: (divisor: number, { value }) => typeof value !== "number" || isMultiple(value, divisor),
    minimum: (least: number, { value }) => typeof value !== "number" || value >= least,
    maximum: (most: number, { value }) => typeof value !== "number" || value <= most,
    exclusiveMinimum: (least: number, { value }) => typeof value !== "number" || value > least,
    exclusiveMaximum: (most: number, { value }) => typeof value !== "number" || value < most,

    minLength: (least: number, { value }) => typeof value !== "string" || [...value].length >= least,
    maxLength: (most: number, { value }) => typeof value !== "string" || [...value].length <= most,
    pattern: (text: string, { value }) => typeof value !== "string" || new RegExp(text, "u").test(value),
    format: (name: string, { value }) => typeof value !== "string" || hasFormat(value, name),

    minItems: (least: number, { value }) => !Array.isArray(value) || value.length >= least,
    maxItems: (most: number, { value }) => !Array.isArray(value) || value.length <= most,
    uniqueItems: (isSet: boolean, { value }) =>
      !isSet || !Array.isArray(value) || value.every((one, at) => !value.slice(0, at).some((two) => isEqual(one, two))),
    prefixItems: (list: JsonValue[], at) =>
      eachItem(at, (item, index) => index >= list.length || holds(at, list[index], item), { before: list.length }),
    items: (inner: JsonValue, at) => {
      const first = Array.isArray(at.schema.prefixItems) ? at.schema.prefixItems.length : 0;
      return eachItem(at, (item, index) => index < first || holds(at, inner, item), {});
    },
    contains: (inner: JsonValue, at) => {
      if (!Array.isArray(at.value)) return true;
      const found = at.value.flatMap((item, index) => (holds(at, inner, item) ? [index] : []));
      for (const index of found) at.indices.add(index);
      const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = at.schema;
      return found.length >= Number(minContains) && found.length <= Number(maxContains);
    },
    unevaluatedItems: (inner: JsonValue, at) =>
      eachItem(at, (item, index) => at.indices.has(index) || holds(at, inner, item), {}),

    minProperties: (least: number, { value }) => !isObject(value) || Object.keys(value).length >= least,
    maxProperties: (most: number, { value }) => !isObject(value) || Object.keys(value).length <= most,
    required: (names: string[], { value }) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
    dependentRequired: (map: Record<string, string[]>, { value }) =>
      !isObject(value) ||
      Object.entries(map).every(
        ([key, names]) => !Object.hasOwn(value, key) || names.every((name) => Object.hasOwn(value, name)),
      ),
    propertyNames: (inner: JsonValue, at) =>
      !isObject(at.value) || Object.keys(at.value).every((key) => holds(at, inner, key)),
    properties: (map: JsonObject, at) =>
      eachMember(
        at,
        (key) => Object.hasOwn(map, key),
        (key, member) => holds(at, map[key], member),
      ),
    patternProperties: (map: JsonObject, at) =>
      Object.entries(map).every(([pattern, inner]) =>
        eachMember(
          at,
          (key) => new RegExp(pattern, "u").test(key),
          (_, member) => holds(at, inner, member),
        ),
      ),
    additionalProperties: (inner: JsonValue, at) => {
      const { properties = {}, patternProperties = {} } = at.schema;
      const isNamed = (key: string) =>
        Object.hasOwn(Object(properties), key) ||
        Object.keys(Object(patternProperties)).some((pattern) => new RegExp(pattern, "u").test(key));
      return eachMember(
        at,
        (key) => !isNamed(key),
        (_, member) => holds(at, inner, member),
      );
    },
    unevaluatedProperties: (inner: JsonValue, at) => {
      const before = new Set(at.keys);
      return eachMember(
        at,
        (key) => !before.has(key),
        (_, member) => holds(at, inner, member),
      );
    },

    $ref: (pointer: string, at) => take(at, Object(at.root.$defs)[pointer.slice("#/$defs/".length)]),
    allOf: (list: JsonValue[], at) => list.every((inner) => take(at, inner)),
    anyOf: (list: JsonValue[], at) => list.filter((inner) => take(at, inner)).length > 0,
    oneOf: (list: JsonValue[], at) => list.filter((inner) => take(at, inner)).length === 1,
    not: (inner: JsonValue, at) => !holds(at, inner, at.value),
    if: (inner: JsonValue, at) => {
      const next = take(at, inner) ? at.schema.then : at.schema.else;
      return next === undefined || take(at, next);
    },
    dependentSchemas: (map: JsonObject, at) =>
      Object.entries(map).every(
        ([key, inner]) => !isObject(at.value) || !Object.hasOwn(at.value, key) || take(at, inner),
      ),
  } satisfies Record<string, Keyword>);

/** Applies a schema to the same value; what it evaluated is then evaluated by this one. */
function take(at: Application, inner: JsonValue): boolean {
  const held = apply(at.root, inner, at.value);
  for (const key of held?.keys ?? []) at.keys.add(key);
  for (const index of held?.indices ?? []) at.indices.add(index);
  return held !== undefined;
}

function holds({ root }: Application, inner: JsonValue | undefined, value: JsonValue): boolean {
  return apply(root, inner, value) !== undefined;
}

function eachItem(
  { value, indices }: Application,
  test: (item: JsonValue, index: number) => boolean,
  { before = Number.POSITIVE_INFINITY }: { readonly before?: number },
): boolean {
  if (!Array.isArray(value)) return true;
  const verdicts = value.map((item, index) => test(item, index));
  for (const index of value.keys()) if (index < before) indices.add(index);
  return verdicts.every((verdict) => verdict);
}

function eachMember(
  { value, keys }: Application,
  isMeant: (key: string) => boolean,
  test: (key: string, member: JsonValue) => boolean,
): boolean {
  if (!isObject(value)) return true;
  const meant = Object.keys(value).filter(isMeant);
  for (const key of meant) keys.add(key);
  return meant.every((key) => test(key, value[key] ?? null));
}

function isOfType(value: JsonValue, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function isEqual(left: JsonValue, right: JsonValue): boolean {
  return sorted(left) === sorted(right);
}

function sorted(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${sorted(member)}`);
  return `{${members.sort().join()}}`;
}

/** For numbers of up to twelve digits. */
function isMultiple(value: number, divisor: number): boolean {
  return Number.isInteger(Number((value / divisor).toPrecision(12)));
}

const FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ["date", /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ["uuid", /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
]);

/** For texts without days that only some months have; their own tests have those. */
function hasFormat(text: string, name: string): boolean {
  return FORMATS.get(name)?.test(text) ?? true;
}
