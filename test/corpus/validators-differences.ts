/** A value that validators and Ajv judge differently. */
export interface Differing {
  readonly isOursValid: boolean;
  /** Whether Ajv takes it where `nullable` allows null wherever it stands. */
  readonly isLenientlyValid: () => boolean;
  /** Whether the schema leads to one that the other reader does not find. */
  readonly isDangling: () => boolean;
}

interface Difference {
  readonly reason: string;
  readonly when: (differing: Differing) => boolean;
}

/** Why the two may differ. */
export const DIFFERENCES: readonly Difference[] = [
  {
    reason:
      "`nullable` allows null wherever it stands: beside `$ref`, `allOf` and `anyOf`, with an enum without null, and in OpenAPI 3.1, where it means nothing. Documents mean it so.",
    when: ({ isLenientlyValid, isOursValid }) => isLenientlyValid() === isOursValid,
  },
  {
    reason: "A file that the other reader's YAML parser refuses (source/indentation) allows everything there.",
    when: ({ isDangling, isOursValid }) => !isOursValid && isDangling(),
  },
];

export function explained(differing: Differing): string | undefined {
  return DIFFERENCES.find(({ when }) => when(differing))?.reason;
}
