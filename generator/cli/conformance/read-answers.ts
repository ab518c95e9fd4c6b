import type { Operation } from "../../model/model.js";
import { isArray, isObject, type JsonValue, newObject } from "../../source/json.js";
import { representative } from "../mock/shapes.js";
import { count, mapping, type Spot, wrong } from "./parts.js";
import { json, type Step } from "./step.js";

/**
 * The answers of a stated scenario, one for each request. `docs/conformance.md` has the form.
 * @throws UsageError naming the place of what is wrong
 */
export function readAnswers(value: JsonValue | undefined, at: Spot, operation: Operation): readonly Step[] {
  if (!isArray(value) || value.length === 0) throw wrong(at, "must be a list of what the provider answers");
  return value.map((item, index) => readAnswer(item, at.below(index), operation));
}

function readAnswer(value: JsonValue, at: Spot, operation: Operation): Step {
  if (value === "hang" || value === "reset" || value === "refused") return { kind: value };
  if (!isObject(value)) throw wrong(at, "takes hang, reset, refused, or a mapping with `status`");
  const answer = mapping(value, at, ["status", "headers", "body", "text", "example", "set"]);
  const status = count(answer.status, at.below("status"));
  const headers = textMembers(answer.headers, at.below("headers"));
  if (typeof answer.text === "string") return { kind: "answer", status, headers, body: answer.text };
  const body = answer.example === undefined ? answer.body : exampleOf(operation, status, answer.example, at);
  if (body === undefined) return { kind: "answer", status, headers };
  const set = answer.set === undefined ? newObject() : mapping(answer.set, at.below("set"));
  return json(status, isObject(body) ? { ...body, ...set } : body, headers);
}

/** An example of the provider's own document, by its name there. */
function exampleOf(operation: Operation, status: number, name: JsonValue, at: Spot): JsonValue {
  const examples = operation.responses
    .filter((response) => representative(response.status) === status || response.status.kind !== "code")
    .flatMap(({ content }) => content.flatMap((media) => media.examples));
  const found = examples.find((example) => example.name === name);
  if (found === undefined)
    throw wrong(at.below("example"), `is not of the document: it has no example ${JSON.stringify(name)} for ${status}`);
  return found.value;
}

function textMembers(value: JsonValue | undefined, at: Spot): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  return Object.fromEntries(Object.entries(mapping(value, at)).map(([name, member]) => [name, String(member)]));
}
