import type { JsonType, Schema } from "../../model/model.js";
import { type Code, code, empty, join, lines } from "../code/index.js";
import { arrayChecks } from "./array.js";
import { compositionChecks } from "./composition.js";
import type { ValidatorFile } from "./file.js";
import { numberChecks } from "./number.js";
import { objectChecks } from "./object.js";
import { otherwise, type Place, pointerOf, rootPlace, violation, when } from "./place.js";
import { stringChecks } from "./string.js";
import { constChecks, enumChecks } from "./values.js";

/** Blocks nested deeper than this become functions of their own: a person still has to read them. */
const DEEPEST_BLOCK = 3;

/** The statements that check the value at `place`; empty where the schema constrains nothing. */
export function checks(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (place.depth > DEEPEST_BLOCK && !isSmall(schema)) return call(checkFunction(schema, place.hint, file), place);
  return lines([
    schema.always === false ? violation(place, "false", "must not be there") : empty,
    referenceCheck(schema, place, file),
    typedChecks(schema, place, file),
    enumChecks(schema, place, file),
    constChecks(schema, place),
    compositionChecks(schema, place, file),
  ]);
}

/** The function `(value, at, report)` that checks the schema. */
export function checkFunction(schema: Schema, hint: string, file: ValidatorFile): Code {
  const target = schema.ref === undefined ? undefined : file.schemas.get(schema.ref);
  if (target !== undefined && isReferenceAlone(schema)) return checkFunction(target.schema, target.name, file);
  return file.function(schema, "check", hint, (name) => {
    const body = checks(schema, rootPlace(hint), file);
    return body === ""
      ? code`const ${name}: v.Check = v.anything;`
      : code`
          function ${name}(value: unknown, at: string, report: v.Report): void {
            ${body}
          }`;
  });
}

function referenceCheck(schema: Schema, place: Place, file: ValidatorFile): Code {
  const target = schema.ref === undefined ? undefined : file.schemas.get(schema.ref);
  if (target === undefined) return empty;
  const check = checkFunction(target.schema, target.name, file);
  if (!file.isRecursive(target.pointer)) return call(check, place);
  return code`report.follow(${check}, ${place.value}, ${pointerOf(place)});`;
}

function call(check: Code, place: Place): Code {
  return code`${check}(${place.value}, ${pointerOf(place)}, report);`;
}

type Family = "string" | "number" | "array" | "object";

const guards: Record<JsonType, (value: Code) => Code> = {
  null: (value) => code`${value} === null`,
  boolean: (value) => code`typeof ${value} === "boolean"`,
  integer: (value) => code`v.isInteger(${value})`,
  number: (value) => code`v.isNumber(${value})`,
  string: (value) => code`typeof ${value} === "string"`,
  array: (value) => code`v.isArray(${value})`,
  object: (value) => code`v.isObject(${value})`,
};

const opposites: Record<JsonType, (value: Code) => Code> = {
  null: (value) => code`${value} !== null`,
  boolean: (value) => code`typeof ${value} !== "boolean"`,
  integer: (value) => code`!v.isInteger(${value})`,
  number: (value) => code`!v.isNumber(${value})`,
  string: (value) => code`typeof ${value} !== "string"`,
  array: (value) => code`!v.isArray(${value})`,
  object: (value) => code`!v.isObject(${value})`,
};

const typeNames: Record<JsonType, string> = {
  null: "null",
  boolean: "a boolean",
  integer: "an integer",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object",
};

/** `type`, and the keywords that hold for values of one type alone. */
function typedChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  const types = (schema.types ?? []).filter((type, _, all) => type !== "integer" || !all.includes("number"));
  const families: [Family, Code][] = [
    ["string", stringChecks(schema, place, file)],
    ["number", numberChecks(schema, place)],
    ["array", arrayChecks(schema, place, file)],
    ["object", objectChecks(schema, place, file)],
  ];
  const [only, ...others] = types;
  const mismatch = violation(place, "type", `must be ${types.map((type) => typeNames[type]).join(" or ")}`);
  if (only !== undefined && others.length === 0) {
    const body = families.find(([family]) => family === familyOf(only))?.[1] ?? empty;
    if (body === "") return when(opposites[only](place.value), mismatch);
    return code`
      if (${opposites[only](place.value)}) ${mismatch}
      ${otherwise(body)}`;
  }
  const accepted = join(
    types.map((type) => opposites[type](place.value)),
    code` && `,
  );
  const typed = families.filter(([family]) => types.length === 0 || types.some((type) => familyOf(type) === family));
  return lines([
    only === undefined ? empty : when(accepted, mismatch),
    ...typed.map(([family, body]) => when(guards[family](place.value), body)),
  ]);
}

function familyOf(type: JsonType): JsonType {
  return type === "integer" ? "number" : type;
}

function isReferenceAlone(schema: Schema): boolean {
  return Object.keys(schema).every((key) => ANNOTATIONS.has(key) || key === "ref");
}

function isSmall(schema: Schema): boolean {
  return Object.keys(schema).every((key) => ANNOTATIONS.has(key) || SMALL.has(key));
}

const ANNOTATIONS: ReadonlySet<string> = new Set<keyof Schema>([
  "location",
  "pointer",
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "examples",
  "secret",
  "discriminator",
]);

const SMALL: ReadonlySet<string> = new Set<keyof Schema>([
  "always",
  "ref",
  "types",
  "enum",
  "const",
  "format",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
]);
