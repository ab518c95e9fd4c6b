import { dirname, resolve } from "node:path";
import type { SpecDocument } from "../document.js";
import type { FindingDraft, Outcome } from "../draft.js";
import { isArray, isContainer, isObject, type JsonContainer, type JsonValue } from "../json.js";
import { DEFAULT_LIMITS, type Limits } from "../limits.js";
import { fileProblem, Stop } from "../problem.js";
import { Collector } from "./collect.js";
import { Parts } from "./part.js";
import { Rewriter } from "./rewrite.js";

export interface BundleInput {
  /** The project's folder, which findings name files from. */
  readonly root: string;
  /** The folder that references must not leave, relative to `root`; by default the document's own. */
  readonly within?: string;
  readonly document: SpecDocument;
  readonly limits?: Limits;
  /** Origins that referenced files are fetched from, as `https://host`; by default none. */
  readonly remote?: readonly string[];
}

/**
 * Makes one document of one in several files. References to files below the document's folder, with pointers and without, and
 * to `$id` and `$anchor` become references to components under readable names; where OpenAPI has no reference, as in the place of
 * an operation, of a map or of a text, the file's content is put. Every node keeps the place in its own file. Nothing is fetched but from origins that are allowed.
 *
 * What cannot be resolved stays as it is, and `unresolved` of the document says why. No value where a limit is crossed.
 */
export function bundle(input: BundleInput): Outcome<SpecDocument> {
  const { document, root, limits = DEFAULT_LIMITS, remote = [] } = input;
  if (!leadsAway(document.root)) return { value: document, findings: [] };
  const { source, version } = document;
  const within = resolve(root, input.within ?? dirname(source.file));
  const parts = new Parts({ root, within, limits, remote }, source, document.root);
  const findings: FindingDraft[] = [];
  try {
    const first = parts.part(source.file);
    if (first === undefined) return { value: document, findings };
    const collected = new Collector(version, parts, first);
    const rewriter = new Rewriter({ version, root: first, collected });
    const whole = rewriter.document();
    findings.push(...parts.findings, ...rewriter.findings);
    const { unresolved } = collected;
    return { value: { ...document, root: whole, parts: parts.others, unresolved }, findings };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return {
      value: undefined,
      findings: [...parts.findings, fileProblem(error.rule, source.file, error.message, error.help)],
    };
  }
}

/** Whether a document has references that are not pointers into itself. */
function leadsAway(root: JsonValue): boolean {
  const seen = new Set<JsonContainer>();
  const pending: JsonValue[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (!isContainer(value) || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) {
      const { $ref, $id, $dynamicRef } = value;
      if (
        typeof $id === "string" ||
        typeof $dynamicRef === "string" ||
        (typeof $ref === "string" && !$ref.startsWith("#/"))
      )
        return true;
    }
    for (const member of isArray(value) ? value : Object.values(value)) pending.push(member);
  }
  return false;
}
