import { distance } from "fastest-levenshtein";
import type { Operation } from "../../model/model.js";
import { readYamlValue } from "../../repair/yaml-value.js";
import { closest } from "../../source/closest.js";
import type { Outcome } from "../../source/draft.js";
import { isObject, type JsonObject, newObject } from "../../source/json.js";
import type { SourceText } from "../../source/text.js";
import type { Contract } from "../contract.js";
import { Report, suggest } from "../report.js";
import { YamlNode } from "../yaml-reader.js";
import { checkResult } from "./check-result.js";
import { countOf, membersOf, OPEN, placeOf, RULE, reasonOf, textOf } from "./form.js";
import { readAnswers } from "./read-answers.js";
import { type RequestOf, readRequest } from "./read-request.js";
import type { Entry } from "./scenario.js";
import { successOf } from "./success.js";
import { SHORT_MS, wireNames, wireScenarios } from "./wire-scenarios.js";

/** What expectations are about. Of the binding nothing is read: it is what they test. */
export interface Expecting {
  readonly provider: string;
  readonly contract: Contract;
  /** The provider's document's own. */
  readonly operation: Operation;
  /** The scenarios that every provider of the contract states or lacks, each with what happens in it. */
  readonly named: ReadonlyMap<string, string>;
}

/**
 * Reads what a provider must come to, as a person wrote it down: the contract's own scenarios, further ones, and then those of
 * the wire that the file does not state otherwise. `docs/conformance.md` has the form. No value where the file cannot be used; what a person
 * must still say of one scenario is no finding, but an entry that does not pass.
 */
export function readExpectations(source: SourceText, about: Expecting): Outcome<readonly Entry[]> {
  const yaml = readYamlValue(source, RULE);
  if (yaml.value === undefined) return { value: undefined, findings: yaml.findings };
  const report = new Report();
  const entries = readFile(YamlNode.root({ value: yaml.value, source, report, rule: RULE }), about, source.file);
  return { value: report.clean ? entries : undefined, findings: report.findings };
}

function readFile(root: YamlNode, about: Expecting, file: string): readonly Entry[] {
  const { contract, named, operation, provider } = about;
  const members = membersOf(root, "The file", {
    takes: ["contract", "input", "key", "request", "scenarios"],
    needs: ["contract", "input", "request", "scenarios"],
  });
  const stated = members.get("contract");
  if (stated !== undefined && stated.value !== contract.name) stated.refuse(`\`contract\` must be ${contract.name}.`);
  const input = readInput(members.get("input"), contract);
  const keyHeader = textOf(members.get("key"), "`key`");
  const requestOf = readRequest(members.get("request"), { contract, keyHeader });
  const scenarios = membersOf(members.get("scenarios"), "`scenarios`");
  checkNames(scenarios, named);
  const here: Shared = { about, input, keyHeader, requestOf };
  const entries = new Map([...scenarios].map(([name, node]) => [name, readEntry(here, name, node)]));
  const forgotten = (name: string, summary: string): Entry => ({
    name,
    unstated: `${file} neither states nor lacks it: ${summary}`,
  });
  const own = [...named].map(([name, summary]) => entries.get(name) ?? forgotten(name, summary));
  const further = [...entries.values()].filter(({ name }) => !named.has(name));
  const success = successOf(contract, [...own, ...further]);
  const wire = wireScenarios({ provider, contract, operation, input, success, takesKey: keyHeader !== undefined });
  const unsaid = wire.filter(({ name }) => !entries.has(name));
  return [
    ...own,
    ...further,
    ...unsaid.map(
      (made): Entry =>
        "expected" in made ? { ...made, expected: { ...made.expected, request: requestOf(made.input) } } : made,
    ),
  ];
}

