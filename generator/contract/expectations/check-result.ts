import { isArray, isObject } from "../../source/json.js";
import type { Contract, ContractOutcome } from "../contract.js";
import { suggest } from "../report.js";
import {
  alternativesOf,
  enumOf,
  type Place,
  placeBelow,
  propertyNames,
  requiredNames,
  typeOf,
  typesOf,
} from "../schema.js";
import type { YamlNode } from "../yaml-reader.js";
import { isFilled, membersOf } from "./form.js";

/** What the suite adds to every result of a provider, so that nobody writes it down. */
export function addedMembers(contract: Contract, path: readonly string[]): readonly string[] {
  if (path.length === 0) return [contract.identity.result];
  return path.length === 1 && path[0] === "provenance" ? ["provider", "attempts"] : [];
}

/**
 * Checks a stated result against the contract's own schema for its outcome: names, words and types. What the contract cannot say would fail at
 * every adapter, and tell nothing of this one.
 */
export function checkResult(contract: Contract, node: YamlNode): void {
  const members = membersOf(node, "`result`", { needs: ["outcome"] });
  const outcomes = contract.outcomes.map(({ name }) => name);
  const stated = members.get("outcome");
  if (!isWord(stated, `an outcome of ${contract.name}`, outcomes)) return;
  const outcome = contract.outcomes.find(({ name }) => name === stated?.value);
  const schema = contract.model.schemas.get(`/components/schemas/${contract.names.result}`)?.schema;
  if (outcome === undefined || schema === undefined) return;
  checkVerdict(contract, outcome, members);
  const place = alternativesOf(contract.model, schema).find((each) => {
    const word = placeBelow(contract.model, each, ["outcome"]);
    return word !== undefined && enumOf(word)?.values.includes(outcome.name) === true;
  });
  if (place !== undefined) walk({ contract, outcome }, node, { place, path: [] });
}

/** The contract's block says more than its schemas: which faults an outcome may have, and which next steps it and each fault. */
function checkVerdict({ faults }: Contract, outcome: ContractOutcome, members: ReadonlyMap<string, YamlNode>): void {
  const next = members.get("next");
  const isNext = isWord(next, `a next step of ${outcome.name}`, outcome.next);
  const fault = members.get("fault");
  if (fault === undefined || !isObject(fault.value)) return;
  const code = fault.members("`fault`").get("code");
  if (!isWord(code, `a fault of ${outcome.name}`, outcome.faults) || !isNext || outcome.faults.length === 0) return;
  const name = String(code?.value);
  isWord(next, `a next step of ${name}`, faults.get(name)?.steps ?? []);
}

function isWord(node: YamlNode | undefined, what: string, known: readonly string[]): boolean {
  if (node === undefined || !isFilled(node, `\`${node.key.value}\``)) return false;
  const word = node.string(`\`${node.key.value}\``)?.value;
  if (word === undefined || known.length === 0 || known.includes(word)) return word !== undefined;
  node.refuse(`\`${word}\` is not ${what}.${suggest(word, known)}`);
  return false;
}

/** What `checkVerdict` has looked at: the contract's block says more of them than its schemas. */
const VERDICT: readonly string[] = ["outcome", "next", "fault/code"];

interface At {
  readonly place: Place;
  readonly path: readonly string[];
}

function walk(
  about: { readonly contract: Contract; readonly outcome: ContractOutcome },
  node: YamlNode,
  { place, path }: At,
): void {
  const { contract, outcome } = about;
  const { value } = node;
  const what = path.length === 0 ? "`result`" : `\`${path.join("/")}\``;
  if (!isFilled(node, what)) return;
  const types = typesOf(place);
  const type = typeOf(value);
  if (types.size > 0 && !types.has(type) && !(type === "integer" && types.has("number"))) {
    node.refuse(`${what} must be ${[...types].join(" or ")}, and is ${type}.`);
    return;
  }
  if (isArray(value)) {
    const item = placeBelow(contract.model, place, ["0"]);
    if (item === undefined) return;
    for (const each of node.items(what)) walk(about, each, { place: item, path: [...path, each.key.value] });
  } else if (isObject(value)) {
    const known = propertyNames(place);
    if (known.length === 0) return;
    const added = addedMembers(contract, path);
    const needs = requiredNames(place).filter((name) => !added.includes(name));
    for (const [name, member] of membersOf(node, `${what} of ${outcome.name}`, { takes: known, needs })) {
      const below = placeBelow(contract.model, place, [name]);
      if (below !== undefined) walk(about, member, { place: below, path: [...path, name] });
    }
  } else if (!VERDICT.includes(path.join("/"))) {
    const allowed = enumOf(place)?.values.map(String);
    if (allowed !== undefined && !allowed.includes(String(value)))
      node.refuse(`\`${String(value)}\` is no value of ${what}.${suggest(String(value), allowed)}`);
  }
}
