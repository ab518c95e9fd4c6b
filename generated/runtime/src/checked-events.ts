import type { ServerSentEvent } from "./events.js";
import type { ContentSpec } from "./operation.js";
import type { CheckOptions, Validator, Violation } from "./schema.js";

/** The same events, each shown to `see` before it is handed on; what `see` throws ends them. */
export function seenEvents(
  events: AsyncIterable<ServerSentEvent>,
  see: (event: ServerSentEvent) => void,
): AsyncIterableIterator<ServerSentEvent> {
  const source = events[Symbol.asyncIterator]();
  const end = async () => await source.return?.();
  return {
    async next() {
      const step = await source.next();
      if (step.done === true) return step;
      try {
        see(step.value);
        return step;
      } catch (error) {
        await end();
        throw error;
      }
    },
    async return() {
      await end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * What is wrong with one event: its fields are what the validator is one of, and where the document says that `data` is JSON, the value
 * of it. A text that is no JSON is none of what the document describes.
 */
export function eventViolations(
  event: ServerSentEvent,
  { eventData }: ContentSpec,
  validator: Validator<unknown>,
  options?: CheckOptions,
): readonly Violation[] {
  return validator.check(eventData === "json" ? { ...event, data: parsed(event.data) } : event, options);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
