interface NotRun {
  readonly because: string;
  /** Where the finding itself is asserted. */
  readonly file: string;
  readonly title: string;
}

/** Examples that are shown and cannot be run, each with the reason, and the test that expects the finding. */
export const NOT_RUN: Readonly<Record<string, NotRun>> = {
  "emit/does-not-compile": {
    because: "no document should do this: a finding of it is a bug of ours",
    file: "test/emit/does-not-compile.test.ts",
    title: "a package that does not compile is a finding with the compiler's words, and is not written",
  },
  "lint/incomplete": {
    because: "a rule would have to run out of time or memory",
    file: "test/limits/time.test.ts",
    title: "checks whose time is over are an error, and nothing is said of what they would have found",
  },
  "lint/internal": {
    because: "no document should do this: a finding of it is a bug of ours",
    file: "test/lint/internal.test.ts",
    title: "a rule that throws is said to be a mistake of ours, with how to report it",
  },
  "output/cannot-write": {
    because: "needs a user who may not write",
    file: "test/output/write.test.ts",
    title: "says so where a file stands in place of the folder",
  },
  "output/colliding-names": {
    because: "emit/name-taken refuses such packages before",
    file: "test/output/write.test.ts",
    title: "refuses two names that are one on a disk that ignores case",
  },
  "output/locked": {
    because: "needs two processes at once",
    file: "test/output/write.test.ts",
    title: "waits for nobody: a second run at the same time is refused",
  },
};
