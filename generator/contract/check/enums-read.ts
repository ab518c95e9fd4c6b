import type { ApiModel, Schema } from "../../model/model.js";
import type { JsonValue } from "../../source/json.js";
import type { Contract } from "../contract.js";
import { hundredsOf, type LinkedResponse, pathsOf } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { type Remark, suggest } from "../report.js";
import { alternativesOf, enumOf, isPlace, type Place, placeAt, placeBelow, propertyNames } from "../schema.js";
import type { Check } from "./check.js";
import { contradictingMembers } from "./contradicting.js";
import { repeatedIds } from "./identity-read.js";
import { isNamedAsProse } from "./prose.js";
import { theResponse } from "./related.js";
import { isDecided, roleOf } from "./verdicts.js";

const RULE = "contract/enum-ignored";
const DEPTH = 2;

interface Enumeration {
  readonly pointer: string;
  readonly schema: Schema;
  readonly values: readonly JsonValue[];
}

/**
 * Where a success says what became of the request by one of some values, the binding reads each of them that stands at its top, or
 * names it under `ignore`: which of them matters, only a person can tell. What has words that the contract knows, or is all that the
 * binding could decide by, is ignored for a stated reason alone. Of a refusal it reads one, or a code whose values nobody lists: which
 * of the two is the finer, only the provider knows. A refusal that is stated to rest on its status (`basis: status_code`) need not be
 * read, for all its codes mean the same then.
 */
export const enumsRead: Check = function* (linked) {
  for (const response of linked.responses) {
    const { syntax, body } = response;
    const hundreds = hundredsOf(response.response);
    if (body === undefined || hundreds === 3 || hundreds === 5) continue;
    // A success of which nothing is said is reported as not mapped.
    if (hundreds === 2 && !isDecided(response)) continue;
    const verdict = syntax.verdict;
    // What an entry leaves to the contract is decided by the status alone.
    if (hundreds !== 2 && !isDecided(response) && syntax.otherwise === undefined) continue;
    if (hundreds !== 2 && syntax.basis !== undefined && verdict !== undefined && roleOf(linked, verdict) === "failure")
      continue;
    const enums = enumsOf(linked.model, { body, least: hundreds === 2 ? 2 : 1 });
    const read = new Set(readPaths(linked.model, response));
    if (hundreds === 2) {
      const others = new Set([
        ...contradictingMembers(linked, response).map(({ path }) => pointerOf(path)),
        ...repeatedIds(linked, response),
      ]);
      yield* unread(response, { enums, read, others, contract: linked.contract });
      continue;
    }
    const [first] = enums;
    if (first === undefined || response.switch.some(isCode) || enums.some(({ pointer }) => isRead(pointer, read)))
      continue;
    const names = enums.map(({ pointer }) => `\`${pointer}\``).join(", ");
    yield {
      rule: RULE,
      message: `The body says one of some values at ${names}, and the binding does not look.`,
      location: syntax.key.location,
      related: [{ message: "The enumeration.", location: first.schema.location }],
    };
  }
};

