import type { Schema } from "../../model/model.js";
import { type Code, code, lines } from "../code/index.js";
import { type Place, violation, when } from "./place.js";

/** Validation 6.2, and the formats of numbers (OpenAPI Format Registry). */
export function numberChecks(schema: Schema, place: Place): Code {
  const { value } = place;
  const found: Code[] = [];
  const add = (keyword: string, condition: Code, message: string): void => {
    found.push(when(condition, violation(place, keyword, message)));
  };
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined) add("minimum", code`${value} < ${minimum}`, `must be at least ${minimum}`);
  if (exclusiveMinimum !== undefined) {
    add("exclusiveMinimum", code`${value} <= ${exclusiveMinimum}`, `must be greater than ${exclusiveMinimum}`);
  }
  if (maximum !== undefined) add("maximum", code`${value} > ${maximum}`, `must be at most ${maximum}`);
  if (exclusiveMaximum !== undefined) {
    add("exclusiveMaximum", code`${value} >= ${exclusiveMaximum}`, `must be less than ${exclusiveMaximum}`);
  }
  if (multipleOf !== undefined && multipleOf > 0) {
    add("multipleOf", code`!v.isMultipleOf(${value}, ${multipleOf})`, `must be a multiple of ${multipleOf}`);
  }
  if (schema.format === "int32") add("format", code`!v.isInt32(${value})`, "must be an integer of 32 bits");
  if (schema.format === "int64") add("format", code`!v.isInt64(${value})`, "must be an integer of 64 bits");
  return lines(found);
}
