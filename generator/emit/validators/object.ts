import type { Schema } from "../../model/model.js";
import { type Code, code, empty, join, json, lines, stringLiteral } from "../code/index.js";
import { counted } from "./counted.js";
import { evaluatedBy } from "./evaluated.js";
import type { ValidatorFile } from "./file.js";
import { patternTest } from "./pattern-test.js";
import { dynamic, local, member, otherwise, type Place, part, pascal, pointerBelow, violation, when } from "./place.js";
import { checks } from "./schema.js";

/** Core 10.3.2, 11.3, 10.2.2.4 and validation 6.5, for a value that is known to be an object. */
export function objectChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { minProperties, maxProperties } = schema;
  const keys = code`v.keysOf(${place.value}).length`;
  return lines([
    minProperties === undefined || minProperties === 0
      ? empty
      : when(
          code`${keys} < ${minProperties}`,
          violation(place, "minProperties", `must have at least ${counted(minProperties, "property", "properties")}`),
        ),
    maxProperties === undefined
      ? empty
      : when(
          code`${keys} > ${maxProperties}`,
          violation(place, "maxProperties", `must have at most ${counted(maxProperties, "property", "properties")}`),
        ),
    ...(schema.required ?? [])
      .filter((key) => schema.properties?.has(key) !== true)
      .map((key) => required(key, schema, place)),
    ...[...(schema.properties ?? [])].map(([key, property]) => propertyChecks({ key, property, schema, place, file })),
    otherProperties(schema, place, file),
    ...[...(schema.dependentRequired ?? [])].map(([key, names]) =>
      when(code`${own(place, key)} !== undefined`, lines(names.map((name) => required(name, schema, place)))),
    ),
    ...[...(schema.dependentSchemas ?? [])].map(([key, dependent]) =>
      when(code`${own(place, key)} !== undefined`, checks(dependent, part(place, `With${pascal(key)}`), file)),
    ),
    unevaluatedProperties(schema, place, file),
  ]);
}

function own(place: Place, key: string): Code {
  return code`v.own(${place.value}, ${stringLiteral(key)})`;
}

function required(key: string, schema: Schema, place: Place): Code {
  return absence(code`${own(place, key)} === undefined`, key, schema, place);
}

/** That a property must be there: one that goes one way, in values that go that way alone (OpenAPI 3.1, 4.8.24.4). */
function absence(absent: Code, key: string, { oneWay }: Schema, place: Place): Code {
  const ways = oneWay?.get(key) ?? [];
  const waived = ways.map((way) => code` && report.direction !== ${stringLiteral(UNSAID[way])}`);
  return when(code`${absent}${join(waived, empty)}`, missing(key, place));
}

/** The direction in which a property need not be there. */
const UNSAID = { readOnly: "request", writeOnly: "response" } as const;

function missing(key: string, place: Place): Code {
  return violation(place, "required", `must have the property ${JSON.stringify(key)}`);
}

interface PropertyInput {
  readonly key: string;
  readonly property: Schema;
  readonly schema: Schema;
  readonly place: Place;
  readonly file: ValidatorFile;
}

/** A property, and whether it must be there. */
function propertyChecks({ key, property, schema, place, file }: PropertyInput): Code {
  const isRequired = schema.required?.includes(key) === true;
  const value = local(place, key);
  const body = checks(property, member(place, value, key), file);
  if (body === "") return isRequired ? required(key, schema, place) : empty;
  const absent = isRequired ? absence(code`${value} === undefined`, key, schema, place) : empty;
  const declaration = code`const ${value} = ${own(place, key)};`;
  if (absent === "" || schema.oneWay?.has(key) === true) {
    return lines([declaration, absent, when(code`${value} !== undefined`, body)]);
  }
  return code`
    ${declaration}
    ${absent}
    ${otherwise(body)}`;
}

/** What holds for keys that only the value knows: `propertyNames`, `patternProperties`, `additionalProperties`. */
function otherProperties(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { patternProperties, additionalProperties, propertyNames } = schema;
  if ((patternProperties ?? additionalProperties ?? propertyNames) === undefined) return empty;
  const [key, value, memberAt] = [local(place, "key"), local(place, "member"), local(place, "memberAt")];
  const inside = dynamic(place, value, memberAt);
  const names =
    propertyNames === undefined ? empty : checks(propertyNames, part({ ...inside, value: key }, "Name"), file);
  const patterns = [...(patternProperties ?? [])].map(([pattern, property]) => ({
    test: patternTest({ pattern, schema: property, text: key, hint: place.hint, file }),
    body: checks(property, part(inside, "Matching"), file),
  }));
  const rest =
    additionalProperties === undefined || patterns.some(({ test }) => test === undefined)
      ? empty
      : additionalProperties.always === false
        ? violation(inside, "additionalProperties", "must not be there: the schema names no such property")
        : checks(additionalProperties, part(inside, "Additional"), file);
  const body = lines([
    names,
    ...patterns.map(({ test, body }) => (test === undefined ? empty : when(test.matches, body))),
    rest === ""
      ? empty
      : when(
          join(
            [
              knownKeys(schema, key, place, file),
              ...patterns.flatMap(({ test }) => (test ? [code`!${test.matches}`] : [])),
            ],
            code` && `,
          ),
          rest,
        ),
  ]);
  if (body === "") return empty;
  const usesMember = new RegExp(`\\b${value}\\b`).test(body);
  return code`
    for (const ${key} of v.keysOf(${place.value})) {
      ${usesMember ? code`const ${value} = ${place.value}[${key}];` : empty}
      const ${memberAt} = ${pointerBelow(place, code`report.token(${key})`)};
      ${body}
    }`;
}

/** The condition that a key is none of `properties`. */
function knownKeys(schema: Schema, key: Code, place: Place, file: ValidatorFile): Code {
  const known = [...(schema.properties?.keys() ?? [])];
  if (known.length === 0) return empty;
  if (known.length <= 3) {
    return join(
      known.map((name) => code`${key} !== ${stringLiteral(name)}`),
      code` && `,
    );
  }
  return code`!${file.constant(`keys${place.hint}`, code`new Set<string>(${json(known)})`)}.has(${key})`;
}

/** Core 11.3. */
function unevaluatedProperties(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (schema.unevaluatedProperties === undefined) return empty;
  const evaluated = local(place, "evaluated");
  const collect = evaluatedBy(schema, { kind: "properties", place, evaluated, file });
  const [key, value, memberAt] = [local(place, "key"), local(place, "member"), local(place, "memberAt")];
  const inside = dynamic(place, value, memberAt);
  const body =
    schema.unevaluatedProperties.always === false
      ? violation(inside, "unevaluatedProperties", "must not be there: no part of the schema names such a property")
      : checks(schema.unevaluatedProperties, part(inside, "Unevaluated"), file);
  if (body === "") return empty;
  const usesMember = new RegExp(`\\b${value}\\b`).test(body);
  return lines([
    code`const ${evaluated} = new Set<string>();`,
    collect,
    code`
      for (const ${key} of v.keysOf(${place.value})) {
        if (${evaluated}.has(${key})) continue;
        ${usesMember ? code`const ${value} = ${place.value}[${key}];` : empty}
        const ${memberAt} = ${pointerBelow(place, code`report.token(${key})`)};
        ${body}
      }`,
  ]);
}
