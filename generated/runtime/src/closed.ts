import type { Bytes } from "./bytes.js";

/**
 * A type of what is received, as it is sent: in `"OPEN" | "CLOSED" | (string & {})` the listed values alone. What is received may
 * hold a value that its document does not list; what is sent must not.
 */
export type Closed<T> = Inside<Shut<Shut<T, string>, number>>;

type Shut<T, Any extends string | number> = [Listed<T, Any>] extends [never] ? T : Narrow<T, Any>;

/** The listed texts or numbers of a union. */
type Listed<T, Any extends string | number> = T extends Any ? (Any extends T ? never : T) : never;

/** Without the member that is any text or number: beside listed ones it is there only because the enum is open. */
type Narrow<T, Any extends string | number> = T extends Any ? (Any extends T ? never : T) : T;

/** What arrives as a stream or a file may be sent as bytes of every form. */
type Inside<T> = T extends Bytes
  ? Bytes
  : T extends AsyncIterable<unknown>
    ? T
    : T extends object
      ? { [K in keyof T]: Closed<T[K]> }
      : T;
