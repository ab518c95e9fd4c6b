import type { Severity } from "../source/draft.js";
import { matchesSegments } from "../source/glob.js";
import type { Location } from "../source/origin.js";
import { parsePointer } from "../source/pointer.js";
import type { LintConfig, Override } from "./config.js";
import type { Level } from "./level.js";
import { presets } from "./presets.js";

/** A finding, as far as the settings ask about it. */
export interface Subject {
  readonly rule: string;
  readonly provider: string;
  readonly location: Location;
  /** The severity that the finding has without settings. */
  readonly own: Severity;
}

/** What the settings make of a finding: the last override that fits, else the rule's entry, else the preset, else its own severity. */
export function levelOf(config: LintConfig, subject: Subject): Level {
  const { rule, own } = subject;
  const override = config.overrides?.findLast((each) => each.severities.has(rule) && fits(each, subject));
  return (
    override?.severities.get(rule) ??
    config.severities.get(rule) ??
    presets.get(config.preset ?? "recommended")?.level(rule, own) ??
    own
  );
}

function fits({ providers, files, pointer }: Override, { provider, location }: Subject): boolean {
  if (providers !== undefined && !providers.includes(provider)) return false;
  if (files !== undefined && !files.some((pattern) => matchesSegments(pattern, location.file.split("/")))) return false;
  return pointer === undefined || matchesSegments([...pointer, "**"], parsePointer(location.pointer) ?? []);
}
