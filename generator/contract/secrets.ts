import type { ApiModel, Schema } from "../model/model.js";
import { subschemas } from "../model/reach.js";
import { isPlace, keyword, type Place, placeAt, propertyNames } from "./schema.js";

/** A step to a member, or to each item of a list. */
export type SecretStep = { readonly kind: "member"; readonly name: string } | { readonly kind: "items" };

const MAX_DEPTH = 8;
const MAX_PLACES = 2_000;

/**
 * Every place of a body whose value must not be told, outermost first: what lies within one is not named again. Looks at no more
 * than eight levels; a map is one place where any of its values is a secret.
 */
export function secretPlaces(model: ApiModel, body: Schema): readonly (readonly SecretStep[])[] {
  if (!reachesSecret(model, body)) return [];
  const found: (readonly SecretStep[])[] = [];
  let budget = MAX_PLACES;
  const visit = (place: Place, path: readonly string[], steps: readonly SecretStep[]): void => {
    if (--budget < 0) return;
    const values = keyword(place, "additionalProperties");
    if (markOf(place) !== undefined || (values !== undefined && reachesSecret(model, values))) {
      found.push(steps);
      return;
    }
    if (steps.length === MAX_DEPTH) return;
    const below = (token: string, step: SecretStep): void => {
      const inner = placeAt(model, body, [...path, token]);
      const leads = isPlace(inner) && inner.variants.flat().some((schema) => reachesSecret(model, schema));
      if (leads) visit(inner, [...path, token], [...steps, step]);
    };
    for (const name of propertyNames(place)) below(name, { kind: "member", name });
    if (keyword(place, "items") !== undefined) below("0", { kind: "items" });
  };
  const root = placeAt(model, body, []);
  if (isPlace(root)) visit(root, [], []);
  return found;
}

function markOf(place: Place): Schema | undefined {
  return place.variants.flat().find((schema) => schema.secret === true);
}

function reachesSecret(model: ApiModel, schema: Schema): boolean {
  const seen = new Set([schema]);
  // A set grows while it is walked: what is found is looked at in turn.
  for (const each of seen) {
    if (each.secret === true) return true;
    const target = each.ref === undefined ? undefined : model.schemas.get(each.ref)?.schema;
    if (target !== undefined) seen.add(target);
    for (const inner of subschemas(each)) seen.add(inner);
  }
  return false;
}
