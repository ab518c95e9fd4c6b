/** A defect that @redocly/openapi-core reports on the corpus and that is none of our findings, with the reason. */
export interface Difference {
  readonly rule: string;
  /** What its pointer or its message says. */
  readonly pointer?: RegExp;
  readonly message?: RegExp;
  readonly reason: string;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    rule: "spec-ref-siblings",
    message: /`(?:description|summary|deprecated|x-[\w-]+)`/,
    reason:
      "An annotation beside a reference changes no type: what is lost is a remark, and a finding for each is noise.",
  },
  {
    rule: "spec-ref-siblings",
    pointer: /\/(?:(?:return|cancel)_url\/format|exchange_rate\/readOnly)$/,
    reason: "The component says the same, so nothing is lost: `url` has the format, `exchange_rate` is read-only.",
  },
  {
    rule: "no-unresolved-refs",
    pointer: /\/discriminator\/mapping\/[^/]+$/,
    reason: "False positive: a mapping may name a schema without a reference, and these schemas exist.",
  },
  {
    rule: "no-unresolved-refs",
    pointer: /\/x-[^/]+\//,
    reason: "A reference inside an extension belongs to whoever defined the extension; it is not followed.",
  },
];
