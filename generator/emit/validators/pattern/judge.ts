/** Whether a pattern can be run on text that anybody may have sent. */
export type Judgement =
  | {
      readonly kind: "accepted";
      readonly flags: "u" | "";
      /** The longest text, in code units, that it may be run on, where its time grows faster than the text; and why. */
      readonly limit?: number;
      readonly reason: string;
    }
  | { readonly kind: "refused"; readonly reason: string };

/** Judges a pattern of JSON Schema (ECMA-262, with the `u` flag where it compiles so). */
export function judgePattern(pattern: string): Judgement {
  const flags = compiles(pattern, "u") ? "u" : compiles(pattern, "") ? "" : undefined;
  if (flags === undefined) return { kind: "refused", reason: "it is not a regular expression of ECMAScript" };
  return { kind: "accepted", flags, reason: "" };
}

function compiles(pattern: string, flags: "u" | ""): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
