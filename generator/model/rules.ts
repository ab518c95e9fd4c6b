/** Every rule that building a model reports under; the catalogue of `lint/` has the words for each. */
export const modelRules = [
  "model/unusable-value",
  "model/dangling-reference",
  "model/remote-reference",
  "model/reference-cycle",
  "model/too-deep",
  "model/unsupported-keyword",
  "model/operation-without-address",
  "model/name-collision",
] as const;

export type ModelRule = (typeof modelRules)[number];
