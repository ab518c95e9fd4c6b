import picocolors from "picocolors";
import { type Finding, groups, ruleOf, summarise } from "../../lint/index.js";
import type { Severity } from "../../source/draft.js";
import { printFix } from "./fix-lines.js";
import type { Format, FormatOptions } from "./format.js";
import { codeFrame } from "./frame.js";
import { visible } from "./visible.js";

type Colours = ReturnType<typeof picocolors.createColors>;

/** Findings for a person: by file, those of one root cause under one heading with their number, then the totals. */
export const stylish: Format = (findings, options = {}) => {
  const colours = picocolors.createColors(options.colour === true);
  const shown = findings.filter(({ status }) => status === "open" || options.all === true);
  const files = [...new Set(shown.map(({ location }) => location.file))];
  const blocks = files.map((file) => {
    const here = shown.filter(({ location }) => location.file === file);
    return [
      colours.underline(visible(file)),
      ...sections(here).flatMap((section) => print(section, colours, options)),
      "",
    ].join("\n");
  });
  return `${[...blocks, total(findings, colours)].join("\n")}\n`;
};

interface Section {
  readonly group: string | undefined;
  readonly findings: readonly Finding[];
}

/** In the order of the first finding of each; a group of one is no group. */
function sections(findings: readonly Finding[]): readonly Section[] {
  const counts = new Map<string, number>();
  for (const { group } of findings) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  const shown = new Set<string>();
  return findings.flatMap((finding): Section[] => {
    const group = finding.group ?? undefined;
    if (group === undefined || (counts.get(group) ?? 0) < 2) return [{ group: undefined, findings: [finding] }];
    if (shown.has(group)) return [];
    shown.add(group);
    return [{ group, findings: findings.filter((other) => other.group === group) }];
  });
}

function print({ group, findings }: Section, colours: Colours, options: FormatOptions): readonly string[] {
  if (group === undefined) return findings.flatMap((finding) => full(finding, colours, options));
  const heading = `  ${colours.bold(groups.get(group) ?? visible(group))} ${colours.dim(`(${findings.length})`)}`;
  const typical = mostCommon(findings);
  const words = typical === undefined ? [] : explain(typical, colours);
  const own = (finding: Finding) =>
    finding.why === ruleOf(finding.rule)?.why ? [] : explain({ ...finding, help: "" }, colours);
  return [heading, ...words, ...findings.flatMap((finding) => [line(finding, colours), ...own(finding)])];
}

/** The first finding of the rule that most of a group are of: its words speak for the group. */
function mostCommon(findings: readonly Finding[]): Finding | undefined {
  const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
  return findings.reduce<Finding | undefined>(
    (best, finding) => (best === undefined || count(finding.rule) > count(best.rule) ? finding : best),
    undefined,
  );
}

function full(finding: Finding, colours: Colours, options: FormatOptions): readonly string[] {
  const { severity, status } = finding;
  // Who cannot go on must read what to do without asking for more.
  const words =
    options.frame === true ? finding : { why: "", help: severity === "error" && status === "open" ? finding.help : "" };
  return [...shown(finding, colours, options), ...explain(words, colours)];
}

/** The finding's line and, where frames are wanted, the place in the file and the fix. */
function shown(finding: Finding, colours: Colours, options: FormatOptions): readonly string[] {
  if (options.frame !== true) return [line(finding, colours)];
  const source = options.sourceOf?.(finding.location.file);
  const frame = source === undefined ? [] : codeFrame(source, finding.location);
  const fix = finding.status === "open" && finding.fix !== null ? printFix(finding.fix) : [];
  return [
    line(finding, colours),
    ...frame.map((text) => colours.dim(`      ${text}`)),
    ...fix.map((text) => colours.green(`      ${visible(text)}`)),
  ];
}

function line({ location, severity, status, message, rule, fix }: Finding, colours: Colours): string {
  const place = `${location.line}:${location.column}`.padEnd(8);
  const settled = status === "open" ? "" : colours.green(` [${status}]`);
  const fixable =
    status !== "open" || fix === null ? "" : colours.dim(fix.safety === "safe" ? " [fix]" : " [fix, to review]");
  return `  ${colours.dim(place)} ${paint(severity, colours)(severity.padEnd(7))} ${visible(message)}  ${colours.dim(rule)}${settled}${fixable}`;
}

function explain({ why, help }: Pick<Finding, "why" | "help">, colours: Colours): readonly string[] {
  return [why, help].filter((text) => text !== "").map((text) => colours.dim(`      ${visible(text)}`));
}

function paint(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === "error") return colours.red;
  return severity === "warning" ? colours.yellow : colours.blue;
}

function total(findings: readonly Finding[], colours: Colours): string {
  const { open, repaired, accepted, errors, warnings, infos, fixable } = summarise(findings);
  const parts = [
    open === 0
      ? "Nothing open"
      : `${counted(open, "open finding")} (${counted(errors, "error")}, ${counted(warnings, "warning")}, ${infos} info)`,
    ...(fixable.safe > 0 ? [`${fixable.safe} with a safe fix`] : []),
    ...(fixable.review > 0 ? [`${fixable.review} with a fix to review`] : []),
    ...(repaired > 0 ? [`${repaired} repaired`] : []),
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ];
  return colours.bold(parts.join(", "));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
