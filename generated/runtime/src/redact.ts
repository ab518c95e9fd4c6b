import type { TransportCause } from "./errors.js";

/** Takes everything that authenticates out of a text. */
export type Redact = (text: string) => string;

/** Shorter values occur in ordinary words, so that removing them would destroy the text and hide nothing. */
const shortest = 4;

/** @param secrets as they are configured; their usual encodings are found as well */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    for (const form of [secret, encodeURIComponent(toWellFormed(secret)), base64(secret), hex(secret)]) forms.add(form);
    // Without its padding, base64 is found inside a longer base64 text too.
    forms.add(base64(secret).replace(/=+$/, ""));
    forms.add(base64(secret).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
    forms.add(JSON.stringify(secret).slice(1, -1));
  }
  const longestFirst = [...forms].filter((form) => form.length >= shortest).sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, "[redacted]"), text);
}

/** The value with every text in it redacted; lists and objects are copied, anything else is kept. */
export function redactDeep<T>(value: T, redact: Redact): T {
  return redacted(value, redact) as T;
}

function redacted(value: unknown, redact: Redact): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redacted(member, redact)]));
}

/** What an error says of a failed connection: the innermost cause, as text. */
export function describeCause(error: unknown, redact: Redact): TransportCause {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return { name: "Error", message: "unknown cause" };
  const { code, syscall } = cause as { readonly code?: unknown; readonly syscall?: unknown };
  const known = typeof code === "string" ? redact(code) : undefined;
  return {
    name: redact(cause.name),
    message: redact(cause.message) || known || "unknown cause",
    ...(known === undefined ? {} : { code: known }),
    ...(typeof syscall === "string" ? { syscall: redact(syscall) } : {}),
  };
}

export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

function hex(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
