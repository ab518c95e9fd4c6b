import { isArray, isObject, type JsonValue } from "../../source/json.js";
import { branded, type Code } from "./brand.js";
import { numberLiteral, stringLiteral } from "./literals.js";
import { propertyKey } from "./names.js";

/** The type that has this JSON value and no other, as far as TypeScript can say it (an infinity is a `number`). */
export function typeLiteral(value: JsonValue): Code {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return Number.isFinite(value) ? numberLiteral(value) : branded("number");
  if (isArray(value)) return branded(`readonly [${value.map(typeLiteral).join(", ")}]`);
  if (!isObject(value)) return branded(String(value));
  const members = Object.entries(value).map(([key, item]) => `readonly ${propertyKey(key)}: ${typeLiteral(item)}`);
  return branded(members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`);
}

/** `A | B`; `never` where there is none. */
export function unionType(members: readonly Code[]): Code {
  return branded(members.length === 0 ? "never" : [...new Set(members)].join(" | "));
}
