import type { JsonType, Schema } from "../model/model.js";

/** What is known of a schema that parts are in. */
export interface Whole {
  /** The properties that it lists, itself and by what else holds for its values. */
  readonly listed: ReadonlySet<string>;
  /** Whether a choice in it may list more. */
  readonly hasChoices: boolean;
  readonly types: readonly JsonType[] | undefined;
}

/**
 * A schema of objects with the properties that it requires and does not list: each is what further properties are, or anything.
 * Objects of which no property is listed may have any others too. One that requires what none of its properties may be allows no
 * value, which is for its validator to say.
 */
export function withRequired(schema: Schema, { hasChoices, listed, types: known }: Whole): Schema {
  const { additionalProperties: others, location, pointer, properties, required = [] } = schema;
  const names = required.filter((name) => properties?.has(name) !== true);
  const types = schema.types ?? known;
  const isObject = types === undefined ? listed.size > 0 : types.includes("object");
  if (names.length === 0 || !isObject) return schema;
  const any: Schema = { location, pointer, always: true };
  const type = others?.always === false ? any : (others ?? any);
  return {
    ...schema,
    properties: new Map([...(properties ?? []), ...names.map((name) => [name, type] as const)]),
    ...(others === undefined && listed.size === 0 && !hasChoices && { additionalProperties: any }),
  };
}
