import { eventViolations, seenEvents } from "./checked-events.js";
import { EventTooLong, type ServerSentEvent } from "./events.js";
import type { ContentSpec } from "./operation.js";
import type { Problem, RequestError } from "./problem.js";
import type { Validator } from "./schema.js";

/** A request that turns out not to match the document after its handler was given it: what the handler does not catch is answered so. */
export class LateProblem extends Error {
  override readonly name: string = "LateProblem";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The events of a request. Reading one that the document does not allow, or that is too long, throws a LateProblem. */
export function requestedEvents(
  events: AsyncIterable<ServerSentEvent>,
  content: ContentSpec,
  validator: Validator<unknown> | undefined,
): AsyncIterableIterator<ServerSentEvent> {
  const checked = seenEvents(events, (event) => {
    const found = validator === undefined ? [] : eventViolations(event, content, validator);
    const errors = found.map((one): RequestError => ({ location: "body", ...one }));
    if (errors.length > 0) {
      throw new LateProblem({ status: 400, detail: "An event does not match the document.", errors });
    }
  });
  return {
    ...checked,
    async next() {
      try {
        return await checked.next();
      } catch (error) {
        if (!(error instanceof EventTooLong)) throw error;
        throw new LateProblem({ status: 413, detail: "An event is larger than a body may be." });
      }
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
