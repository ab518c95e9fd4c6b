import type { SpecDocument } from "./document.js";
import type { Outcome } from "./draft.js";
import { ingest } from "./ingest.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";
import { readText } from "./read.js";

export interface LoadInput {
  /** The project's folder. */
  readonly root: string;
  /** The provider's name, or for a loose file its path. */
  readonly provider: string;
  /** The file, relative to `root`. */
  readonly file: string;
  readonly limits?: Limits;
}

/** Reads a file and makes a SpecDocument of it: bytes → text → document. */
export function loadDocument({ root, provider, file, limits = DEFAULT_LIMITS }: LoadInput): Outcome<SpecDocument> {
  const text = readText({ root, path: file, limits });
  if (text.value === undefined) return { value: undefined, findings: text.findings };
  const document = ingest({ provider, source: text.value, limits });
  // A document in several files is made one here: `$ref`s to files below `root` are to be bundled before any other stage sees them.
  return { value: document.value, findings: [...text.findings, ...document.findings] };
}
