import { readYamlValue } from "../../repair/yaml-value.js";
import type { Outcome } from "../../source/draft.js";
import type { SourceText } from "../../source/text.js";
import { Report } from "../report.js";
import { YamlNode } from "../yaml-reader.js";
import { membersOf, RULE, textOf } from "./form.js";

/** The scenarios that every provider of a contract must state or lack, each with what happens in it. */
export function readScenarios(source: SourceText): Outcome<ReadonlyMap<string, string>> {
  const { value, findings } = readYamlValue(source, RULE);
  if (value === undefined) return { value, findings };
  const report = new Report();
  const root = YamlNode.root({ value, source, report, rule: RULE });
  const named = new Map<string, string>();
  for (const [name, summary] of membersOf(root, "The file"))
    named.set(name, textOf(summary, "What happens in a scenario") ?? "");
  return { value: report.clean ? named : undefined, findings: report.findings };
}
