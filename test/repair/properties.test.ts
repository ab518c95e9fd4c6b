import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyActions } from "../../generator/repair/apply.js";
import { updateDifference } from "../../generator/repair/expectation.js";
import { mergeConflict } from "../../generator/repair/merge.js";
import type { OverlayAction } from "../../generator/repair/overlay.js";
import { targetOf } from "../../generator/repair/target-of.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { get, isArray, isContainer, isObject, type JsonObject, type JsonValue } from "../../generator/source/json.js";
import { SourceText } from "../../generator/source/text.js";
import { plain } from "./documents.js";

const key = fc.constantFrom("a", "b", "c", "d e", "__proto__", "0");
const { value, object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, 1, "x", "y"),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(key, tie("value"), { maxKeys: 4 }) as fc.Arbitrary<JsonObject>,
}));

function documentOf(root: JsonObject): SpecDocument {
  return { provider: "p", kind: "openapi", version: "3.1", root, source: new SourceText("f", ""), prose: [] };
}

function deepFreeze(node: JsonValue): void {
  if (!isContainer(node)) return;
  Object.freeze(node);
  for (const child of Object.values(node)) deepFreeze(child as JsonValue);
}

/** The path that `choices` lead to, one child after another. */
function walk(root: JsonValue, choices: readonly number[]): (string | number)[] {
  const tokens: (string | number)[] = [];
  let node: JsonValue | undefined = root;
  for (const choice of choices) {
    const keys: (string | number)[] = isArray(node) ? [...node.keys()] : isObject(node) ? Object.keys(node) : [];
    const token = keys[choice % Math.max(keys.length, 1)];
    if (token === undefined) break;
    tokens.push(token);
    node = isArray(node) ? node[Number(token)] : get(node, String(token));
  }
  return tokens;
}

/** Section 4.4.3.1 of Overlay 1.1, written down once more without sharing, places or drafts. */
function merged(there: JsonValue | undefined, update: JsonValue, top: boolean): JsonValue {
  if (isArray(there)) return isArray(update) ? [...there, ...update] : top ? [...there, update] : update;
  if (!isObject(there) || !isObject(update)) return update;
  const keys = new Set([...Object.keys(there), ...Object.keys(update)]);
  return Object.fromEntries(
    [...keys].map((name) => {
      const given = get(update, name);
      return [name, given === undefined ? (get(there, name) ?? null) : merged(get(there, name), given, false)];
    }),
  );
}

/** The members of `there` that an update replaces or appends to: what a person would write under `expected`. */
function replaced(there: JsonValue, update: JsonValue): JsonValue | undefined {
  if (!isObject(there) || !isObject(update)) return there;
  const members = Object.keys(update).flatMap((name): [string, JsonValue][] => {
    const before = get(there, name);
    const expected = before === undefined ? undefined : replaced(before, get(update, name) ?? null);
    return expected === undefined ? [] : [[name, expected]];
  });
  return members.length === 0 && Object.keys(update).length > 0 ? undefined : Object.fromEntries(members);
}

describe("applyActions, on any document", () => {
  it("merges as the specification says", () => {
    fc.assert(
      fc.property(object, object, (root, update) => {
        const { document, applied } = applyActions(documentOf(root), [{ target: "$", update }]);
        const changes = applied[0]?.problem === undefined;
        expect(plain(document.root)).toEqual(plain(changes ? merged(root, update, true) : root));
        if (mergeConflict(root, update) !== undefined) expect(applied[0]?.problem).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it("changes neither the document nor the actions", () => {
    const step = fc.record({ choices: fc.array(fc.nat(3), { maxLength: 3 }), update: value, kind: fc.nat(2) });
    fc.assert(
      fc.property(object, fc.array(step, { maxLength: 5 }), (root, steps) => {
        const actions = steps.map(({ choices, update, kind }): OverlayAction => {
          const target = targetOf(root, walk(root, choices));
          if (kind === 0) return { target, remove: true };
          return kind === 1 ? { target, update } : { target, copy: targetOf(root, walk(root, choices.slice(1))) };
        });
        const before = plain(root);
        const [rootCopy, actionsBefore] = [root, JSON.stringify(actions)];
        deepFreeze(rootCopy);
        for (const action of actions) if (action.update !== undefined) deepFreeze(action.update);
        applyActions(documentOf(rootCopy), actions);
        expect(plain(rootCopy)).toEqual(before);
        expect(JSON.stringify(actions)).toBe(actionsBefore);
      }),
      { numRuns: 500 },
    );
  });

  it("accepts an update whose `expected` is what it replaces, once", () => {
    fc.assert(
      fc.property(object, object, (root, update) => {
        fc.pre(mergeConflict(root, update) === undefined);
        const expected = replaced(root, update);
        expect(updateDifference(root, update, expected)).toBeUndefined();
        const note = expected === undefined ? { absent: true as const, reason: "r" } : { expected, reason: "r" };
        const action = { target: "$", update, note };
        const once = applyActions(documentOf(root), [action]);
        const twice = applyActions(once.document, [action]);
        expect(plain(twice.document.root)).toEqual(plain(once.document.root));
        const changed = JSON.stringify(once.document.root) !== JSON.stringify(root);
        expect(once.applied[0]?.problem?.kind).toBe(changed ? undefined : "present");
        expect(twice.applied[0]?.problem).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it("leaves an action out when a value that it replaces is another", () => {
    fc.assert(
      fc.property(object, key, fc.constantFrom("x", 1, null), fc.constantFrom("y", 2, true), (root, name, was, is) => {
        const document = documentOf({ ...root, [name]: is } as JsonObject);
        fc.pre(get(document.root, name) === is);
        const note = { expected: Object.fromEntries([[name, was]]), reason: "r" };
        const update = Object.fromEntries([[name, "new"]]);
        const { document: after, applied } = applyActions(document, [{ target: "$", update, note }]);
        expect(after.root).toBe(document.root);
        expect(applied[0]?.problem).toMatchObject({ kind: "changed", path: [name], expected: was, found: is });
      }),
    );
  });
});
