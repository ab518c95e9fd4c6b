import { isObject } from "../../source/json.js";
import type { YamlNode } from "../yaml-reader.js";

/** Where a person must still say what holds. */
export const OPEN = "?";

/** The rule of all that is wrong with a file of expectations or of scenarios. */
export const RULE = "contract/invalid-expectations";

/** Whether a person has said what holds; where nobody has, that is reported. */
export function isFilled(node: YamlNode, what: string): boolean {
  if (node.value !== OPEN) return true;
  node.refuse(`${what} is still \`${OPEN}\`: fill it in.`);
  return false;
}

/**
 * The members of a mapping, those that are needed among them. A name that is misspelt is reported as such: what it stands for is then not
 * missing too.
 */
export function membersOf(
  node: YamlNode | undefined,
  what: string,
  { takes, needs = [] }: { readonly takes?: readonly string[]; readonly needs?: readonly string[] } = {},
): ReadonlyMap<string, YamlNode> {
  if (node === undefined || !isFilled(node, what)) return new Map();
  const members = node.members(what, takes);
  if (!isObject(node.value) || members.size < Object.keys(node.value).length) return members;
  for (const name of needs) if (!members.has(name)) node.refuse(`${what} must have \`${name}\`.`, "key");
  return members;
}

/** Text that says something. */
export function textOf(node: YamlNode | undefined, what: string): string | undefined {
  return node === undefined || !isFilled(node, what) ? undefined : node.sentence(what);
}

/** Why something is so. */
export function reasonOf(node: YamlNode | undefined, what: string): string | undefined {
  return node === undefined || !isFilled(node, what) ? undefined : node.reason(what);
}

/** A whole number from `least` to `most`. */
export function countOf(
  node: YamlNode | undefined,
  what: string,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { readonly least?: number; readonly most?: number } = {},
): number | undefined {
  if (node === undefined || !isFilled(node, what)) return undefined;
  const { value } = node;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? "" : ` from ${least} to ${most}`;
  node.refuse(`${what} must be a whole number${range}.`);
  return undefined;
}

/** `file:line:column`, for a message that is told elsewhere. */
export function placeOf({ location: { file, line, column } }: YamlNode): string {
  return `${file}:${line}:${column}`;
}
