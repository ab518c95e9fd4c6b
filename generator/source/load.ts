import { bundle } from "./bundle/index.js";
import type { SpecDocument } from "./document.js";
import type { Outcome } from "./draft.js";
import { ingest } from "./ingest.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";
import { readText } from "./read.js";
import { checkWork } from "./work.js";

export interface LoadInput {
  /** The project's folder. */
  readonly root: string;
  /** The provider's name, or for a loose file its path. */
  readonly provider: string;
  /** The file, relative to `root`. */
  readonly file: string;
  /** The folder that references to files must not leave, relative to `root`; by default the file's own. */
  readonly within?: string;
  readonly limits?: Limits;
  /** Origins that referenced files are fetched from, as `https://host`; by default none. */
  readonly remote?: readonly string[];
}

/** Reads a file and makes a SpecDocument of it and of the files that it refers to: bytes → text → document → one document. */
export function loadDocument({
  root,
  provider,
  file,
  within,
  limits = DEFAULT_LIMITS,
  remote = [],
}: LoadInput): Outcome<SpecDocument> {
  const text = readText({ root, path: file, limits });
  if (text.value === undefined) return { value: undefined, findings: text.findings };
  const document = ingest({ provider, source: text.value, limits });
  const findings = [...text.findings, ...document.findings];
  if (document.value === undefined) return { value: undefined, findings };
  const whole = bundle({ root, document: document.value, limits, remote, ...(within === undefined ? {} : { within }) });
  findings.push(...whole.findings);
  const excess = whole.value === undefined ? undefined : checkWork(whole.value.root, limits);
  if (excess !== undefined) return { value: undefined, findings: [...findings, excess] };
  return { value: whole.value, findings };
}
