/** Examples that are shown and cannot be run, each with the reason, and the folder of the test that names the rule. */
export const NOT_RUN: Readonly<Record<string, { readonly because: string; readonly test: string }>> = {
  "emit/does-not-compile": {
    because: "no document should do this: a finding of it is a bug of ours",
    test: "test/emit",
  },
  "lint/incomplete": { because: "a rule would have to run out of time or memory", test: "test/limits" },
  "lint/internal": { because: "no document should do this: a finding of it is a bug of ours", test: "test/corpus" },
  "output/cannot-write": { because: "needs a user who may not write", test: "test/output" },
  "output/colliding-names": { because: "emit/name-taken refuses such packages before", test: "test/output" },
  "output/locked": { because: "needs two processes at once", test: "test/output" },
};
