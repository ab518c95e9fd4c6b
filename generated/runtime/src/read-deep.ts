import { coerce, memberTypes } from "./coerce.js";
import type { ParameterSpec } from "./operation.js";
import { decodeForm, type RawPair, Unreadable } from "./raw-pairs.js";

/** `name[a][b]=…`; a level whose keys are 0, 1, 2 … or empty is a list. */
export function readDeep(spec: ParameterSpec, pairs: readonly RawPair[]): unknown {
  const root: Branch = new Map();
  for (const { name, raw } of pairs) {
    if (!name.startsWith(`${spec.name}[`)) continue;
    const keys = [...name.slice(spec.name.length).matchAll(/\[([^[\]]*)\]/g)].map(([, key = ""]) => key);
    plant(root, keys, decodeForm(raw));
  }
  const leaf = (name: string, text: string) => coerce(text, memberTypes(spec, name) ?? spec.itemTypes);
  return root.size === 0 ? undefined : grown({ branch: root, leaf, mayBeList: !spec.types.includes("object") });
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

interface Growth {
  readonly branch: Branch;
  readonly leaf: (top: string, text: string) => unknown;
  readonly mayBeList: boolean;
  /** The name at the first level. */
  readonly top?: string;
}

function grown({ branch, leaf, mayBeList, top }: Growth): unknown {
  const entries = [...branch].map(([name, value]) => {
    const first = top ?? name;
    if (typeof value === "string") return [name, leaf(first, value)] as const;
    return [name, grown({ branch: value, leaf, mayBeList: true, top: first })] as const;
  });
  if (mayBeList && entries.every(([name], index) => name === String(index))) return entries.map(([, value]) => value);
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries) object[name] = value;
  return object;
}
