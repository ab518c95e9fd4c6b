import { ItemError } from "./errors.js";
import type { ContentSpec } from "./operation.js";
import type { Problem, RequestError } from "./problem.js";
import type { Validator } from "./schema.js";
import { seenItems } from "./sequence.js";

/** A request that turns out not to match the document after its handler was given it: what the handler does not catch is answered so. */
export class LateProblem extends Error {
  override readonly name: string = "LateProblem";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The items of a request. Reading one that the document does not allow, or that is too long, throws a LateProblem. */
export function requestedItems(
  items: AsyncIterable<unknown>,
  { kind, mediaType }: ContentSpec,
  validator: Validator<unknown> | undefined,
): AsyncIterableIterator<unknown> {
  const what = kind === "event-stream" ? "An event" : "An item";
  const mismatch = (errors: readonly RequestError[]) =>
    new LateProblem({ status: 400, detail: `${what} does not match the document.`, errors });
  const checked = seenItems(items, (item) => {
    const found = validator?.check(item) ?? [];
    if (found.length > 0) throw mismatch(found.map((one) => ({ location: "body", ...one })));
  });
  return {
    ...checked,
    async next() {
      try {
        return await checked.next();
      } catch (error) {
        if (!(error instanceof ItemError)) throw error;
        if (error.reason === "too_long") {
          throw new LateProblem({ status: 413, detail: `${what} is larger than a body may be.` });
        }
        const message = `is not ${mediaType}: ${error.message}`;
        throw mismatch([{ location: "body", pointer: "", keyword: "contentMediaType", message }]);
      }
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
