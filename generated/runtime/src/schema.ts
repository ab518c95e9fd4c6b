import type { StandardResult, StandardSchemaV1 } from "./standard-schema.js";

/** One departure of a value from its schema. */
export interface Violation {
  /** RFC 6901, into the value that was checked; empty: the value itself. */
  readonly pointer: string;
  /** The JSON Schema keyword that does not hold, e.g. `required`, `enum`, `type`. */
  readonly keyword: string;
  /** What is wrong; never the value itself, which may be personal. */
  readonly message: string;
}

export interface CheckOptions {
  /**
   * How pointers write the members that the schema does not name: as they are (the default), or, with `declared`, as `*`, because
   * a name that somebody else chose may be personal.
   */
  readonly names?: "declared";
}

/** What every emitted validator is: a list of violations, a type guard, and a Standard Schema. */
export interface Validator<T> extends StandardSchemaV1<unknown, T> {
  /** Every departure of the value, in the order of the schema; empty: it conforms. Never throws, never changes the value. */
  check(value: unknown, options?: CheckOptions): readonly Violation[];
  is(value: unknown): value is T;
}

/** The validators of one operation, by the names that the document gives. Absent: anything is taken. */
export interface OperationValidators {
  readonly path?: Readonly<Record<string, Validator<unknown>>>;
  readonly query?: Readonly<Record<string, Validator<unknown>>>;
  readonly headers?: Readonly<Record<string, Validator<unknown>>>;
  readonly cookies?: Readonly<Record<string, Validator<unknown>>>;
  /** The request body by media type: JSON, the members of a form, text, or each event of a stream. */
  readonly body?: Readonly<Record<string, Validator<unknown>>>;
  /** Response bodies, JSON or each event of a stream, by the document's status key (`"200"`, `"4XX"`, `"default"`), then by media type. */
  readonly responses?: Readonly<Record<string, Readonly<Record<string, Validator<unknown>>>>>;
}

/** By operation name. */
export type ServiceValidators = Readonly<Record<string, OperationValidators>>;

/**
 * Makes a validator of a function that lists violations.
 *
 * @param check must not throw for any value, and must not change it.
 */
export function makeValidator<T>(
  check: (value: unknown, options?: CheckOptions) => readonly Violation[],
): Validator<T> {
  const is = (value: unknown): value is T => check(value).length === 0;
  const validate = (value: unknown): StandardResult<T> => {
    if (is(value)) return { value };
    return { issues: check(value).map(({ message, pointer }) => ({ message, path: tokensOf(pointer) })) };
  };
  return { check, is, "~standard": { version: 1, vendor: "concordat", validate } };
}

/** RFC 6901 §4: `~1` before `~0`, so that `~01` is `~1` and not `/`. */
function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
