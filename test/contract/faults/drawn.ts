import type { BindingPlan, Guard, ResponseValue } from "../../../generator/contract/plan.js";
import { isPlace, placeAt } from "../../../generator/contract/schema.js";
import type { ApiModel } from "../../../generator/model/model.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../../generator/source/json.js";
import { parsePointer } from "../../../generator/source/pointer.js";
import type { Edit } from "./edit.js";

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The nodes of a document that a binding stands on: the operation, what it takes, what it answers, and every value that is read. */
export function nodesRead(model: ApiModel, plan: BindingPlan): readonly string[] {
  const { operation } = plan;
  const pointers = new Set([operation.location.pointer]);
  for (const { location, schema } of operation.parameters) pointers.add(location.pointer).add(schema.location.pointer);
  for (const { response, body, guards, identity, set, switch: switched } of plan.responses) {
    pointers.add(response.location.pointer);
    const values = [
      ...guards.flatMap((guard) => valuesOf(guard.if)),
      ...switched,
      ...set.map(({ from }) => from),
      ...(identity === undefined ? [] : [identity]),
    ];
    for (const value of values) {
      if (value.kind !== "body" || body === undefined) continue;
      for (let depth = 0; depth <= value.path.length; depth++) {
        const place = placeAt(model, body, value.path.slice(0, depth));
        if (isPlace(place)) for (const schema of place.variants.flat()) pointers.add(schema.location.pointer);
      }
    }
  }
  return [...pointers].sort();
}

function valuesOf(guard: Guard): readonly ResponseValue[] {
  if ("value" in guard) return typeof guard.value === "object" && guard.value !== null ? [guard.value] : [];
  if ("operand" in guard) return valuesOf(guard.operand);
  if ("item" in guard) return valuesOf(guard.item);
  return "left" in guard ? [...valuesOf(guard.left), ...valuesOf(guard.right)] : [];
}

const TYPES = ["string", "integer", "number", "boolean", "object", "array"];

/** One change of a member of one of the nodes, or below it where it is a list; undefined where there is nothing to change. */
export function drawn(root: JsonObject, nodes: readonly string[], random: () => number): Edit | undefined {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const node = pick(nodes);
  const value = node === undefined ? undefined : at(root, node);
  if (node === undefined || value === undefined || !isObject(value)) return undefined;
  const name = pick(Object.keys(value).filter((key) => !key.startsWith("x-") && key !== "description"));
  const inner = name === undefined ? undefined : get(value, name);
  if (name === undefined || inner === undefined) return undefined;
  const pointer = `${node}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const edits: Edit[] = [{ remove: pointer }];
  if (name === "type") edits.push(...TYPES.filter((type) => type !== inner).map((to) => ({ set: pointer, to })));
  else if (isArray(inner)) edits.push({ append: pointer, value: "other" }, { set: pointer, to: inner.slice(1) });
  else if (typeof inner === "boolean") edits.push({ set: pointer, to: !inner });
  else if (typeof inner === "string") edits.push({ set: pointer, to: `${inner}x` });
  else if (isObject(inner)) {
    const [key] = Object.keys(inner).length === 0 ? [] : [pick(Object.keys(inner)) ?? ""];
    const member = key === undefined ? undefined : `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (member !== undefined) edits.push({ remove: member }, { rename: member, to: `${key}x` });
  }
  return pick(edits);
}

function at(root: JsonObject, pointer: string): JsonValue | undefined {
  return (parsePointer(pointer) ?? []).reduce<JsonValue | undefined>((value, token) => {
    if (value === undefined || value === null || typeof value !== "object") return undefined;
    return isArray(value) ? value[Number(token)] : get(value, token);
  }, root);
}
