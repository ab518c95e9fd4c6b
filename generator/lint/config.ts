import { closest } from "../source/closest.js";
import type { FindingDraft, Outcome, Severity } from "../source/draft.js";
import { isObject, type JsonValue } from "../source/json.js";
import type { Location } from "../source/origin.js";
import { ruleIds } from "./catalogue.js";

/** What a project says about the rules: the `rules:` block of concordat.yaml. */
export interface LintConfig {
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

export const NO_CONFIG: LintConfig = { severities: new Map() };

const LEVELS: readonly string[] = ["off", "info", "warning", "error"];

/**
 * Reads `rules: { <rule>: off | info | warning | error }`.
 *
 * @param locationOf where the entry of a rule stands in the file, for the findings
 */
export function readLintConfig(
  rules: JsonValue | undefined,
  locationOf: (rule: string | undefined) => Location,
): Outcome<LintConfig> {
  if (rules === undefined) return { value: NO_CONFIG, findings: [] };
  if (!isObject(rules)) {
    return { value: NO_CONFIG, findings: [invalid("`rules` must map rule ids to severities", locationOf(undefined))] };
  }
  const severities = new Map<string, Severity | "off">();
  const findings: FindingDraft[] = [];
  for (const [rule, level] of Object.entries(rules)) {
    if (!ruleIds.has(rule)) findings.push(invalid(unknownRule(rule), locationOf(rule)));
    else if (!isLevel(level))
      findings.push(invalid(`The severity of \`${rule}\` must be one of ${LEVELS.join(", ")}`, locationOf(rule)));
    else severities.set(rule, level);
  }
  return { value: { severities }, findings };
}

function isLevel(value: JsonValue | undefined): value is Severity | "off" {
  return typeof value === "string" && LEVELS.includes(value);
}

function unknownRule(rule: string): string {
  const near = closest(rule, [...ruleIds]);
  return `There is no rule \`${rule}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`;
}

function invalid(message: string, location: Location): FindingDraft {
  return { rule: "lint/config-invalid", message, location };
}
