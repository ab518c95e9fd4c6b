/** What came of one try. Nothing here says what it means. */
export type Attempt =
  | { readonly kind: "reply"; readonly reply: Reply }
  /** The head arrived, the body did not: cut off, reset or hung. */
  | { readonly kind: "cut_off"; readonly status: number; readonly headers: Headers; readonly cause: unknown }
  /** Provably nothing left this machine: DNS, refused, TLS. */
  | { readonly kind: "not_sent"; readonly cause: unknown }
  /** It may have been sent; no answer came. */
  | { readonly kind: "no_response"; readonly cause: unknown };

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReplyBody;
  /** How the operation declares this status. */
  readonly declared: "code" | "range" | "default" | "no";
}

export type ReplyBody =
  /** With the text that it was parsed of, which shows what parsing hides. */
  | { readonly kind: "json"; readonly value: unknown; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  /** Items and bytes of a success alone, as they arrive. */
  | { readonly kind: "items"; readonly value: AsyncIterable<unknown> }
  | { readonly kind: "stream"; readonly value: ReadableStream<Uint8Array> }
  | { readonly kind: "empty" }
  | { readonly kind: "unreadable"; readonly reason: "oversized" | "unparsable" | "ambiguous" | "cut_off" };

/** The status of an attempt, where its head arrived. */
export function statusOf(attempt: Attempt): number | undefined {
  if (attempt.kind === "reply") return attempt.reply.status;
  return attempt.kind === "cut_off" ? attempt.status : undefined;
}

export function headersOf(attempt: Attempt): Headers | undefined {
  if (attempt.kind === "reply") return attempt.reply.headers;
  return attempt.kind === "cut_off" ? attempt.headers : undefined;
}
