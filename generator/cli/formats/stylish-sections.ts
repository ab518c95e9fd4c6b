import { type Finding, groups, ruleOf } from "../../lint/index.js";
import { visible } from "./visible.js";

/** Findings that a person reads as one. */
export interface Section {
  /** What they have in common; undefined where one stands alone. */
  readonly heading: string | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Findings of one file, in the order of the first of each section. A group that a rule names is a section; where each finding is
 * shown at length, so are those of one rule that are told in the same words.
 */
export function sectionsOf(findings: readonly Finding[], byRule: boolean): readonly Section[] {
  const sections = new Map<string, Finding[]>();
  for (const [index, finding] of findings.entries()) {
    const key = keyOf(finding, byRule) ?? `${index}`;
    const section = sections.get(key);
    if (section === undefined) sections.set(key, [finding]);
    else section.push(finding);
  }
  return [...sections.values()].map((section) => ({
    heading: section.length > 1 ? headingOf(section) : undefined,
    findings: section,
  }));
}

function keyOf({ group, rule, why, help }: Finding, byRule: boolean): string | undefined {
  if (group !== null) return `group ${group}`;
  return byRule ? `rule ${JSON.stringify([rule, why, help])}` : undefined;
}

function headingOf([first]: readonly Finding[]): string {
  if (first === undefined) return "";
  const { group, rule } = first;
  return group === null ? (ruleOf(rule)?.title ?? rule) : (groups.get(group) ?? visible(group));
}

/** The finding whose words speak for a group: of the rule that most of it are of, the first that has the rule's own, else the first. */
export function typicalOf(findings: readonly Finding[]): Finding | undefined {
  const count = new Map<string, number>();
  for (const { rule } of findings) count.set(rule, (count.get(rule) ?? 0) + 1);
  const most = Math.max(0, ...count.values());
  const first = findings.find(({ rule }) => count.get(rule) === most);
  return findings.find(({ rule, why }) => rule === first?.rule && why === ruleOf(rule)?.why) ?? first;
}
