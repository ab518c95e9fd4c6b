import type { Mutant } from "./mutants.js";

/** Changes of an adapter that no caller and no provider can see, each with the reason. */
export interface Equivalent {
  /** Whose adapters; left out, any. */
  readonly of?: readonly string[];
  readonly name: RegExp;
  readonly because: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    name: /^without (?:401|403|404|409) of a list: .*, \[\d/,
    because: "What RFC 9110 says of this status, or a case of the binding, stands before the list of named ones.",
  },
  {
    of: ["crisscross", "flinks"],
    name: /^without 400 of a list: .*, \[\d/,
    because: "This binding decides a 400 by the status alone.",
  },
  {
    name: /^(?:another operator|one side alone): .* reply\.status (?:< 300|< 500)|^another operator: line \d+, < → <=/,
    because: "The runtime lets no status outside of 2xx and 4xx be understood, whatever the binding makes of it.",
  },
  {
    name: /^isObject that takes anything: .*isObject\(body\?\.error\)/,
    because: "A member of what is no object is absent all the same.",
  },
  {
    of: ["crisscross"],
    name: /^a member dropped: .*"Idempotency-Key": input\.idempotencyKey/,
    because: "The runtime sends the key of the call in the operation's own header.",
  },
  {
    of: ["crisscross"],
    name: /^a member dropped: .* idempotencyKey: input\.idempotencyKey,$/,
    because: "The request has the key already.",
  },
  {
    of: ["maven"],
    name: /^a member dropped: .* \.\.\.read$/,
    because: "What was read are fields of INVALID_REQUEST, which no fallback says.",
  },
  {
    of: ["xendit"],
    name: /^a member dropped: .* otherwise$/,
    because: "What the binding says of other codes is what the contract says of them.",
  },
];

export function equivalentOf(provider: string, { name }: Mutant): Equivalent | undefined {
  return EQUIVALENTS.find(({ name: form, of }) => (of?.includes(provider) ?? true) && form.test(name));
}
