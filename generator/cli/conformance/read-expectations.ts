import type { Contract } from "../../contract/contract.js";
import type { Operation } from "../../model/model.js";
import { didYouMean } from "../../source/closest.js";
import type { JsonObject, JsonValue } from "../../source/json.js";
import { count, mapping, OPEN, parsed, type Spot, text, wrong } from "./parts.js";
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
 * the wire that the file does not state otherwise. `docs/conformance.md` has the form.
 * @throws UsageError naming the place of what is wrong
 */
export function readExpectations(source: string, file: string, about: Expecting): readonly Entry[] {
  const { contract, named, operation, provider } = about;
  const { value, at } = parsed(source, file);
  const root = mapping(value, at, ["contract", "input", "key", "request", "scenarios"]);
  if (root.contract !== contract.name) throw wrong(at.below("contract"), `must be ${contract.name}`);
  const input = mapping(root.input, at.below("input"));
  if (typeof input[contract.identity.input] !== "string")
    throw wrong(at.below("input"), `must have ${contract.identity.input}`);
  const keyHeader = root.key === undefined ? undefined : text(root.key, at.below("key"));
  const requestOf = readRequest({ value: root.request, at: at.below("request"), contract, keyHeader });
  const entries = mapping(root.scenarios, at.below("scenarios"));
  const here: File = { scenarios: at.below("scenarios"), about, input, keyHeader, requestOf };
  const stated = new Map(Object.entries(entries).map(([name, value]) => [name, readEntry(here, name, value)]));
  const forgotten = (name: string, summary: string): Entry => ({
    name,
    unstated: `${file} neither states nor lacks it: ${summary}`,
  });
  const own = [...named].map(([name, summary]) => stated.get(name) ?? forgotten(name, summary));
  const further = [...stated.values()].filter(({ name }) => !named.has(name));
  const success = successOf(contract, [...own, ...further]);
  const wire = wireScenarios({ provider, contract, operation, input, success, takesKey: keyHeader !== undefined });
  const unsaid = wire.filter(({ name }) => !stated.has(name));
  return [
    ...own,
    ...further,
    ...unsaid.map(
      (made): Entry =>
        "expected" in made ? { ...made, expected: { ...made.expected, request: requestOf(made.input) } } : made,
    ),
  ];
}

interface File {
  readonly scenarios: Spot;
  readonly about: Expecting;
  readonly input: JsonObject;
  readonly keyHeader: string | undefined;
  readonly requestOf: RequestOf;
}

function readEntry({ scenarios, about, input, keyHeader, requestOf }: File, name: string, value: JsonValue): Entry {
  const at = scenarios.below(name);
  if (value === OPEN) return { name, unstated: `${at} is still \`${OPEN}\`: state it, or say why it lacks` };
  const entry = mapping(value, at, ["lacks", "input", "answers", "requests", "request", "result"]);
  if (entry.lacks !== undefined) return { name, lacks: text(entry.lacks, at.below("lacks")) };
  if (entry.answers === undefined && wireNames.includes(name))
    throw wrong(at, "is a scenario of the wire: leave it out, or give it `answers` and a result of its own");
  if (entry.result === OPEN)
    return { name, unstated: `${at.below("result")} is still \`${OPEN}\`: write down the whole result` };
  const script = readAnswers(entry.answers, at.below("answers"), about.operation);
  const all = entry.input === undefined ? input : { ...input, ...mapping(entry.input, at.below("input")) };
  const own =
    entry.request === undefined
      ? requestOf
      : readRequest({ value: entry.request, at: at.below("request"), contract: about.contract, keyHeader });
  return {
    name,
    input: all,
    script,
    ...(script.some(({ kind }) => kind === "hang") ? { limits: { timeoutMs: SHORT_MS } } : {}),
    expected: {
      result: wholeResult(about, all, mapping(entry.result, at.below("result")), at.below("result")),
      requests: count(entry.requests, at.below("requests")),
      request: own(all),
    },
  };
}

/** The result with what is the same in every one of a provider: its name, the id that was asked for, and one attempt. */
function wholeResult({ contract, provider }: Expecting, input: JsonObject, result: JsonObject, at: Spot): JsonObject {
  checkVerdict(contract, result, at);
  const provenance = mapping(result.provenance, at.below("provenance"));
  return {
    ...result,
    [contract.identity.result]: input[contract.identity.input] ?? null,
    provenance: { provider, attempts: 1, ...provenance },
  };
}

/** A verdict that the contract does not have would fail at every provider, and say nothing of this one. */
function checkVerdict(contract: Contract, result: JsonObject, at: Spot): void {
  const among = (
    value: JsonValue | undefined,
    of: { readonly what: string; readonly known: readonly string[]; readonly at: Spot },
  ) => {
    if (value === OPEN) throw wrong(of.at, `is still \`${OPEN}\`: fill it in`);
    if (typeof value === "string" && of.known.includes(value)) return;
    const text = value === undefined ? "is missing" : `is no ${of.what}: ${JSON.stringify(value)}`;
    const near = typeof value === "string" ? didYouMean(value, of.known) : "";
    throw wrong(of.at, `${text}; there is ${of.known.join(", ")}.${near}`);
  };
  const names = contract.outcomes.map(({ name }) => name);
  among(result.outcome, { what: `outcome of ${contract.name}`, known: names, at: at.below("outcome") });
  const outcome = contract.outcomes.find(({ name }) => name === result.outcome);
  if (outcome === undefined) return;
  among(result.next, { what: `next step of ${outcome.name}`, known: outcome.next, at: at.below("next") });
  if (outcome.faults.length > 0) {
    const fault = mapping(result.fault, at.below("fault"));
    among(fault.code, { what: `fault of ${outcome.name}`, known: outcome.faults, at: at.below("fault", "code") });
  } else if (result.fault !== undefined) throw wrong(at.below("fault"), `cannot be beside ${outcome.name}`);
}
