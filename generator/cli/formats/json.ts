import { type Finding, summarise } from "../../lint/index.js";
import type { OverlayAction } from "../../repair/overlay.js";
import type { Location } from "../../source/origin.js";
import type { Format } from "./format.js";
import { visibleJson } from "./visible.js";

/** The version of the format that docs/findings.schema.json describes. */
const VERSION = 1;

/** One entry for each finding, keys always in one order. The format is an interface: members are added, never renamed. */
export const json: Format = (findings) =>
  visibleJson({ version: VERSION, findings: findings.map(entry), summary: summarise(findings) });

function entry(finding: Finding): object {
  const { rule, severity, status, provider, message, why, help, group, fix, fingerprint } = finding;
  return {
    rule,
    severity,
    status,
    provider,
    message,
    why,
    help,
    location: place(finding.location),
    related: finding.related.map((related) => ({ message: related.message, location: place(related.location) })),
    group,
    // biome-ignore lint/suspicious/noThenProperty: a list of actions, never awaited
    fix: fix === null ? null : { safety: fix.safety, action: action(fix.action), then: fix.then.map(action) },
    fingerprint,
  };
}

function place({ file, line, column, endLine, endColumn, pointer }: Location): Location {
  return { file, line, column, endLine, endColumn, pointer };
}

/** An action as it stands in an overlay file. */
function action({ target, description, update, remove, copy, note }: OverlayAction): object {
  return {
    target,
    ...(description === undefined ? {} : { description }),
    ...(update === undefined ? {} : { update }),
    ...(remove === undefined ? {} : { remove }),
    ...(copy === undefined ? {} : { copy }),
    ...(note === undefined ? {} : { "x-concordat": note }),
  };
}
