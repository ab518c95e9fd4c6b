import type { Contract } from "../../contract/contract.js";
import type { Operation } from "../../model/model.js";
import type { JsonObject, JsonValue } from "../../source/json.js";
import { count, mapping, OPEN, parsed, text, wrong } from "./parts.js";
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
  const root = mapping(parsed(source, file), file, ["contract", "input", "key", "request", "scenarios"]);
  if (root.contract !== contract.name) throw wrong(`${file}: contract`, `must be ${contract.name}`);
  const input = mapping(root.input, `${file}: input`);
  if (typeof input[contract.identity.input] !== "string")
    throw wrong(`${file}: input`, `must have ${contract.identity.input}`);
  const keyHeader = root.key === undefined ? undefined : text(root.key, `${file}: key`);
  const requestOf = readRequest({ value: root.request, at: `${file}: request`, contract, keyHeader });
  const entries = mapping(root.scenarios, `${file}: scenarios`);
  const here: File = { file, about, input, keyHeader, requestOf };
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
  readonly file: string;
  readonly about: Expecting;
  readonly input: JsonObject;
  readonly keyHeader: string | undefined;
  readonly requestOf: RequestOf;
}

function readEntry({ file, about, input, keyHeader, requestOf }: File, name: string, value: JsonValue): Entry {
  const at = `${file}: ${name}`;
  if (value === OPEN) return { name, unstated: `${at} is still \`${OPEN}\`: state it, or say why it lacks` };
  const entry = mapping(value, at, ["lacks", "input", "answers", "requests", "request", "result"]);
  if (entry.lacks !== undefined) return { name, lacks: text(entry.lacks, `${at}: lacks`) };
  if (entry.answers === undefined && wireNames.includes(name))
    throw wrong(at, "is a scenario of the wire: leave it out, or give it `answers` and a result of its own");
  if (entry.result === OPEN)
    return { name, unstated: `${at}: result is still \`${OPEN}\`: write down the whole result` };
  const script = readAnswers(entry.answers, `${at}: answers`, about.operation);
  const all = entry.input === undefined ? input : { ...input, ...mapping(entry.input, `${at}: input`) };
  const own =
    entry.request === undefined
      ? requestOf
      : readRequest({ value: entry.request, at: `${at}: request`, contract: about.contract, keyHeader });
  return {
    name,
    input: all,
    script,
    ...(script.some(({ kind }) => kind === "hang") ? { limits: { timeoutMs: SHORT_MS } } : {}),
    expected: {
      result: wholeResult(about, all, mapping(entry.result, `${at}: result`), at),
      requests: count(entry.requests, `${at}: requests`),
      request: own(all),
    },
  };
}

/** The result with what is the same in every one of a provider: its name, the id that was asked for, and one attempt. */
function wholeResult({ contract, provider }: Expecting, input: JsonObject, result: JsonObject, at: string): JsonObject {
  const { outcome } = result;
  if (!contract.outcomes.some(({ name }) => name === outcome))
    throw wrong(`${at}: result`, `has no outcome of ${contract.name}: ${JSON.stringify(outcome)}`);
  const provenance = mapping(result.provenance, `${at}: result: provenance`);
  return {
    ...result,
    [contract.identity.result]: input[contract.identity.input] ?? null,
    provenance: { provider, attempts: 1, ...provenance },
  };
}
