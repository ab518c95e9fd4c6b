import type { Inside } from "./core.js";
import { bodyDrift, driftRule, replyDrift, type Telling, tell } from "./drift.js";
import { declaredResponse, readingOf } from "./media.js";
import type { OperationSpec } from "./operation.js";
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
  const { status } = reply;
  const telling: Telling = { onDrift, provider: settings.service.name, operation, status, redact };
  tell(telling, notes);
  if (response === undefined) return;
  validators.whenThere(operation.name, (found) => tell(telling, bodyDrift(reply, response, found)));
}
