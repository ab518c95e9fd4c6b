import { createHash } from "node:crypto";
import type { Finding } from "../../lint/index.js";
import type { Severity } from "../../source/draft.js";
import type { Format } from "./format.js";
import { visible, visibleJson } from "./visible.js";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", info: "info" };

/**
 * A GitLab Code Quality report of the open findings.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Format = (findings) => {
  const taken = new Set<string>();
  const issues = findings
    .filter(({ status }) => status === "open")
    .map((finding) => issue(finding, uniquePrint(finding, taken)));
  return visibleJson(issues);
};

function issue({ rule, severity, message, location }: Finding, fingerprint: string): object {
  return {
    description: visible(message),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: location.file, lines: { begin: location.line, end: location.endLine } },
  };
}

/** GitLab keeps one issue for each fingerprint, and two files without a provider may have one defect in common. */
function uniquePrint({ fingerprint, location }: Finding, taken: Set<string>): string {
  let print = fingerprint;
  for (let count = 0; taken.has(print); count += 1) {
    print = createHash("sha256").update(`${fingerprint}\n${location.file}\n${count}`).digest("hex").slice(0, 32);
  }
  taken.add(print);
  return print;
}
