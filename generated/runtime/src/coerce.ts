import { isRounded } from "./exact-numbers.js";
import type { JsonTypes, TextShape } from "./operation.js";

/** Text as the first of the types that it fits; as it is where it fits none, for a validator to say so. */
export function coerce(text: string, types: JsonTypes | undefined): unknown {
  for (const type of types ?? []) {
    if (type === "string") return text;
    if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
    if (type === "null" && text === "null") return null;
    if ((type === "integer" || type === "number") && isNumber(text)) {
      const value = Number(text);
      // One beyond 2^53 would silently become another one.
      if (type === "number" ? !isRounded(text) : Number.isSafeInteger(value)) return value;
    }
  }
  return text;
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
}

/** The shape of a member of an object. */
export function memberShape({ members, others }: TextShape, name: string): TextShape {
  return (members !== undefined && Object.hasOwn(members, name) ? members[name] : others) ?? {};
}

export function mayBeList({ types }: TextShape): boolean {
  return types?.includes("array") === true;
}

export function mayBeObject({ types }: TextShape): boolean {
  return types?.includes("object") === true;
}
