import type { Fetch } from "../../../templates/runtime/src/index.js";

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  /** By the injected clock. */
  readonly at: number;
}

/** Answers each request in turn; an `Error` rejects, `"hang"` heeds nothing. The last stands for all that follow. */
export function scriptedFetch(
  now: () => number,
  ...script: readonly (Response | Error | "hang")[]
): { readonly fetch: Fetch; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    const step = script[Math.min(sent.length, script.length - 1)];
    sent.push({ url, init, at: now() });
    if (step === undefined || step === "hang") return await new Promise<Response>(() => undefined);
    if (step instanceof Error) throw step;
    return step.clone();
  };
  return { fetch, sent };
}

export function jsonResponse(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

export const refused: TypeError = new TypeError("fetch failed", {
  cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:2"), { syscall: "connect", code: "ECONNREFUSED" }),
});

export const resetError: TypeError = new TypeError("fetch failed", {
  cause: Object.assign(new Error("read ECONNRESET"), { syscall: "read", code: "ECONNRESET" }),
});
