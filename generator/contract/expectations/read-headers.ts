import type { YamlNode } from "../yaml-reader.js";
import { isFilled, membersOf } from "./form.js";

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 9110, 5.5: what a field's value may hold, as bytes. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers by their names in lower case; null: absent. What no header can say is reported. */
export function readHeaders(node: YamlNode | undefined, what: string): ReadonlyMap<string, string | null> {
  const headers = new Map<string, string | null>();
  if (node === undefined) return headers;
  for (const [name, member] of membersOf(node, what)) {
    const { value } = member;
    const text = typeof value === "number" ? String(value) : value;
    if (!TOKEN.test(name)) member.refuse(`\`${name}\` is no name of a header.`, "key");
    else if (!isFilled(member, `The header \`${name}\``)) continue;
    else if (text === null || (typeof text === "string" && VALUE.test(text))) headers.set(name.toLowerCase(), text);
    else member.refuse(`The header \`${name}\` must be text that a header can hold.`);
  }
  return headers;
}
