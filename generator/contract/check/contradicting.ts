import type { JsonType } from "../../model/model.js";
import { parsePointer } from "../../source/pointer.js";
import { hundredsOf, type LinkedBinding, type LinkedResponse } from "../link.js";
import { isPlace, keyword, type Place, placeAt, propertyNames, typesOf } from "../schema.js";
import { wordsOf } from "../shared-words.js";
import { verdictsOf } from "./verdicts.js";

/** A member of a body that is named like a target, and the outcomes that cannot be while it is there. */
export interface Contradicting {
  readonly target: string;
  readonly without: readonly string[];
  readonly path: readonly string[];
  readonly place: Place;
}

const DEPTH = 2;

/** What says by being there, by its size or by its truth that there is some of what it is named for. */
const TELLING: readonly JsonType[] = ["array", "object", "boolean", "integer", "number"];

/** So does a text that is the identifier or the time of something; any other only tells of it. */
const NAMING: readonly string[] = ["id", "uuid", "guid", "ref", "reference", "number"];
const FORMATS: readonly string[] = ["uuid", "date-time", "date"];

/**
 * The members near the root of a response that are named with the words of a target which excludes an outcome that is stated here:
 * whether the binding sets the target or not, such an answer says that the outcome is not what came to be.
 */
export function contradictingMembers(linked: LinkedBinding, response: LinkedResponse): readonly Contradicting[] {
  const { body } = response;
  const { targetUses } = linked.contract;
  if (body === undefined || hundredsOf(response.response) !== 2) return [];
  const stated = new Set(verdictsOf(response).map(({ outcome }) => outcome.value));
  const uses = [...targetUses].filter(([, { without }]) => without.some((name) => stated.has(name)));
  const found: Contradicting[] = [];
  const visit = (path: readonly string[], place: Place): void => {
    for (const name of path.length < DEPTH && uses.length > 0 ? propertyNames(place) : []) {
      const here = [...path, name];
      const inner = placeAt(linked.model, body, here);
      if (!isPlace(inner)) continue;
      for (const [target, { named, without }] of isTelling(name, inner) ? uses : []) {
        const words = named.length > 0 ? named : [parsePointer(target)?.at(-1) ?? ""];
        if (words.some((word) => hasWords(name, word))) found.push({ target, without, path: here, place: inner });
      }
      // What has an id of its own is another thing, and tells of itself.
      if (!propertyNames(inner).includes("id")) visit(here, inner);
    }
  };
  const root = placeAt(linked.model, body, []);
  if (isPlace(root)) visit([], root);
  return found;
}

/** Whether what stands there says of itself that there is some of what it is named for. */
function isTelling(name: string, place: Place): boolean {
  const types = typesOf(place);
  if (types.size === 0 || TELLING.some((type) => types.has(type))) return true;
  return NAMING.includes([...wordsOf(name)].at(-1) ?? "") || FORMATS.includes(keyword(place, "format") ?? "");
}

/** Whether a name has every word of another that has any. */
function hasWords(name: string, other: string): boolean {
  const [words, needed] = [wordsOf(name), wordsOf(other)];
  return needed.size > 0 && [...needed].every((word) => words.has(word));
}
