import { suggest } from "./report.js";
import type { YamlNode } from "./yaml-reader.js";

/** The items of a list that may be absent. */
export function items(node: YamlNode | undefined, what: string): readonly YamlNode[] {
  return node?.items(what) ?? [];
}

/** A name that must be one of those that are known; undefined where it is absent, or none of them and reported. */
export function oneOf(node: YamlNode | undefined, what: string, known: Iterable<string>): string | undefined {
  const name = node?.string(`The ${what}`)?.value;
  if (node === undefined || name === undefined) return undefined;
  const names = [...known];
  if (names.includes(name)) return name;
  node.refuse(`There is no ${what} \`${name}\`.${suggest(name, names)}`);
  return undefined;
}
