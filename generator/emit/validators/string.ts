import type { Schema } from "../../model/model.js";
import { stringFormats } from "../../model/string-formats.js";
import { type Code, code, identifier, lines } from "../code/index.js";
import { counted } from "./counted.js";
import type { ValidatorFile } from "./file.js";
import { patternTest } from "./pattern-test.js";
import { type Place, violation, when } from "./place.js";

/** Validation 6.3 and 7.3. */
export function stringChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { value } = place;
  const found: Code[] = [];
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength === 1) {
    found.push(when(code`${value} === ""`, violation(place, "minLength", "must not be empty")));
  } else if (minLength !== undefined && minLength > 0) {
    const message = `must have at least ${counted(minLength, "character")}`;
    found.push(when(code`v.lengthOf(${value}) < ${minLength}`, violation(place, "minLength", message)));
  }
  if (maxLength !== undefined) {
    const message = `must have at most ${counted(maxLength, "character")}`;
    found.push(when(code`v.lengthOf(${value}) > ${maxLength}`, violation(place, "maxLength", message)));
  }
  if (pattern !== undefined) {
    const test = patternTest({ pattern, schema, text: value, hint: place.hint, file, maxLength });
    if (test !== undefined) {
      found.push(when(test.fails, violation(place, "pattern", "must match the pattern of the schema")));
    }
  }
  const known = format === undefined ? undefined : stringFormats.get(format);
  if (known !== undefined) {
    found.push(
      when(code`!v.${identifier(known.test.name)}(${value})`, violation(place, "format", `must be ${known.name}`)),
    );
  }
  return lines(found);
}
