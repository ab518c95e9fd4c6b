/** What a scripted server does with one request, after it has read all of it. */
export type Step =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The head announces more than is sent, and the connection ends. */
  | { readonly kind: "cut"; readonly status: number; readonly body: string }
  /** The head and a part of the body, then nothing. */
  | { readonly kind: "stall"; readonly status: number; readonly body: string }
  | { readonly kind: "hang" }
  | { readonly kind: "reset" }
  /** Nobody listens. Stands alone in a script. */
  | { readonly kind: "refused" };

export type Answer = Extract<Step, { readonly kind: "answer" }>;

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    kind: "answer",
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  };
}
