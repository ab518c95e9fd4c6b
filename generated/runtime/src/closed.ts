import type { Bytes } from "./bytes.js";

/**
 * A type of what is received, as it is sent: in `"OPEN" | "CLOSED" | (string & {})` the listed values alone. What is received may
 * hold a value that its document does not list; what is sent must not.
 */
export type Closed<T> = Inside<[Listed<T>] extends [never] ? T : Narrow<T>>;

/** The listed texts of a union. */
type Listed<T> = T extends string ? (string extends T ? never : T) : never;

/** Without the member that is any text: beside listed ones it is there only because the enum is open. */
type Narrow<T> = T extends string ? (string extends T ? never : T) : T;

type Inside<T> = T extends Bytes | AsyncIterable<unknown> ? T : T extends object ? { [K in keyof T]: Closed<T[K]> } : T;