/** What the caller gives, by the contract's names for it. */
function readInput(node: YamlNode | undefined, contract: Contract, given: JsonObject = newObject()): JsonObject {
  const takes = contract.inputs.map(({ name }) => name);
  const id = contract.identity.input;
  const needs = Object.hasOwn(given, id) ? [] : [id];
  const input = Object.assign(newObject(), given);
  for (const [name, member] of membersOf(node, "`input`", { takes, needs })) {
    if (name === id) member.string(`\`${id}\``);
    input[name] = member.value;
  }
  return input;
}

/** So many letters of a name are a slip of the pen where nothing else says that it is one. */
const SLIP = 2;

/**
 * A file may state scenarios of its own. One whose name is near that of a scenario which the file forgot, or a letter or two from one of the
 * wire, is that scenario misspelt: it would be run beside it, and hold nothing.
 */
function checkNames(scenarios: ReadonlyMap<string, YamlNode>, named: ReadonlyMap<string, string>): void {
  const forgotten = [...named.keys()].filter((name) => !scenarios.has(name));
  for (const [name, node] of scenarios) {
    if (named.has(name) || wireNames.includes(name)) continue;
    const near = wireNames.filter((each) => distance(each.toLowerCase(), name.toLowerCase()) <= SLIP);
    const meant = closest(name, forgotten) ?? closest(name, near);
    if (meant !== undefined)
      node.refuse(`There is no scenario \`${name}\` that others have.${suggest(name, [meant])}`, "key");
  }
}

interface Shared {
  readonly about: Expecting;
  readonly input: JsonObject;
  readonly keyHeader: string | undefined;
  readonly requestOf: RequestOf;
}

const MEMBERS = ["lacks", "input", "answers", "requests", "request", "result"];

function readEntry({ about, input, keyHeader, requestOf }: Shared, name: string, node: YamlNode): Entry {
  const { contract, operation } = about;
  if (node.value === OPEN)
    return { name, unstated: `${placeOf(node)} is still \`${OPEN}\`: state it, or say why it lacks` };
  const lacks = isObject(node.value) && Object.hasOwn(node.value, "lacks");
  const isOfWire = !lacks && isObject(node.value) && !Object.hasOwn(node.value, "answers") && wireNames.includes(name);
  if (isOfWire)
    node.refuse("This is a scenario of the wire: leave it out, or give it `answers` and a result of its own.", "key");
  const needs = lacks || isOfWire ? [] : ["answers", "requests", "result"];
  const members = membersOf(node, "A scenario", { takes: MEMBERS, needs });
  if (lacks) {
    const [other] = [...members.keys()].filter((each) => each !== "lacks");
    if (other !== undefined) members.get(other)?.refuse("What a provider lacks has nothing beside `lacks`.", "key");
    return { name, lacks: reasonOf(members.get("lacks"), "`lacks`") ?? "" };
  }
  const result = members.get("result");
  const script = readAnswers(members.get("answers"), operation);
  const requests = countOf(members.get("requests"), "`requests`") ?? 0;
  const own = members.get("request");
  const all = members.has("input") ? readInput(members.get("input"), contract, input) : input;
  const request = own === undefined ? requestOf : readRequest(own, { contract, keyHeader });
  if (result?.value === OPEN)
    return { name, unstated: `${placeOf(result)}: result is still \`${OPEN}\`: write down the whole result` };
  if (result !== undefined) checkResult(contract, result);
  return {
    name,
    input: all,
    script,
    ...(script.some(({ kind }) => kind === "hang") ? { limits: { timeoutMs: SHORT_MS } } : {}),
    expected: { result: wholeResult(about, all, result), requests, request: request(all) },
  };
}

/** The result with what is the same in every one of a provider: its name, the id that was asked for, and one attempt. */
function wholeResult({ contract, provider }: Expecting, input: JsonObject, node: YamlNode | undefined): JsonObject {
  const result = isObject(node?.value) ? node.value : newObject();
  const provenance = isObject(result.provenance) ? result.provenance : newObject();
  return {
    ...result,
    [contract.identity.result]: input[contract.identity.input] ?? null,
    provenance: { provider, attempts: 1, ...provenance },
  };
}
