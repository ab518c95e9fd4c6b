import { parse } from "yaml";
import type { BindingPlan } from "../../contract/plan.js";
import type { Operation } from "../../model/model.js";
import { isArray, isObject, type JsonObject, type JsonValue, newObject } from "../../source/json.js";
import { UsageError } from "../arguments.js";
import { representative } from "../mock/shapes.js";
import type { Lacking, Scenario } from "./scenario.js";
import { json, type Step } from "./step.js";

/** What a provider must come to, as a person wrote it down. */
export interface Expectations {
  readonly contract: string;
  /** What the caller gives in every scenario. */
  readonly input: JsonObject;
  readonly scenarios: readonly (Scenario | Lacking)[];
}

/**
 * Reads a file of expectations: for each scenario its answers and the whole result, or why the provider does not have it. A
 * scenario without answers is one of `wire`, with its result written down. `docs/conformance.md` has the form.
 * @throws UsageError naming the place of what is wrong
 */
export function readExpectations(about: {
  readonly text: string;
  readonly file: string;
  readonly plan: BindingPlan;
  readonly wire: (input: JsonObject) => readonly (Scenario | Lacking)[];
}): Expectations {
  const { file, plan } = about;
  const root = mapping(parsed(about.text, file), file, ["contract", "input", "scenarios"]);
  const input = mapping(root.input, `${file}: input`);
  if (root.contract !== plan.contract.name) throw wrong(`${file}: contract`, `must be ${plan.contract.name}`);
  const wire = new Map(about.wire(input).map((scenario) => [scenario.name, scenario]));
  const scenarios = Object.entries(mapping(root.scenarios, `${file}: scenarios`)).map(([name, value]) =>
    readScenario({ name, at: `${file}: ${name}`, value, plan, input, wire: wire.get(name) }),
  );
  return { contract: plan.contract.name, input, scenarios };
}

interface Entry {
  readonly name: string;
  readonly at: string;
  readonly value: JsonValue;
  readonly plan: BindingPlan;
  readonly input: JsonObject;
  readonly wire: Scenario | Lacking | undefined;
}

function readScenario({ name, at, value, plan, input, wire }: Entry): Scenario | Lacking {
  const entry = mapping(value, at, ["lacks", "input", "answers", "requests", "result"]);
  if (typeof entry.lacks === "string") return { name, lacks: entry.lacks };
  const given = wire === undefined || "lacks" in wire ? undefined : wire;
  const why = wire !== undefined && "lacks" in wire ? wire.lacks : "it is no scenario of the wire";
  if (given === undefined && entry.answers === undefined) throw wrong(at, `needs \`answers\`: ${why}`);
  const own = entry.input === undefined ? given?.input : mapping(entry.input, `${at}: input`);
  const whole = wholeResult({ at, plan, input: { ...input, ...own }, result: mapping(entry.result, `${at}: result`) });
  const { limits, expected } = given ?? {};
  return {
    name,
    ...(own === undefined ? {} : { input: own }),
    script: entry.answers === undefined ? (given?.script ?? []) : readAnswers(entry.answers, at, plan.operation),
    ...(limits === undefined || entry.answers !== undefined ? {} : { limits }),
    expected: {
      result: { whole },
      requests: count(entry.requests, at) ?? expected?.requests ?? 1,
      ...(expected?.path === undefined ? {} : { path: expected.path }),
    },
  };
}

/** The result with what is the same in every one of a provider: its name, the id that was asked for, and one attempt. */
function wholeResult(about: { at: string; plan: BindingPlan; input: JsonObject; result: JsonObject }): JsonObject {
  const { at, plan, input, result } = about;
  const { identity } = plan.contract;
  const id = input[identity.input];
  if (id === undefined) throw wrong(at, `the input must have ${identity.input}`);
  const provenance = mapping(result.provenance, `${at}: result: provenance`);
  return {
    ...result,
    [identity.result]: id,
    provenance: { provider: plan.provider, attempts: 1, ...provenance },
  };
}

function readAnswers(value: JsonValue, at: string, operation: Operation): readonly Step[] {
  if (!isArray(value) || value.length === 0) throw wrong(`${at}: answers`, "must be a list");
  return value.map((item) => readAnswer(item, `${at}: answers`, operation));
}

function readAnswer(value: JsonValue, at: string, operation: Operation): Step {
  if (value === "hang" || value === "reset" || value === "refused") return { kind: value };
  const answer = mapping(value, at, ["status", "headers", "body", "text", "example", "set"]);
  const status = count(answer.status, at);
  if (status === undefined) throw wrong(at, "needs `status`, or be one of hang, reset, refused");
  const headers = textMembers(answer.headers, `${at}: headers`);
  if (typeof answer.text === "string") return { kind: "answer", status, headers, body: answer.text };
  const body = answer.example === undefined ? answer.body : exampleOf(operation, status, answer.example, at);
  if (body === undefined) return { kind: "answer", status, headers };
  const set = answer.set === undefined ? newObject() : mapping(answer.set, `${at}: set`);
  return json(status, isObject(body) ? { ...body, ...set } : body, headers);
}

/** An example of the provider's own document, by its name there. */
function exampleOf(operation: Operation, status: number, name: JsonValue, at: string): JsonValue {
  const examples = operation.responses
    .filter((response) => representative(response.status) === status || response.status.kind !== "code")
    .flatMap(({ content }) => content.flatMap((media) => media.examples));
  const found = examples.find((example) => example.name === name);
  if (found === undefined) throw wrong(at, `the document has no example ${JSON.stringify(name)} for ${status}`);
  return found.value;
}

function parsed(text: string, file: string): JsonValue {
  try {
    // The checked boundary: every member is looked at before it is used.
    return parse(text, { maxAliasCount: 0 }) as JsonValue;
  } catch (error) {
    throw wrong(file, error instanceof Error ? error.message : "is not YAML");
  }
}

function mapping(value: JsonValue | undefined, at: string, known?: readonly string[]): JsonObject {
  if (!isObject(value)) throw wrong(at, "must be a mapping");
  const unknown = Object.keys(value).find((key) => known !== undefined && !known.includes(key));
  if (unknown !== undefined) throw wrong(at, `has no member ${JSON.stringify(unknown)}; it takes ${known?.join(", ")}`);
  return value;
}

function textMembers(value: JsonValue | undefined, at: string): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  return Object.fromEntries(Object.entries(mapping(value, at)).map(([name, member]) => [name, String(member)]));
}

function count(value: JsonValue | undefined, at: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw wrong(at, "takes whole numbers");
  return value;
}

function wrong(at: string, why: string): UsageError {
  return new UsageError(`${at} ${why}`);
}
