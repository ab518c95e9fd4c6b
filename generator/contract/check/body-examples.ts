import type { ApiModel, Example, Schema } from "../../model/model.js";
import type { LinkedResponse } from "../link.js";

const MAX_STEPS = 2_000;

/**
 * The examples of whole bodies that the document gives of a response: those of its media type, and those of the body's own schema,
 * which stand where the schema does. That of one part of several that describe the members together, as `allOf` joins them, may show
 * its own members alone, so it is none of them.
 */
export function bodyExamples(model: ApiModel, linked: LinkedResponse): readonly Example[] {
  const { body } = linked;
  const stated = ownExamples(linked);
  return body === undefined ? stated : [...stated, ...schemaExamples(model, body, { left: MAX_STEPS })];
}

/** The examples that the document gives of this response and of no other. */
export function ownExamples({ response }: LinkedResponse): readonly Example[] {
  return response.content.filter(({ kind }) => kind === "json").flatMap(({ examples }) => examples);
}

function schemaExamples(model: ApiModel, schema: Schema, budget: { left: number }): readonly Example[] {
  if (--budget.left < 0) return [];
  const { location, pointer } = schema;
  const own = (schema.examples ?? []).map((value): Example => ({ location, pointer, value }));
  const target = schema.ref === undefined ? undefined : model.schemas.get(schema.ref)?.schema;
  const parts = [target === undefined ? [] : [target], ...(schema.allOf ?? []).map((part) => [part])];
  const all = [...parts, schema.anyOf ?? [], schema.oneOf ?? []].filter((group) =>
    group.some((part) => describes(model, part, budget)),
  );
  const [only, ...others] = all;
  if (only === undefined || others.length > 0 || schema.properties !== undefined) return own;
  return [...own, ...only.flatMap((part) => schemaExamples(model, part, budget))];
}

/** Whether a schema says anything of members, or shows any. */
function describes(model: ApiModel, schema: Schema, budget: { left: number }): boolean {
  if (--budget.left < 0) return true;
  if (schema.properties !== undefined || schema.examples !== undefined) return true;
  const target = schema.ref === undefined ? undefined : model.schemas.get(schema.ref)?.schema;
  const parts = [target, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return parts.some((part) => part !== undefined && describes(model, part, budget));
}
