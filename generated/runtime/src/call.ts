import { type Core, type Inside, insideOf } from "./core.js";
import { declaredBody } from "./declared-body.js";
import { TransportError } from "./errors.js";
import { hasRoundedNumber } from "./exact-numbers.js";
import { isSequence } from "./items.js";
import { declaredResponse, essenceOf, isNamed, nameOfType, readingOf } from "./media.js";
import type { OperationInput, OperationSpec } from "./operation.js";
import type { CallOptions } from "./options.js";
import { describeCause, type Redact } from "./redact.js";
import { type Reply, type ReplyBody, statusOf } from "./reply.js";
import { encodeInput } from "./request.js";
import { mayHaveActed } from "./retry.js";
import { isItems } from "./sequence.js";
import { runTries } from "./tries.js";
import { watchedItems } from "./watch.js";

/** A response that the document does not describe. */
export interface Unexpected {
  readonly status: "unexpected";
  readonly httpStatus: number;
  readonly reason: "undeclared_status" | "undeclared_media_type" | "unreadable_body" | "inexact_number";
  /**
   * Parsed where it is JSON, text or bytes otherwise; undefined where it is empty or unreadable. Where JSON has a number that a
   * double cannot keep (`inexact_number`), its text, for a parser that can.
   */
  readonly body: unknown;
  readonly headers: Headers;
}

/** An operation's declared responses, each with its headers, and what is none of them. */
export type Received<R> = (R extends unknown ? R & { readonly headers: Headers } : never) | Unexpected;

/**
 * Calls an operation. Bodies have the declared type by the provider's word alone: they are validated only for `onDrift`.
 *
 * @throws TransportError where no complete response came; AbortedError where the signal ended the call; InvalidInputError where a
 *   value cannot be sent; TypeError where one is missing
 */
export async function call<R extends { readonly status: number | string }>(
  core: Core,
  operation: OperationSpec,
  input: OperationInput = {},
  options: CallOptions = {},
): Promise<Received<R>> {
  const inside = insideOf(core);
  const { idempotencyKey } = options;
  if (idempotencyKey !== undefined && operation.idempotencyHeader === undefined) {
    throw new TypeError(`${operation.name} takes no idempotency key`);
  }
  const encoded = encodeInput({ settings: inside.settings, operation, input, idempotencyKey });
  const { attempts, failure, redact } = await runTries({ inside, operation, encoded, options });
  const last = attempts.at(-1);
  if (last?.kind === "reply") {
    return (await received({ inside, operation, options, reply: last.reply, redact })) as Received<R>;
  }
  const status = last === undefined ? undefined : statusOf(last);
  throw new TransportError({
    sent: attempts.some(mayHaveActed) ? "maybe" : "no",
    operation: operation.name,
    attempts: attempts.length,
    httpStatus: status,
    cause: describeCause(last === undefined ? failure : last.cause, redact),
  });
}

async function received(about: {
  readonly inside: Inside;
  readonly operation: OperationSpec;
  readonly options: CallOptions;
  readonly reply: Reply;
  readonly redact: Redact;
}): Promise<object> {
  const { inside, operation, reply } = about;
  const { body, headers, status } = reply;
  const { response } = declaredResponse(operation, status);
  const unexpected = (reason: Unexpected["reason"]): Unexpected => {
    return { status: "unexpected", httpStatus: status, reason, body: contentOf(body), headers };
  };
  if (response === undefined) return unexpected("undeclared_status");
  const exact = typeof response.status === "number";
  const head = exact ? { status: response.status } : { status: response.status, httpStatus: status };
  if (response.content.length === 0) return { ...head, headers };
  if (body.kind === "unreadable") return unexpected("unreadable_body");
  const mediaType = headers.get("content-type");
  const { content, kind } = readingOf(operation, response, mediaType);
  if (content === undefined) return unexpected(body.kind === "empty" ? "unreadable_body" : "undeclared_media_type");
  const value = await declaredBody(body, { ...content, kind, mediaType: mediaType ?? content.mediaType });
  if (value === undefined) return unexpected("unreadable_body");
  const named = isNamed(response.content) && { contentType: nameOfType(content, essenceOf(mediaType)) };
  if (isItems(value) && isSequence(kind)) {
    return { ...head, ...named, body: watchedItems(inside, { ...about, response, content }, value), headers };
  }
  if (body.kind === "json" && hasRoundedNumber(body.text)) return { ...unexpected("inexact_number"), body: body.text };
  return { ...head, ...named, body: value, headers };
}

function contentOf(body: ReplyBody): unknown {
  return body.kind === "empty" || body.kind === "unreadable" ? undefined : body.value;
}