function* unread(
  response: LinkedResponse,
  of: {
    readonly enums: readonly Enumeration[];
    readonly read: ReadonlySet<string>;
    /** What is ignored for another reason than that it is an enumeration. */
    readonly others: ReadonlySet<string>;
    readonly contract: Contract;
  },
): Generator<Remark> {
  const { syntax, set } = response;
  const { contract, enums, others, read } = of;
  const handedOn = new Set([
    ...read,
    ...set.flatMap(
      ({
        from: {
          syntax: { value },
        },
      }) => (value.kind === "body" ? pointerOf(value.path) : []),
    ),
  ]);
  const ignored = new Set(syntax.ignore.map(({ at }) => pointerOf(at.value)));
  // To hand a state on is not to decide by it.
  const isSeen = (each: Enumeration) => isRead(each.pointer, wordOf(contract, each) === undefined ? handedOn : read);
  const top = enums.filter(({ pointer }) => !pointer.slice(1).includes("/"));
  // A body that says nothing at its top is read where it does: each state that stands there, or any one value.
  const states = enums.filter((each) => wordOf(contract, each) !== undefined);
  const below = enums.some(isSeen) ? states : enums;
  const missed = (top.length > 0 ? top : below).filter((each) => !isSeen(each) && !ignored.has(each.pointer));
  const [first] = missed;
  if (first !== undefined) {
    const names = missed.map(({ pointer }) => `\`${pointer}\``).join(", ");
    yield {
      rule: RULE,
      message: `The body says one of some values at ${names}, and the binding does not look. Read it, or name it under \`ignore\`.`,
      location: syntax.key.location,
      related: [{ message: "The enumeration.", location: first.schema.location }],
    };
  }
  for (const { at, because } of syntax.ignore) {
    const pointer = pointerOf(at.value);
    const found = enums.find((each) => each.pointer === pointer);
    if (found === undefined && others.has(pointer)) continue;
    if (found === undefined || isSeen(found)) {
      const known = enums.map((each) => each.pointer);
      const why = found === undefined ? "there is no enumeration" : "the binding reads it";
      const message = `\`${pointer}\` is to be ignored, and ${why}.${found === undefined ? suggest(pointer, known) : ""}`;
      yield { rule: RULE, message, location: at.location, related: theResponse(response) };
      continue;
    }
    if (because !== undefined) continue;
    const related = [{ message: "The enumeration.", location: found.schema.location }];
    const word = wordOf(contract, found);
    const ask = "If it says nothing here, say why: `{ at: …, because: … }`.";
    if (word !== undefined) {
      const message = `\`${pointer}\` may be \`${word}\`, which tells what became of the request. ${ask}`;
      yield { rule: RULE, message, location: at.location, related };
    } else if (read.size === 0 || !enums.some(({ pointer: other }) => isRead(other, read))) {
      const message = `\`${pointer}\` is ignored, and nothing else of the body says by one of some values what became of the request. ${ask}`;
      yield { rule: RULE, message, location: at.location, related };
    }
  }
}

/** Whether what is switched on may be a code: it is listed, or at least not named as words for people are. */
function isCode({ syntax: { value }, place }: LinkedResponse["switch"][number]): boolean {
  if (place === undefined) return false;
  const name = value.kind === "body" ? (value.path.at(-1) ?? "") : value.name;
  return enumOf(place) !== undefined || !isNamedAsProse(name);
}

/** A value of it that the contract knows the meaning of. */
function wordOf({ words }: Contract, { values }: Enumeration): string | undefined {
  return values.find((value): value is string => typeof value === "string" && words.has(foldWord(value)));
}

/** Whether the binding reads it, or a member that it is below: what is wrong with that is said elsewhere. */
function isRead(pointer: string, read: ReadonlySet<string>): boolean {
  return [...read].some((other) => pointer === other || pointer.startsWith(`${other}/`));
}

function readPaths(model: ApiModel, { body, response, syntax, switch: sources }: LinkedResponse): readonly string[] {
  const paths = sources.flatMap(({ syntax: { value } }) => (value.kind === "body" ? [value.path] : []));
  // Where a success can have two, the later of them is not looked at.
  const isLooked = (path: readonly string[], index: number) =>
    hundredsOf(response) !== 2 || !paths.slice(0, index).some((other) => areTogether(model, body, [other, path]));
  const switched = paths.filter(isLooked).map(pointerOf);
  const guarded = syntax.when.flatMap(({ expression }) =>
    pathsOf(expression).flatMap(({ root, segments }) =>
      root === "body" ? pointerOf(segments.map(({ name }) => name)) : [],
    ),
  );
  return [...switched, ...guarded];
}

/** Whether one body can have all of several members: they are not kept apart by alternatives. */
function areTogether(model: ApiModel, body: Schema | undefined, paths: readonly (readonly string[])[]): boolean {
  const alternatives = body === undefined ? [] : alternativesOf(model, body);
  return alternatives.some((each) => paths.every((path) => placeBelow(model, each, path) !== undefined));
}

function pointerOf(path: readonly string[]): string {
  return path.map((name) => `/${name}`).join("");
}

/** The enumerations near the root of a body. One single value is a tag and not an answer, except in an error. */
function enumsOf(
  model: ApiModel,
  { body, least }: { readonly body: Schema; readonly least: number },
): readonly Enumeration[] {
  const found: Enumeration[] = [];
  const visit = (path: readonly string[], place: Place): void => {
    const closed = path.length === 0 ? undefined : enumOf(place);
    if (closed !== undefined && closed.values.length >= least)
      found.push({ pointer: pointerOf(path), schema: closed.schema, values: closed.values });
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
