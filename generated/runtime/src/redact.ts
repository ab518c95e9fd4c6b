import type { TransportCause } from "./errors.js";
import { type Form, formsOf } from "./secret-forms.js";

/** Takes everything that authenticates out of a text. */
export type Redact = (text: string) => string;

/** Shorter values occur in ordinary words, so that removing them would destroy the text and hide nothing. */
const shortest = 4;

/**
 * So many characters of a secret are the secret, and what follows goes with them as far as it is the same: a text that repeats the
 * start of a long secret again and again costs no more than its length, and a secret that was cut off is found too.
 */
const telling = 32;

/** Of a longer secret only the start is looked for; what follows it in a text goes with it, to the end of the text. */
const longest = 16_384;

/** Nobody configures more, and no document marks as many: of a body that holds more, no text is told. */
const most = 100;

/**
 * Finds secrets in every encoding of `formsOf`. The work grows with the length of the text, not with that of the secrets.
 *
 * @param secrets as they are configured; those of fewer than four characters are not looked for
 */
export function redactor(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= shortest);
  // The longest first: one secret may hold another, as basic credentials hold a password.
  known.sort((a, b) => b.length - a.length);
  if (known.length > most) return () => "[redacted]";
  let removers: readonly Redact[] | undefined;
  return (text) => {
    if (text.length < shortest) return text;
    removers ??= known.flatMap((secret) => {
      const isCut = secret.length > longest;
      return formsOf(isCut ? secret.slice(0, longest) : secret).map((form) => remover(form, isCut));
    });
    return removers.reduce((rest, remove) => remove(rest), text);
  };
}

/** Makes redactors, and keeps the last one: the calls of a client mostly have the same secrets. */
export function redactors(): typeof redactor {
  let last: { readonly key: string; readonly redact: Redact } | undefined;
  return (secrets) => {
    const key = JSON.stringify(secrets);
    if (last?.key !== key) last = { key, redact: redactor(secrets) };
    return last.redact;
  };
}

function remover({ lead, pieces, tail }: Form, toTheEnd: boolean): Redact {
  const start = lead === undefined ? "" : `${lead}?`;
  const found = new RegExp(start + pieces.slice(0, telling).join(""), "g");
  const following = [...pieces.slice(telling), ...tail];
  return (text) => {
    let clean = "";
    let from = 0;
    found.lastIndex = 0;
    for (let match = found.exec(text); match !== null; match = found.exec(text)) {
      clean += `${text.slice(from, match.index)}[redacted]`;
      from = toTheEnd ? text.length : endOf(following, text, found.lastIndex);
      found.lastIndex = from;
    }
    return from === 0 ? text : clean + text.slice(from);
  };
}

/** Where the pieces end that follow one another from `at`. */
function endOf(pieces: readonly string[], text: string, at: number): number {
  let end = at;
  for (const piece of pieces) {
    const next = sticky(piece);
    next.lastIndex = end;
    if (!next.test(text)) break;
    end = next.lastIndex;
  }
  return end;
}

/** There are some hundred pieces of ASCII, whatever the secrets. */
const expressions = new Map<string, RegExp>();

function sticky(piece: string): RegExp {
  const known = expressions.get(piece);
  if (known !== undefined) return known;
  const expression = new RegExp(piece, "y");
  if (expressions.size < 1_000) expressions.set(piece, expression);
  return expression;
}

/** Every text in a value, however deep. */
export function textsOf(value: unknown): readonly string[] {
  const texts: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === "string") texts.push(next);
    else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) left.push(inner);
  }
  return texts;
}

/**
 * The value with every text in it redacted; lists and objects are copied, anything else is kept. Not recursive, because a value may be nested
 * a hundred thousand deep, and what a provider sent must not become an exception.
 */
export function redactDeep<T>(value: T, redact: Redact): T {
  const open: (readonly [from: object, to: object])[] = [];
  const copyOf = (from: unknown): unknown => {
    if (typeof from === "string") return redact(from);
    if (typeof from !== "object" || from === null) return from;
    const to = Array.isArray(from) ? [] : {};
    open.push([from, to]);
    return to;
  };
  const whole = copyOf(value);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to] = next;
    for (const [name, member] of Object.entries(from)) {
      // Assignment would make a prototype of what is named `__proto__`.
      Object.defineProperty(to, name, { value: copyOf(member), writable: true, enumerable: true, configurable: true });
    }
  }
  return whole as T;
}

/** What an error says of a failed connection: the innermost cause, as text. Does not throw, whatever a `fetch` that was passed in threw. */
export function describeCause(error: unknown, redact: Redact): TransportCause {
  try {
    return causeOf(error, redact);
  } catch {
    // A name that is no text, or a member that throws when it is read.
    return unknownCause;
  }
}

const unknownCause: TransportCause = { name: "Error", message: "unknown cause" };

function causeOf(error: unknown, redact: Redact): TransportCause {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return unknownCause;
  const { code, syscall } = cause as { readonly code?: unknown; readonly syscall?: unknown };
  const known = typeof code === "string" ? redact(code) : undefined;
  return {
    name: redact(cause.name),
    message: redact(cause.message) || known || (error instanceof Error && redact(error.message)) || "unknown cause",
    ...(known === undefined ? {} : { code: known }),
    ...(typeof syscall === "string" ? { syscall: redact(syscall) } : {}),
  };
}

export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}
