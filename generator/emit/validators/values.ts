import type { Schema } from "../../model/model.js";
import { isContainer, type JsonValue } from "../../source/json.js";
import { type Code, code, empty, join, json } from "../code/index.js";
import type { ValidatorFile } from "./file.js";
import { type Place, violation, when } from "./place.js";

/** More values than this are looked up in a set. */
const LONGEST_COMPARISON = 6;
const LONGEST_LIST = 12;

/** `enum` (JSON Schema 2020-12, validation 6.1.2); an open one allows every value of its type. */
export function enumChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { enum: values, open } = schema;
  if (values === undefined || open === true) return empty;
  const primitives = values.filter((value) => !isContainer(value));
  const containers = values.filter(isContainer);
  const asSet = primitives.length > LONGEST_COMPARISON;
  const set = asSet ? file.constant(`enum${place.hint}`, code`new Set<unknown>(${json(primitives)})`) : empty;
  const differs = [
    ...(asSet ? [code`!${set}.has(${place.value})`] : primitives.map((value) => differsFrom(value, place))),
    ...containers.map((value) => differsFrom(value, place)),
  ];
  const condition = values.length === 0 ? code`true` : join(differs, code` && `);
  return when(condition, violation(place, "enum", `must be ${listed(values)}`));
}

/** `const` (validation 6.1.3). */
export function constChecks(schema: Schema, place: Place): Code {
  if (schema.const === undefined) return empty;
  const { value } = schema.const;
  return when(differsFrom(value, place), violation(place, "const", `must be ${listed([value])}`));
}

function differsFrom(value: JsonValue, place: Place): Code {
  if (isContainer(value)) return code`!v.equal(${place.value}, ${json(value, Number.POSITIVE_INFINITY)})`;
  return code`${place.value} !== ${json(value)}`;
}

function listed(values: readonly JsonValue[]): string {
  if (values.length > LONGEST_LIST || values.some(isContainer)) {
    return values.length === 1 ? "the value that the schema states" : `one of ${values.length} values`;
  }
  const texts = values.map((value) => shortened(JSON.stringify(value)));
  return texts.length === 1 ? (texts[0] ?? "") : `one of ${texts.join(", ")}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
