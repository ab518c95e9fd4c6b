import type { Reply } from "./reply.js";

/** A JSON object. In a reply that a binding is given it has no prototype, so any member may be read. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON object of a body, or undefined where it is none, empty or unreadable. */
export function bodyOf(reply: Reply): JsonObject | undefined {
  return reply.body.kind === "json" && isObject(reply.body.value) ? reply.body.value : undefined;
}

/** An own member of an object, or undefined. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function itemOf(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}

/** Text that is not empty. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An error code or an id: text that is not empty, or a number that `JSON.parse` kept as it was written. */
export function codeOf(value: unknown): string | undefined {
  const number = numberOf(value);
  return number === undefined ? stringOf(value) : String(number);
}

/**
 * A number. One beyond 2^53 is none: `JSON.parse` has rounded it, so that two ids may have become one (RFC 8259 §6), and one that is
 * too large for any double has become infinite.
 */
export function numberOf(value: unknown): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? undefined : value;
}

export function booleanOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** A list of texts, or undefined where one member is none. */
export function listOfStrings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

/** A guard met a value of the wrong type; the outcome is then unknown. */
export class GuardError extends TypeError {
  override readonly name: string = "GuardError";
}

/** `size()` of a guard: characters, items or members; 0 for what is absent or null. */
export function sizeOf(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new GuardError("size() of a number or a boolean");
}

/**
 * Whether the id that a response repeats is another than the one that was asked for. Absent and null say nothing; a value that is
 * no id (a list, an empty text) is not the one that was asked for. UUIDs are compared without case (RFC 9562 §4).
 */
export function namesAnother(value: unknown, asked: string, format?: "uuid"): boolean {
  if (value === undefined || value === null) return false;
  const id = codeOf(value);
  return id === undefined || !sameId(id, asked, format);
}

function sameId(left: string, right: string, format: "uuid" | undefined): boolean {
  return format === "uuid" ? left.toLowerCase() === right.toLowerCase() : left === right;
}

/** The members that have a value. */
export function withFields<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
