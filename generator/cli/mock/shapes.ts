import type { BindingPlan, Guard, ResponsePlan, ResponseValue } from "../../contract/plan.js";
import type { ApiModel, Parameter } from "../../model/model.js";
import { sampleOf } from "../../model/sample.js";
import { representative } from "../../model/status.js";
import { get, isArray, isObject, type JsonValue, newObject } from "../../source/json.js";

/** A response that a provider's document describes. `body` is absent where the response has none. */
export interface Shape {
  readonly status: number;
  readonly body?: JsonValue;
}

/**
 * Responses worth trying for a binding: the examples of each declared response and a sample of its schema, with every case and
 * every guard of the binding made true in turn, the cases once more with the guards made false, and as they are. Then a bare status for each of the contract's RFC 9110 table, and
 * a failure of the server.
 */
export function shapesOf(plan: BindingPlan, model: ApiModel): readonly Shape[] {
  const declared = plan.responses.flatMap((response) => {
    const status = representative(response.response.status);
    return bodiesOf(response, model).map((body): Shape => (body === undefined ? { status } : { status, body }));
  });
  return [...declared, ...[...plan.contract.fallbacks.statuses.keys(), 500].map((status) => ({ status }))];
}

/** The input that names one resource, in the form that the provider's own document gives its id. */
export function sampleInput(plan: BindingPlan, model: ApiModel): Readonly<Record<string, JsonValue>> {
  const input: Record<string, JsonValue> = {};
  for (const { name, required, schema } of plan.contract.inputs)
    if (required) input[name] = sampleOf(schema, plan.contract.model.schemas);
  const sent = plan.request.find(({ from }) => from.kind === "input" && from.name === plan.contract.identity.input);
  if (sent === undefined) return input;
  const { to } = sent;
  const id =
    to.in === "body"
      ? sampleBody(plan, model, to.path)
      : plan.operation.parameters
          .filter((each) => each.in === to.in && each.name === to.name)
          .map((each) => sampleParameter(each, model))[0];
  if (id !== undefined) input[plan.contract.identity.input] = id;
  return input;
}

function sampleParameter({ schema }: Parameter, model: ApiModel): JsonValue {
  return sampleOf(schema, model.schemas);
}

function sampleBody(plan: BindingPlan, model: ApiModel, path: readonly string[]): JsonValue | undefined {
  const schema = plan.operation.requestBody?.content[0]?.schema;
  return schema && path.reduce<JsonValue | undefined>((value, key) => get(value, key), sampleOf(schema, model.schemas));
}

function bodiesOf(response: ResponsePlan, model: ApiModel): readonly (JsonValue | undefined)[] {
  const media = response.response.content.find(({ kind }) => kind === "json") ?? response.response.content[0];
  if (media === undefined) return [undefined];
  const bases = media.examples.map(({ value }) => value);
  if (media.schema !== undefined) bases.push(sampleOf(media.schema, model.schemas));
  const [switched] = response.switch;
  const cases =
    switched === undefined
      ? []
      : [...response.cases.keys()].map((value) => (body: JsonValue) => withValue(body, switched, value));
  const guards = response.guards.map(({ if: guard }) => guard);
  const changes = [...cases.map((change) => (body: JsonValue) => change(guards.reduce(refute, body))), ...cases];
  const satisfied = guards.map((guard) => (body: JsonValue) => satisfy(guard, body));
  return bases.flatMap((base) => [...[...changes, ...satisfied].map((change) => change(base)), base]);
}

/** The body with one value set; a header is not part of the body. */
export function withValue(body: JsonValue, at: ResponseValue, value: JsonValue): JsonValue {
  return at.kind === "body" ? setAt(body, at.path, value) : body;
}

function setAt(node: JsonValue, path: readonly string[], value: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isArray(node)) return node.map((item, index) => (String(index) === key ? setAt(item, rest, value) : item));
  const copy = Object.assign(newObject(), isObject(node) ? node : {});
  copy[key] = setAt(copy[key] ?? newObject(), rest, value);
  return copy;
}

/** Makes a guard true where that takes no search: equality, membership, sizes above zero. Who uses the shape sees whether it worked. */
function satisfy(guard: Guard, body: JsonValue): JsonValue {
  switch (guard.kind) {
    case "and":
      return satisfy(guard.right, satisfy(guard.left, body));
    case "or":
      return satisfy(guard.left, body);
    case "compare":
      return satisfyComparison(guard, body);
    case "in":
      return guard.item.kind === "value" && guard.list[0] !== undefined
        ? withValue(body, guard.item.value, guard.list[0])
        : body;
    case "has":
      return withValue(body, guard.value, "any");
    case "value":
      return withValue(body, guard.value, true);
    case "literal":
    case "not":
    case "size":
      return body;
    default:
      return guard satisfies never;
  }
}

function satisfyComparison({ operator, left, right }: Extract<Guard, { kind: "compare" }>, body: JsonValue): JsonValue {
  if (right.kind !== "literal") return body;
  if (left.kind === "value" && operator === "==") return withValue(body, left.value, right.value);
  if (left.kind === "size" && (operator === ">" || operator === ">=" || operator === "!="))
    return withValue(body, left.value, ["any"]);
  return body;
}

/** Makes a guard false where it asks for a size: an empty list has none. */
function refute(body: JsonValue, guard: Guard): JsonValue {
  if (guard.kind === "and" || guard.kind === "or") return refute(refute(body, guard.left), guard.right);
  return guard.kind === "compare" && guard.left.kind === "size" ? withValue(body, guard.left.value, []) : body;
}

/** A value for each configuration that an adapter cannot do without: a provider of our own takes any. */
export function sampleConfig(plan: BindingPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(plan.config.filter(({ required }) => required).map(({ name }) => [name, "any"]));
}
