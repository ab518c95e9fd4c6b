/** What is known of a failed connection, without anything that authenticates. */
export interface TransportCause {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly syscall?: string;
}

/** No usable answer came. `sent: "no"`: provably nothing left this machine; `"maybe"`: the operation may have been carried out. */
export class TransportError extends Error {
  override readonly name: string = "TransportError";
  readonly sent: "no" | "maybe";
  readonly operation: string;
  readonly attempts: number;
  /** Set where the head of a response arrived and its body did not. */
  declare readonly httpStatus?: number;
  override readonly cause: TransportCause;

  constructor(about: {
    readonly sent: "no" | "maybe";
    readonly operation: string;
    readonly attempts: number;
    readonly httpStatus?: number | undefined;
    readonly cause: TransportCause;
  }) {
    super(
      about.sent === "no"
        ? `${about.operation}: nothing was sent (${about.cause.message})`
        : `${about.operation}: no complete answer came, and it may have been carried out (${about.cause.message})`,
    );
    this.sent = about.sent;
    this.operation = about.operation;
    this.attempts = about.attempts;
    if (about.httpStatus !== undefined) this.httpStatus = about.httpStatus;
    this.cause = about.cause;
  }
}

/** What came is no item of its stream. The items before it have been handed out, and nothing after it is. */
export class ItemError extends Error {
  override readonly name: string = "ItemError";
  readonly reason: "too_long" | "unreadable";
  /** Which item of the stream it is, from 0. */
  readonly index: number;

  /** @param why completes a sentence about the item, and never repeats it */
  constructor(reason: "too_long" | "unreadable", index: number, why = "is longer than maxBodyBytes allows") {
    super(`item ${index} ${why}`);
    this.reason = reason;
    this.index = index;
  }
}

/** The caller's signal ended the call. `sent: "maybe"`: the operation may have been carried out all the same. */
export class AbortedError extends Error {
  override readonly name: string = "AbortError";
  readonly sent: "no" | "maybe";
  readonly operation: string;
  readonly attempts: number;

  constructor(about: { readonly sent: "no" | "maybe"; readonly operation: string; readonly attempts: number }) {
    super(
      about.sent === "no"
        ? `${about.operation}: aborted, and not carried out`
        : `${about.operation}: aborted after it was sent; it may have been carried out`,
    );
    this.sent = about.sent;
    this.operation = about.operation;
    this.attempts = about.attempts;
  }
}

/** What should bring a credential failed: a caller's function, or a token endpoint. Not a bug of the call: either may be down. */
export class CredentialFailure extends Error {
  override readonly name: string = "CredentialFailure";
}

export type InputLocation = "path" | "query" | "header" | "cookie" | "body";

/** A value that cannot be sent as it is. The message never repeats the value. */
export class InvalidInputError extends TypeError {
  override readonly name: string = "InvalidInputError";
  readonly operation: string;
  readonly location: InputLocation;
  readonly parameter: string;

  constructor(about: {
    readonly operation: string;
    readonly location: InputLocation;
    readonly parameter: string;
    readonly why: string;
  }) {
    super(`${about.operation}: ${about.location} parameter ${JSON.stringify(about.parameter)} ${about.why}`);
    this.operation = about.operation;
    this.location = about.location;
    this.parameter = about.parameter;
  }
}
