import type { Finding } from "../../lint/index.js";
import type { Location } from "../../source/origin.js";
import type { Format } from "./format.js";
import { LEVELS, sarifRule, sarifText } from "./sarif-rule.js";
import { visibleJson } from "./visible.js";

/**
 * A SARIF 2.1.0 log with every finding; what is accepted or repaired is suppressed. The rules are those that found something.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Format = (findings, { version } = {}) => {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const index = new Map(rules.map((rule, position) => [rule, position]));
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "concordat", ...(version === undefined ? {} : { version }), rules: rules.map(sarifRule) },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, index.get(finding.rule) ?? -1)),
      },
    ],
  };
  return visibleJson(log);
};

function resultOf(finding: Finding, ruleIndex: number): object {
  const { rule, severity, message, why, help, provider, group, location, related, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: sarifText(message) },
    locations: [{ ...physical(location), ...logical(location) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedOf) }),
    partialFingerprints: { "concordat/v1": fingerprint },
    suppressions: suppressions(finding),
    properties: { provider, why, help, ...(group === null ? {} : { group }) },
  };
}

function relatedOf({ message, location }: Finding["related"][number], id: number): object {
  return { id, message: { text: sarifText(message) }, ...physical(location), ...logical(location) };
}

function physical({ file, line, column, endLine, endColumn }: Location): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** The pointer names the place in the document whatever its lines are (3.33.5). */
function logical({ pointer }: Location): object {
  return pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] };
}

/**
 * Both kinds are `external` (3.35.2): `inSource` is a mark in the file that the result is about, and the provider's file is never
 * touched. An empty list says that nothing suppresses the result (3.27.23).
 */
function suppressions({ status, provider }: Finding): readonly object[] {
  if (status === "open") return [];
  const justification =
    status === "accepted"
      ? "Accepted in the baseline."
      : `Repaired by an overlay${provider === "" ? "" : ` of ${provider}`}.`;
  return [{ kind: "external", status: "accepted", justification }];
}

/** A path relative to the project as a relative URI reference; a colon in its first segment would read as a scheme. */
function uriOf(file: string): string {
  return file
    .split("/")
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\u{FFFD}")))
    .join("/");
}
