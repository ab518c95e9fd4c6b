import type { Inside } from "./core.js";
import { bodyDrift, driftRule, headerDrift, itemDrift, replyDrift, type Telling, tell } from "./drift.js";
import { declaredResponse, readingOf } from "./media.js";
import type { ContentSpec, OperationSpec, ResponseSpec } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { Redact } from "./redact.js";
import type { Reply } from "./reply.js";
import { seenItems } from "./sequence.js";

/**
 * Tells of what departs from the document. Never changes what the call returns, nor when: where the validators are not there yet,
 * what they find is told when they are.
 */
export function watch(
  { settings, validators }: Inside,
  about: {
    readonly operation: OperationSpec;
    readonly options: CallOptions;
    readonly reply: Reply;
    readonly redact: Redact;
  },
): void {
  const { operation, options, redact, reply } = about;
  const onDrift = options.onDrift ?? settings.onDrift;
  if (onDrift === undefined) return;
  const { response } = declaredResponse(operation, reply.status);
  const reading = readingOf(operation, response, reply.headers.get("content-type"));
  const empty = reply.body.kind === "empty";
  const notes = [...replyDrift(reply, reading.declared || empty)];
  if (empty && (response?.content.length ?? 0) > 0) {
    notes.push({ rule: driftRule.unreadableBody, pointer: "", message: "The body is empty." });
  }
  if (response !== undefined) notes.push(...headerDrift(reply, response));
  const { status } = reply;
  const telling: Telling = { onDrift, provider: settings.service.name, operation, status, redact };
  tell(telling, notes);
  if (response === undefined) return;
  validators.whenThere(operation.name, (found) => tell(telling, bodyDrift(reply, response, found)));
}

/** The items of a reply, with the same told of each as it is read: what departs from the document is handed on as it came. */
export function watchedItems(
  { settings, validators }: Inside,
  about: {
    readonly operation: OperationSpec;
    readonly options: CallOptions;
    readonly reply: Reply;
    readonly redact: Redact;
    readonly response: ResponseSpec;
    readonly content: ContentSpec;
  },
  items: AsyncIterable<unknown>,
): AsyncIterable<unknown> {
  const { content, operation, options, redact, reply, response } = about;
  const onDrift = options.onDrift ?? settings.onDrift;
  if (onDrift === undefined) return items;
  const telling: Telling = { onDrift, provider: settings.service.name, operation, status: reply.status, redact };
  return seenItems(items, (item) => {
    validators.whenThere(operation.name, (found) =>
      tell(telling, itemDrift(item, { content, status: response.status }, found)),
    );
  });
}
