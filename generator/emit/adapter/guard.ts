import type { Guard, ResponseValue } from "../../contract/plan.js";
import { isPlace, placeAt, typesOf } from "../../contract/schema.js";
import type { JsonType, Schema } from "../../model/model.js";
import { type Code, code, empty, join, json, unionType } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";

export interface GuardInput {
  readonly context: AdapterContext;
  readonly reader: ResponseReader;
  /** The constant that holds the value that is switched on, where it is one value alone. */
  readonly switched: { readonly value: ResponseValue; readonly name: Code; readonly isChecked: boolean } | undefined;
  /** The response's schema. */
  readonly body: Schema | undefined;
}

export interface GuardValue {
  /** Empty where the value is already a constant. */
  readonly constant: Code;
  /** True where the value is there and of another type than the document says: then no guard may decide. */
  readonly wrongType: Code | undefined;
}

/** Writes guards as conditions over constants that were checked to have the document's type. */
export class GuardWriter {
  readonly #input: GuardInput;
  readonly #names = new Map<string, Code>();
  readonly #values: GuardValue[] = [];

  constructor(input: GuardInput) {
    this.#input = input;
  }

  /** The values that conditions were written over, in the order in which they were met. */
  get values(): readonly GuardValue[] {
    return this.#values;
  }

  condition(guard: Guard): Code {
    switch (guard.kind) {
      case "literal":
        return json(guard.value);
      case "value":
        return code`${this.#name(guard.value)} === true`;
      case "size":
        return code`${this.#input.context.run("sizeOf")}(${this.#name(guard.value)})`;
      case "has":
        return code`${this.#name(guard.value)} != null`;
      case "not":
        return code`!(${this.condition(guard.operand)})`;
      case "and":
      case "or":
        return this.#both(guard);
      case "compare":
        return this.#comparison(guard);
      case "in": {
        const item = this.#operand(guard.item);
        const members = guard.list.map((value) =>
          value === null ? code`${item} == null` : code`${item} === ${json(value)}`,
        );
        return members.length === 0 ? code`false` : code`(${join(members, code` || `)})`;
      }
      default:
        return guard satisfies never;
    }
  }

  #both(guard: Extract<Guard, { kind: "and" | "or" }>): Code {
    const sides = [guard.left, guard.right].map((side) => {
      const written = this.condition(side);
      return (side.kind === "and" || side.kind === "or") && side.kind !== guard.kind ? code`(${written})` : written;
    });
    return join(sides, guard.kind === "and" ? code` && ` : code` || `);
  }

  #comparison({ operator, left, right }: Extract<Guard, { kind: "compare" }>): Code {
    const [a, b] = [this.#operand(left), this.#operand(right)];
    if (operator === "==" || operator === "!=") {
      // Absent and null are one to a guard.
      const loose = isNull(left) || isNull(right);
      if (operator === "==") return loose ? code`${a} == ${b}` : code`${a} === ${b}`;
      return loose ? code`${a} != ${b}` : code`${a} !== ${b}`;
    }
    const there = [left, right].flatMap((side) =>
      side.kind === "value" ? [code`${this.#operand(side)} != null && `] : [],
    );
    return code`${join(there, code``)}${a} ${ORDER[operator]} ${b}`;
  }

  #operand(guard: Guard): Code {
    return guard.kind === "value" ? this.#name(guard.value) : this.condition(guard);
  }

  #name(value: ResponseValue): Code {
    const key = keyOf(value);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const { reader, switched } = this.#input;
    // What is switched on is text by then; a guard over a number compares the number.
    if (switched !== undefined && key === keyOf(switched.value) && this.#isText(value))
      return this.#switchedName(switched);
    const name = reader.local(value);
    const wire = reader.type(value);
    const read = reader.expression(value);
    const types = this.#typesOf(value);
    const cast = wire ?? (types.length > 0 && value.kind === "body" ? unionType(types.map(tsType)) : undefined);
    const constant =
      cast === undefined
        ? code`const ${name} = ${read};`
        : code`const ${name} = ${read} as ${cast} | null | undefined;`;
    const others = types.map((type) => isNot(type, name, this.#input.context));
    const wrongType = types.length === 0 ? undefined : join([code`${name} != null`, ...new Set(others)], code` && `);
    this.#values.push({ constant, wrongType });
    this.#names.set(key, name);
    return name;
  }

  /** What is switched on was read already; where it could not be, it is there all the same, and no guard may take it for absent. */
  #switchedName({ isChecked, name, value }: NonNullable<GuardInput["switched"]>): Code {
    const wrongType = code`${this.#input.reader.expression(value)} != null && ${name} === undefined`;
    if (isChecked) this.#values.push({ constant: empty, wrongType });
    this.#names.set(keyOf(value), name);
    return name;
  }

  #isText(value: ResponseValue): boolean {
    const types = this.#typesOf(value);
    return value.kind === "header" || (types.length > 0 && types.every((type) => type === "string"));
  }

  #typesOf(value: ResponseValue): JsonType[] {
    const { body, context } = this.#input;
    if (value.kind === "header" || body === undefined) return [];
    const place = placeAt(context.model, body, value.path);
    return isPlace(place) ? [...typesOf(place)].filter((type) => type !== "null") : [];
  }
}

const ORDER = { "<": code`<`, "<=": code`<=`, ">": code`>`, ">=": code`>=` } as const;

function keyOf(value: ResponseValue): string {
  return JSON.stringify(value.kind === "header" ? value.name.toLowerCase() : value.path);
}

function isNull(guard: Guard): boolean {
  return guard.kind === "literal" && guard.value === null;
}

function isNot(type: JsonType, name: Code, context: AdapterContext): Code {
  switch (type) {
    case "array":
      return code`!Array.isArray(${name})`;
    case "object":
      return code`!${context.run("isObject")}(${name})`;
    case "boolean":
      return code`typeof ${name} !== "boolean"`;
    // JSON.parse rounds what is beyond 2^53: two numbers may have become one, so nothing is decided on it (RFC 8259, 6).
    case "integer":
      return code`!Number.isSafeInteger(${name})`;
    case "number":
      return code`${context.run("numberOf")}(${name}) === undefined`;
    case "string":
      return code`typeof ${name} !== "string"`;
    case "null":
      return code`true`;
    default:
      return type satisfies never;
  }
}

function tsType(type: JsonType): Code {
  switch (type) {
    case "array":
      return code`readonly unknown[]`;
    case "object":
      return code`object`;
    case "boolean":
      return code`boolean`;
    case "integer":
    case "number":
      return code`number`;
    case "string":
      return code`string`;
    case "null":
      return code`null`;
    default:
      return type satisfies never;
  }
}
