import type { Bytes } from "./bytes.js";

/**
 * A type of what is received, as it is sent: in `"OPEN" | "CLOSED" | (string & {})` the listed values alone. What is received may
 * hold a value that its document does not list; what is sent must not.
 */
export type Closed<T> = Within<T, []>;

type Within<T, Tuples extends 0[]> = Inside<Shut<Shut<T, string>, number>, Tuples>;

type Shut<T, Any extends string | number> = [Listed<T, Any>] extends [never] ? T : Narrow<T, Any>;

/** The listed texts or numbers of a union. */
type Listed<T, Any extends string | number> = T extends Any ? (Any extends T ? never : T) : never;

/** Without the member that is any text or number: beside listed ones it is there only because the enum is open. */
type Narrow<T, Any extends string | number> = T extends Any ? (Any extends T ? never : T) : T;

/**
 * What arrives as a stream or a file may be sent as bytes of every form. The items of an array are looked at when they are asked for,
 * as members of objects are, so a type may hold itself in either. Those of a tuple are looked at in turn, at once: of tuples in
 * tuples the first four are closed, and what is further in stays open.
 */
type Inside<T, Tuples extends 0[]> = T extends Bytes
  ? Bytes
  : T extends AsyncIterable<unknown>
    ? T
    : T extends (infer Item)[]
      ? Item[] extends T
        ? Closed<Item>[]
        : Tuples["length"] extends 4
          ? T
          : { [K in keyof T]: Within<T[K], [...Tuples, 0]> }
      : T extends object
        ? { [K in keyof T]: Closed<T[K]> }
        : T;
