import type { Schema } from "../../model/model.js";
import { type Code, code, empty, join, lines, stringLiteral } from "../code/index.js";
import type { ValidatorFile } from "./file.js";
import { local, type Place, part, pointerOf, violation, when } from "./place.js";
import { checkFunction, checks } from "./schema.js";

/** The keywords that apply schemas to the same value (core 10.2.1 and 10.2.2). */
export function compositionChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  return lines([
    ...(schema.allOf ?? []).map((member, index) => checks(member, part(place, `AllOf${index + 1}`), file)),
    anyOf(schema, place, file),
    oneOf(schema, place, file),
    not(schema, place, file),
    conditional(schema, place, file),
  ]);
}

function anyOf(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { anyOf: members } = schema;
  if (members === undefined) return empty;
  const other = besideNull(members);
  if (other !== undefined) return orNull(other, place, file);
  const branches = members.map((member, index) => checkFunction(member, `${place.hint}AnyOf${index + 1}`, file));
  const failure = violation(place, "anyOf", `must match at least one of ${members.length} schemas`);
  return when(
    code`!report.passesAny([${join(branches, code`, `)}], ${place.value}, ${pointerOf(place)})`,
    byDiscriminator({ schema, members, branches, failure }, place),
  );
}

function oneOf(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { oneOf: members } = schema;
  if (members === undefined) return empty;
  const other = besideNull(members);
  if (other !== undefined && refusesNull(other, file)) return orNull(other, place, file);
  const branches = members.map((member, index) => checkFunction(member, `${place.hint}OneOf${index + 1}`, file));
  const matching = local(place, "matching");
  const failure = violation(place, "oneOf", `must match exactly one of ${members.length} schemas, and matches none`);
  const several = violation(place, "oneOf", `must match exactly one of ${members.length} schemas, and matches several`);
  return lines([
    code`const ${matching} = report.count([${join(branches, code`, `)}], ${place.value}, ${pointerOf(place)});`,
    when(code`${matching} === 0`, byDiscriminator({ schema, members, branches, failure }, place)),
    when(code`${matching} > 1`, several),
  ]);
}

/** The other of two schemas of which one allows null and nothing else. */
function besideNull(members: readonly Schema[]): Schema | undefined {
  const [first, second, third] = members;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  if (isNull(second)) return first;
  return isNull(first) ? second : undefined;
}

function isNull(schema: Schema): boolean {
  return (
    Object.keys(schema).every((key) => key === "types" || key === "location" || key === "pointer") &&
    schema.types?.length === 1 &&
    schema.types[0] === "null"
  );
}

function refusesNull(schema: Schema, file: ValidatorFile): boolean {
  const target = schema.ref === undefined ? undefined : file.schemas.get(schema.ref)?.schema;
  return [schema, target].some((candidate) => candidate?.types !== undefined && !candidate.types.includes("null"));
}

/** With null out of the way, what is wrong with the value can be said in full. */
function orNull(other: Schema, place: Place, file: ValidatorFile): Code {
  return when(code`${place.value} !== null`, checks(other, place, file));
}

interface Alternatives {
  readonly schema: Schema;
  readonly members: readonly Schema[];
  readonly branches: readonly Code[];
  readonly failure: Code;
}

/** What is wrong, once no alternative matches: with a discriminator, what is wrong with the one that the value names. */
function byDiscriminator({ schema, members, branches, failure }: Alternatives, place: Place): Code {
  const { discriminator } = schema;
  if (discriminator === undefined) return failure;
  const kind = local(place, "kind");
  const named = members.flatMap((member, index) => {
    const branch = branches[index];
    if (branch === undefined || member.ref === undefined) return [];
    return valuesFor(member.ref, discriminator.mapping).map((value) => ({ value, branch }));
  });
  if (named.length === 0) return failure;
  const usual = branches[members.findIndex(({ ref }) => ref !== undefined && ref === discriminator.fallback)];
  const otherwise = usual === undefined ? failure : code`report.follow(${usual}, ${place.value}, ${pointerOf(place)});`;
  return code`
    const ${kind} = v.isObject(${place.value}) ? v.own(${place.value}, ${stringLiteral(discriminator.propertyName)}) : undefined;
    ${lines(named.map(({ value, branch }) => code`if (${kind} === ${stringLiteral(value)}) report.follow(${branch}, ${place.value}, ${pointerOf(place)});`))}
    if (${join(
      named.map(({ value }) => code`${kind} !== ${stringLiteral(value)}`),
      code` && `,
    )}) ${otherwise}`;
}

/** The discriminator's values for a schema: those mapped to it, or its own name (OpenAPI 3.1, 4.8.25.3). */
function valuesFor(pointer: string, mapping: ReadonlyMap<string, string>): readonly string[] {
  const mapped = [...mapping].filter(([, target]) => target === pointer).map(([value]) => value);
  return mapped.length > 0 ? mapped : [pointer.slice(pointer.lastIndexOf("/") + 1)];
}

function not(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (schema.not === undefined) return empty;
  const check = checkFunction(schema.not, `${place.hint}Not`, file);
  return when(
    code`report.passes(${check}, ${place.value}, ${pointerOf(place)})`,
    violation(place, "not", "must not match the schema under `not`"),
  );
}

function conditional(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (schema.if === undefined) return empty;
  const then = schema.then === undefined ? empty : checks(schema.then, part(place, "Then"), file);
  const otherwise = schema.else === undefined ? empty : checks(schema.else, part(place, "Else"), file);
  if (then === "" && otherwise === "") return empty;
  const check = checkFunction(schema.if, `${place.hint}If`, file);
  const holds = code`report.passes(${check}, ${place.value}, ${pointerOf(place)})`;
  if (then === "") return when(code`!${holds}`, otherwise);
  if (otherwise === "") return when(holds, then);
  return code`
    if (${holds}) {
      ${then}
    } else {
      ${otherwise}
    }`;
}
