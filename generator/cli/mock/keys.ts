import { createHash } from "node:crypto";
import type { Shape } from "./shapes.js";

/**
 * Answers by idempotency key, as the draft of the IETF has it (draft-ietf-httpapi-idempotency-key-header, 2.6): the same request
 * gets the same answer, and another one with a key that was used is a conflict. Bounded like the objects.
 */
export class Keys {
  readonly #answers = new Map<string, { readonly request: string; readonly answer: Shape }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  find(key: string, request: string): { readonly answer: Shape } | "conflict" | undefined {
    const known = this.#answers.get(digest(key));
    if (known === undefined) return undefined;
    return known.request === digest(request) ? known : "conflict";
  }

  /** Remembers what was done. A failure of the server, a limit and a stranger did nothing, and may be tried again. */
  keep(key: string, request: string, answer: Shape): void {
    if (answer.status >= 500 || answer.status === 401 || answer.status === 429) return;
    this.#answers.set(digest(key), { request: digest(request), answer });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
  }

  clear(): void {
    this.#answers.clear();
  }
}

/** What is remembered is small, whatever was sent. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
