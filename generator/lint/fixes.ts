import type { Fix, OverlayAction, Premise } from "../repair/overlay.js";
import { itemHaving, targetOf } from "../repair/target-of.js";
import { isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { byCodeUnit } from "../source/order.js";
import { valueAt } from "../source/origin.js";
import type { PointerToken } from "../source/pointer.js";

interface Change {
  readonly rule: string;
  readonly reason: string;
  readonly root: JsonObject;
  /** The object that the action targets: always the container, never the primitive. */
  readonly tokens: readonly PointerToken[];
}

/** An action that replaces members of an object, and expects to find what it replaces. */
export function replaceMembers(
  change: Change & { readonly update: JsonObject; readonly expected: JsonObject },
): OverlayAction {
  const { rule, reason, root, tokens, update, expected } = change;
  return { target: targetOf(root, tokens), update, note: { rule, expected, reason } };
}

/** An action that adds members that an object lacks. */
export function addMembers(change: Change & { readonly update: JsonObject }): OverlayAction {
  const { rule, reason, root, tokens, update } = change;
  return { target: targetOf(root, tokens), update, note: { rule, absent: true, reason } };
}

/** An action that removes a node, and expects to find it as it is. */
export function removeNode(change: Change & { readonly expected: JsonValue }): OverlayAction {
  const { rule, reason, root, tokens, expected } = change;
  return { target: targetOf(root, tokens), remove: true, note: { rule, expected, reason } };
}

/**
 * Two actions that put one value in the place of another where they are lists or of different kinds: an update would append to the
 * one and cannot change the other (Overlay 1.1, 4.4.3.1).
 */
export function exchange(
  change: Change & { readonly key: string; readonly from: JsonValue; readonly to: JsonValue },
): readonly [OverlayAction, OverlayAction] {
  const { key, from, to, ...rest } = change;
  return [
    removeNode({ ...rest, tokens: [...change.tokens, key], expected: from }),
    addMembers({ ...rest, update: { [key]: to } }),
  ];
}

/**
 * Puts a member of an object under another key of it. What is in it is copied and not written again: its nodes keep their places, and
 * what other repairs made of them.
 */
export function moveMember(change: Change & { readonly key: string; readonly to: string }): Actions {
  const { key, to, ...rest } = change;
  const { rule, reason, root, tokens } = rest;
  const [from, target] = [targetOf(root, [...tokens, key]), targetOf(root, [...tokens, to])];
  const value = valueAt(root, [...tokens, key]) ?? null;
  // What is no object, or has nothing to copy, is written.
  if (!isObject(value) || Object.keys(value).length === 0) {
    const removed = removeNode({ ...rest, tokens: [...tokens, key], expected: value });
    return [addMembers({ ...rest, update: { [to]: value } }), removed];
  }
  return [
    addMembers({ ...rest, update: { [to]: {} } }),
    { target, copy: from, note: { rule, absent: true, reason } },
    { target: from, remove: true, note: { rule, reason } },
  ];
}

/** Actions one after the other, as a fix takes them. */
export function inOrder(before: readonly OverlayAction[], then: Actions): Actions {
  const [first, ...rest] = before;
  return first === undefined ? then : [first, ...rest, ...then];
}

type Actions = readonly [OverlayAction, ...OverlayAction[]];

/** A fix whose meaning cannot be another. */
export function safe(first: OverlayAction, ...then: readonly OverlayAction[]): Fix {
  return { safety: "safe", actions: [first, ...then] };
}

/** A fix that a person must agree to. */
export function review(first: OverlayAction, ...then: readonly OverlayAction[]): Fix {
  return { safety: "review", actions: [first, ...then] };
}

/**
 * A fix with what it rests on beyond what its actions change. It is written into the overlay with it, so that the repair is stale as soon
 * as its reason is gone. Each premise stands there once, whatever the order in which the document's keys led to them.
 */
export function restingOn(all: readonly Premise[], { safety, actions: [first, ...then] }: Fix): Fix {
  if (all.length === 0) return { safety, actions: [first, ...then] };
  const byText = new Map(all.map((premise) => [JSON.stringify(premise), premise]));
  const premises = [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, premise]) => premise);
  const { reason = "", ...note } = first.note ?? {};
  return { safety, actions: [{ ...first, note: { ...note, premises, reason } }, ...then] };
}

/** That something stands at a place: an object with these members, or whatever it may be. */
export function standing(root: JsonObject, tokens: readonly PointerToken[], members?: JsonObject): Premise {
  const target = targetOf(root, tokens);
  return members === undefined ? { target } : { target, expected: members };
}

/** That nothing stands at a place. */
export function lacking(root: JsonObject, tokens: readonly PointerToken[]): Premise {
  return { target: targetOf(root, tokens), absent: true };
}

/** That a list, where it is there, has no object with these members. */
export function lackingItem(
  root: JsonObject,
  tokens: readonly PointerToken[],
  members: Readonly<Record<string, string>>,
): Premise {
  return { target: `${targetOf(root, tokens)}[${itemHaving(members)}]`, absent: true };
}
