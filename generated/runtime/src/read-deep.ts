import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import type { TextShape } from "./operation.js";
import { decodeForm, type RawPair, Unreadable } from "./raw-pairs.js";

/** `name[a][b]=…`; a level whose keys are 0, 1, 2 … or empty is a list, unless the shape says that it is an object. */
export function readDeep(name: string, shape: TextShape, pairs: readonly RawPair[]): unknown {
  const root: Branch = new Map();
  for (const pair of pairs) {
    if (!pair.name.startsWith(`${name}[`)) continue;
    const keys = [...pair.name.slice(name.length).matchAll(/\[([^[\]]*)\]/g)].map(([, key = ""]) => key);
    plant(root, keys, decodeForm(pair.raw));
  }
  return root.size === 0 ? undefined : grown(root, shape);
}

type Branch = Map<string, Branch | string>;

/** Deeper than any document asks for; a name may hold thousands of brackets. */
const deepest = 32;

function plant(root: Branch, keys: readonly string[], text: string): void {
  if (keys.length === 0 || keys.length > deepest) throw new Unreadable("has a name that is no member's");
  let branch = root;
  for (const [index, key] of keys.entries()) {
    const name = key === "" ? String(branch.size) : key;
    if (index === keys.length - 1) {
      branch.set(name, text);
      return;
    }
    const next = branch.get(name);
    const below: Branch = typeof next === "object" ? next : new Map();
    branch.set(name, below);
    branch = below;
  }
}

function grown(branch: Branch, shape: TextShape): unknown {
  const value = (below: Branch | string, own: TextShape = {}) =>
    typeof below === "string" ? coerce(below, own.types) : grown(below, own);
  if (isList(branch, shape)) return [...branch.values()].map((below) => value(below, shape.items));
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, below] of branch) object[name] = value(below, memberShape(shape, name));
  return object;
}

function isList(branch: Branch, shape: TextShape): boolean {
  if (mayBeObject(shape) && !mayBeList(shape)) return false;
  return [...branch.keys()].every((name, index) => name === String(index));
}
