import type { ParameterSpec } from "./operation.js";

export type Types = ParameterSpec["types"];

/** Text as the first of the types that it fits; as it is where it fits none, for a validator to say so. */
export function coerce(text: string, types: Types | undefined): unknown {
  for (const type of types ?? []) {
    if (type === "string") return text;
    if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
    if (type === "null" && text === "null") return null;
    if ((type === "integer" || type === "number") && isNumber(text)) {
      const value = Number(text);
      // An integer beyond 2^53 would silently become another one.
      if (type === "number" || Number.isSafeInteger(value)) return value;
    }
  }
  return text;
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
}

/** What a member of an object is read as. */
export function memberTypes({ memberTypes: types }: ParameterSpec, name: string): Types | undefined {
  return types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
}
