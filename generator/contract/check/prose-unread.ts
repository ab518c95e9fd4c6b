import type { ApiModel } from "../../model/model.js";
import type { Location } from "../../source/origin.js";
import type { Contract } from "../contract.js";
import type { Expr, PathExpr } from "../guard/syntax.js";
import type { LinkedResponse } from "../link.js";
import { locateInScalar } from "../scalar-position.js";
import { enumOf, isPlace, type Place, placeAt, typesOf } from "../schema.js";
import type { Check } from "./check.js";
import { isNamedAsProse, isSentence } from "./prose.js";
import { theValue } from "./related.js";

const RULE = "contract/prose-read";

/**
 * Words for people are told and never decided by: the provider may reword and translate them whenever it likes. They are what the
 * binding itself tells as such, what is named so, and any sentence that a value is compared with; unless the document lists all that
 * the value may be. To ask whether they are there (`has()`, or a comparison with null) reads no word of them.
 */
export const proseUnread: Check = function* ({ contract, model, responses }) {
  for (const response of responses) {
    const told = toldAsProse(contract, response);
    for (const read of meaningsOf(model, response)) {
      if (!isOpenText(read.place)) continue;
      const target = told.get(textOf(read));
      const name = read.names.findLast((each) => !isIndex(each)) ?? "";
      const related = theValue(response, read);
      const shown = read.root === "header" ? name : read.names.map((each) => `/${each}`).join("");
      if (target !== undefined || isNamedAsProse(name)) {
        const why = target === undefined ? "is named as" : `is told as \`${target}\`, which is`;
        const message = `\`${shown}\` ${why} words for people: what they mean is not read. Decide by a code, or by the status.`;
        yield { rule: RULE, message, location: read.location, related };
        continue;
      }
      for (const { value, location } of read.values) {
        if (!isSentence(value)) continue;
        const message = `\`${value}\` is a sentence, and the document does not list it as a value of \`${shown}\`: what words mean is not read.`;
        yield { rule: RULE, message, location, related };
      }
    }
  }
};

/** A value whose words decide, and the words that it is compared with. */
interface Meaning {
  readonly root: "body" | "header";
  readonly names: readonly string[];
  readonly place: Place | undefined;
  readonly location: Location;
  readonly values: readonly { readonly value: string; readonly location: Location }[];
}

function* meaningsOf(model: ApiModel, response: LinkedResponse): Generator<Meaning> {
  const { guards, switch: sources, syntax } = response;
  const headerPlace = (name: string): Place | undefined => {
    const declared = response.response.headers.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const place = declared === undefined ? undefined : placeAt(model, declared.schema, []);
    return place !== undefined && isPlace(place) ? place : undefined;
  };
  for (const { syntax: guard, places } of guards) {
    for (const { path, texts } of wordsRead(guard.expression)) {
      const names = path.segments.map(({ name }) => name);
      const at = ({ start, end }: Expr): Location => locateInScalar({ ...guard.text, start, end });
      const place = path.root === "header" ? headerPlace(names[0] ?? "") : places.get(path);
      const values = texts.flatMap((text) =>
        text.kind === "literal" && typeof text.value === "string" ? [{ value: text.value, location: at(text) }] : [],
      );
      yield { root: path.root, names, place, location: at(path), values };
    }
  }
  for (const { syntax: source, place } of sources) {
    const { value, location } = source;
    const values = syntax.cases.map(({ key }) => key);
    if (value.kind === "body") yield { root: "body", names: value.path, place, location, values };
    else yield { root: "header", names: [value.name], place: headerPlace(value.name), location, values };
  }
}

/** The paths of a guard of which more matters than whether they are there, and what each is compared with. */
function* wordsRead(expression: Expr): Generator<{ readonly path: PathExpr; readonly texts: readonly Expr[] }> {
  switch (expression.kind) {
    case "not":
      yield* wordsRead(expression.operand);
      break;
    case "and":
    case "or":
      yield* wordsRead(expression.left);
      yield* wordsRead(expression.right);
      break;
    case "in": {
      const { item, list } = expression;
      if (item.kind === "path") yield { path: item, texts: list.kind === "list" ? list.items : [] };
      break;
    }
    case "compare": {
      const { left, operator, right } = expression;
      for (const [side, other] of [
        [left, right],
        [right, left],
      ] as const) {
        if (other.kind === "literal" && other.value === null) continue;
        const isSize = side.kind === "call" && side.name === "size";
        // Text has no order: that is reported for itself.
        if (!isSize && operator !== "==" && operator !== "!=") continue;
        const path = isSize ? side.argument : side;
        if (path.kind === "path") yield { path, texts: [other] };
      }
      break;
    }
    case "call":
    case "list":
    case "literal":
    case "path":
      break;
  }
}

/** By what is read: the member of the result that it is told as, and that is words for people. */
function toldAsProse({ prose }: Contract, { set }: LinkedResponse): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { syntax } of set) {
    const { target, each } = syntax;
    const { value } = syntax.from;
    const names = value.kind === "body" ? value.path : [value.name];
    if (each === undefined && prose.has(target.value)) told.set(textOf({ root: value.kind, names }), target.value);
    for (const { name, path } of each ?? []) {
      const member = `${target.value}/0/${name.value}`;
      if (prose.has(member)) told.set(textOf({ root: value.kind, names: [...names, "0", ...path.value] }), member);
    }
  }
  return told;
}

/** One value has one text, whichever item of a list it is read of; field names are case-insensitive (RFC 9110, 5.1). */
function textOf({ root, names }: Pick<Meaning, "root" | "names">): string {
  const parts = names.map((name) => (isIndex(name) ? "0" : name));
  return JSON.stringify([root, ...(root === "header" ? parts.map((name) => name.toLowerCase()) : parts)]);
}

function isIndex(name: string): boolean {
  return /^[0-9]+$/.test(name);
}

/** Whether it may be any text. What leads nowhere is reported for itself. */
function isOpenText(place: Place | undefined): boolean {
  if (place === undefined || enumOf(place) !== undefined) return false;
  const types = typesOf(place);
  return types.size === 0 || types.has("string");
}
