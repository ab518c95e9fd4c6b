import { isArray, isObject, type JsonObject, type JsonValue } from "../../source/json.js";
import type { Contract } from "../contract.js";
import type { Entry } from "./scenario.js";
import type { Answer } from "./step.js";

/** A provider's success on the wire, as a person stated it: the answer, and the result that it leads to. */
export interface Success {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where it has none. */
  readonly body: JsonValue | undefined;
  readonly result: JsonObject;
}

/** The first stated scenario that ends in success by one answer, its body empty or JSON. */
export function successOf(contract: Contract, stated: readonly Entry[]): Success | undefined {
  const succeeds = ({ outcome }: JsonObject) =>
    contract.outcomes.some(({ name, role }) => name === outcome && role === "success");
  for (const entry of stated) {
    if (!("script" in entry) || !succeeds(entry.expected.result)) continue;
    const [step, ...more] = entry.script;
    if (step?.kind !== "answer" || more.length > 0) continue;
    const body = bodyOf(step);
    if (body === NOT_JSON) continue;
    return { status: step.status, headers: step.headers ?? {}, body, result: entry.expected.result };
  }
  return undefined;
}

const NOT_JSON = Symbol("not JSON");

function bodyOf({ body }: Answer): JsonValue | undefined | typeof NOT_JSON {
  if (body === undefined) return undefined;
  try {
    // The checked boundary: JSON is what `JSON.parse` gives.
    return JSON.parse(body) as JsonValue;
  } catch {
    return NOT_JSON;
  }
}

/** A value with one text in place of another, wherever it is the whole of a member. */
export function renamed(value: JsonObject, from: JsonValue, to: string): JsonObject;
export function renamed(value: JsonValue, from: JsonValue, to: string): JsonValue;
export function renamed(value: JsonValue, from: JsonValue, to: string): JsonValue {
  if (isArray(value)) return value.map((item) => renamed(item, from, to));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renamed(member, from, to)]));
  return value === from ? to : value;
}
