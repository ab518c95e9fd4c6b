import { seenEvents } from "./checked-events.js";
import type { Inside } from "./core.js";
import { bodyDrift, driftRule, eventDrift, headerDrift, replyDrift, type Telling, tell } from "./drift.js";
import type { ServerSentEvent } from "./events.js";
import { declaredResponse, readingOf } from "./media.js";
import type { ContentSpec, OperationSpec, ResponseSpec } from "./operation.js";
import type { CallOptions } from "./options.js";
import type { Redact } from "./redact.js";
import type { Reply } from "./reply.js";

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

/** The events of a reply, with the same told of each as it is read: what departs from the document is handed on as it came. */
export function watchedEvents(
  { settings, validators }: Inside,
  about: {
    readonly operation: OperationSpec;
    readonly options: CallOptions;
    readonly reply: Reply;
    readonly redact: Redact;
    readonly response: ResponseSpec;
    readonly content: ContentSpec;
  },
  events: AsyncIterable<ServerSentEvent>,
): AsyncIterable<ServerSentEvent> {
  const { content, operation, options, redact, reply, response } = about;
  const onDrift = options.onDrift ?? settings.onDrift;
  if (onDrift === undefined) return events;
  const telling: Telling = { onDrift, provider: settings.service.name, operation, status: reply.status, redact };
  return seenEvents(events, (event) => {
    validators.whenThere(operation.name, (found) =>
      tell(telling, eventDrift(event, { content, status: response.status }, found)),
    );
  });
}
