import type { JsonType, Schema } from "../model/model.js";
import { type Code, code, docComment, join, lines, propertyKey, typeLiteral, unionType } from "./code/index.js";

/** The type that a reference to this pointer is written as; undefined: it has no name. */
export type NameOf = (pointer: string) => Code | undefined;

const DEEPEST = 16;

/**
 * A schema as a readable TypeScript type: what it says of the shape of a value; ranges, lengths and patterns have no type.
 * Lists are readonly. What has no name and no end (a cycle without a name) is `unknown`.
 */
export function typeExpression(schema: Schema, nameOf: NameOf, depth = 0): Code {
  if (depth > DEEPEST || schema.always === true) return code`unknown`;
  if (schema.always === false) return code`never`;
  const parts = [own(schema, nameOf, depth), ...composed(schema, nameOf, depth)].filter((part) => part !== "unknown");
  if (schema.ref !== undefined) parts.unshift(nameOf(schema.ref) ?? code`unknown`);
  const [only] = parts;
  if (only === undefined) return code`unknown`;
  return parts.length === 1 ? only : join(parts.map(grouped), code` & `);
}

/** The members of an object schema, one a line, as an interface or a type literal holds them. */
export function objectMembers(schema: Schema, nameOf: NameOf, depth = 0): Code {
  const required = new Set(schema.required);
  const members = [...(schema.properties ?? [])].map(([name, property]) => {
    const type = typeExpression(property, nameOf, depth + 1);
    const key = required.has(name) ? propertyKey(name) : code`${propertyKey(name)}?`;
    return lines([docComment(property.description ?? ""), code`readonly ${key}: ${type};`]);
  });
  return lines(members);
}

function own(schema: Schema, nameOf: NameOf, depth: number): Code {
  if (schema.const !== undefined) return typeLiteral(schema.const.value);
  if (schema.enum !== undefined) return unionType(schema.enum.map(typeLiteral));
  const types = schema.types ?? impliedTypes(schema);
  return types.length === 0 ? code`unknown` : unionType(types.map((type) => ofType(type, { schema, nameOf, depth })));
}

function impliedTypes(schema: Schema): readonly JsonType[] {
  if (schema.properties !== undefined) return ["object"];
  return schema.items !== undefined || schema.prefixItems !== undefined ? ["array"] : [];
}

function ofType(type: JsonType, context: { schema: Schema; nameOf: NameOf; depth: number }): Code {
  const { schema, nameOf, depth } = context;
  switch (type) {
    case "null":
      return code`null`;
    case "boolean":
      return code`boolean`;
    case "integer":
    case "number":
      return code`number`;
    case "string":
      return code`string`;
    case "array":
      return arrayType(schema, nameOf, depth);
    case "object":
      return objectType(schema, nameOf, depth);
    default:
      return type satisfies never;
  }
}

/** A list; where the schema says what stands where, of whatever stands there. */
function arrayType({ items, prefixItems }: Schema, nameOf: NameOf, depth: number): Code {
  const isKnown = items !== undefined && prefixItems === undefined;
  return code`readonly ${grouped(isKnown ? typeExpression(items, nameOf, depth + 1) : code`unknown`)}[]`;
}

function objectType(schema: Schema, nameOf: NameOf, depth: number): Code {
  const { additionalProperties } = schema;
  if (schema.properties !== undefined && schema.properties.size > 0) {
    return code`
      {
        ${objectMembers(schema, nameOf, depth)}
      }`;
  }
  const values =
    additionalProperties === undefined ? code`unknown` : typeExpression(additionalProperties, nameOf, depth + 1);
  return code`Readonly<Record<string, ${values}>>`;
}

function composed(schema: Schema, nameOf: NameOf, depth: number): Code[] {
  const all = (schema.allOf ?? []).map((part) => typeExpression(part, nameOf, depth + 1));
  const choices = [schema.oneOf, schema.anyOf]
    .filter((choice) => choice !== undefined)
    .map((choice) => unionType(choice.map((part) => typeExpression(part, nameOf, depth + 1))));
  return [...all, ...choices];
}

/** In parentheses, where what follows would otherwise take a part of it. */
function grouped(type: Code): Code {
  return /^readonly |[|&]/.test(type) ? code`(${type})` : type;
}
