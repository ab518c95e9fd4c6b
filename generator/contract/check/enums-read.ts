import type { ApiModel, Schema } from "../../model/model.js";
import { hundredsOf, type LinkedResponse, pathsOf } from "../link.js";
import { enumOf, isPlace, type Place, placeAt, propertyNames } from "../schema.js";
import type { Check } from "./check.js";
import { isDecided, roleOf } from "./verdicts.js";

const DEPTH = 2;

/**
 * Where a body says what became of the request by one of some values, the binding reads one of them. A refusal that is stated to rest
 * on its status (`basis: status_code`) need not: all its codes mean the same then.
 */
export const enumsRead: Check = function* (linked) {
  for (const response of linked.responses) {
    const { syntax, body } = response;
    const hundreds = hundredsOf(response.response);
    if (body === undefined || hundreds === 3 || hundreds === 5) continue;
    // A success of which nothing is said is reported as not mapped.
    if (hundreds === 2 && !isDecided(response)) continue;
    const verdict = syntax.verdict;
    if (hundreds !== 2 && syntax.basis !== undefined && verdict !== undefined && roleOf(linked, verdict) === "failure")
      continue;
    const enums = enumsOf(linked.model, { body, least: hundreds === 2 ? 2 : 1 });
    const read = new Set(readPaths(response));
    const [first] = enums;
    if (first === undefined || enums.some(({ pointer }) => isRead(pointer, read))) continue;
    const names = enums.map(({ pointer }) => `\`${pointer}\``).join(", ");
    yield {
      rule: "contract/enum-ignored",
      message: `The body says one of some values at ${names}, and the binding does not look.`,
      location: syntax.key.location,
      related: [{ message: "The enumeration.", location: first.schema.location }],
    };
  }
};

/** Whether the binding reads it, or a member that it is below: what is wrong with that is said elsewhere. */
function isRead(pointer: string, read: ReadonlySet<string>): boolean {
  return [...read].some((other) => pointer === other || pointer.startsWith(`${other}/`));
}

function readPaths({ syntax, switch: sources }: LinkedResponse): readonly string[] {
  const switched = sources.flatMap(({ syntax: { value } }) => (value.kind === "body" ? pointerOf(value.path) : []));
  const guarded = syntax.when.flatMap(({ expression }) =>
    pathsOf(expression).flatMap(({ root, segments }) =>
      root === "body" ? pointerOf(segments.map(({ name }) => name)) : [],
    ),
  );
  return [...switched, ...guarded];
}

function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name}`).join("");
}

/** The enumerations near the root of a body. One single value is a tag and not an answer, except in an error. */
function enumsOf(
  model: ApiModel,
  { body, least }: { readonly body: Schema; readonly least: number },
): readonly { readonly pointer: string; readonly schema: Schema }[] {
  const found: { pointer: string; schema: Schema }[] = [];
  const visit = (path: readonly string[], place: Place): void => {
    const closed = path.length === 0 ? undefined : enumOf(place);
    if (closed !== undefined && closed.values.length >= least)
      found.push({ pointer: pointerOf(path), schema: closed.schema });
    if (path.length === DEPTH) return;
    for (const name of propertyNames(place)) {
      const inner = placeAt(model, body, [...path, name]);
      if (isPlace(inner)) visit([...path, name], inner);
    }
  };
  const root = placeAt(model, body, []);
  if (isPlace(root)) visit([], root);
  return found;
}
