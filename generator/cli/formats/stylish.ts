import picocolors from "picocolors";
import { adviceOf, type Finding, ruleOf, summarise } from "../../lint/index.js";
import type { Severity } from "../../source/draft.js";
import { columnsOf, wrap } from "./columns.js";
import { printFix } from "./fix-lines.js";
import type { Format, FormatOptions } from "./format.js";
import { codeFrame } from "./frame.js";
import { inPassing } from "./passing.js";
import { type Section, sectionsOf, typicalOf } from "./stylish-sections.js";
import { visible } from "./visible.js";

type Colours = ReturnType<typeof picocolors.createColors>;

interface Page {
  readonly colours: Colours;
  readonly options: FormatOptions;
  /** Places whose lines are on the page already. */
  readonly framed: Set<string>;
}

/** Below a finding's line. */
const INDENT = "      ";

/** Of a section with its frame: how many others are told in their own words, and how many by their place. Without frames each is. */
const TOLD = 12;
const PLACES = 60;

/** Findings for a person: by file, those of one root cause under one heading with their number, then the totals. */
export const stylish: Format = (findings, options = {}) => {
  const colours = picocolors.createColors(options.colour === true);
  const shown = findings.filter(({ status }) => status === "open" || options.all === true);
  const files = new Map<string, Finding[]>();
  for (const finding of shown) files.set(finding.location.file, [...(files.get(finding.location.file) ?? []), finding]);
  const blocks = [...files].map(([file, here]) => {
    const page = { colours, options, framed: new Set<string>() };
    const sections = sectionsOf(here, options.frame === true).map((section) => print(section, page));
    const between = options.frame === true ? "\n\n" : "\n";
    return `${colours.underline(visible(file))}\n${sections.map((lines) => lines.join("\n")).join(between)}\n`;
  });
  const last = wrap(total(findings), options.width).map((text) => colours.bold(text));
  return `${[...blocks, ...last].join("\n")}\n`;
};

/** One finding, or the first of many with all that is to be said, and behind it the places of the others. */
function print({ heading, findings }: Section, page: Page): readonly string[] {
  const { colours, options } = page;
  if (heading === undefined) return findings.flatMap((finding) => full(finding, page));
  const title = `  ${colours.bold(heading)} ${colours.dim(`(${findings.length})`)}`;
  const typical = typicalOf(findings);
  const words = typical === undefined ? [] : explain(typical, page);
  if (options.frame !== true || typical === undefined)
    return [title, ...words, ...findings.flatMap((finding) => withOwn(finding, typical, page))];
  const others = findings.filter((finding) => finding !== typical);
  const first = [...line(typical, page), ...frameOf(typical, page), ...relatedOf(typical, page)];
  return [title, ...words, ...first, ...rest(typical, others, page)];
}

/** The others of a section: those that say something else in a line, what is left by its place. */
function rest(typical: Finding, others: readonly Finding[], page: Page): readonly string[] {
  const { colours, options } = page;
  const told = others
    .filter(({ message, help }) => message !== typical.message || help !== typical.help)
    .slice(0, TOLD);
  const untold = others.filter((finding) => !told.includes(finding));
  const places = untold.slice(0, PLACES).map(({ location }) => `${location.line}:${location.column}`);
  const unsaid = untold.length - places.length;
  const also = `${told.length > 0 ? `and ${untold.length} more, at` : "and at"} ${places.join(", ")}${unsaid > 0 ? ` and ${unsaid} more places` : ""}`;
  return [
    ...told.flatMap((finding) => withOwn(finding, typical, page)),
    ...(untold.length === 0 ? [] : wrap(also, inside(options)).map((text) => colours.dim(INDENT + text))),
  ];
}

/** One of many: its line, the places that it speaks of, and what is said of it alone. */
function withOwn(finding: Finding, typical: Finding | undefined, page: Page): readonly string[] {
  return [...line(finding, page), ...relatedOf(finding, page), ...own(finding, typical, page)];
}

/** Why one of many matters, and what to do about it, where its rule and the first of them say otherwise. */
function own({ rule: id, why, help }: Finding, typical: Finding | undefined, page: Page): readonly string[] {
  const rule = ruleOf(id);
  const whys = [rule?.why, typical?.why];
  const helps = [rule?.help, rule === undefined ? undefined : adviceOf(rule), typical?.help];
  return explain({ why: whys.includes(why) ? "" : why, help: helps.includes(help) ? "" : help }, page);
}

/** Of the places that a finding speaks of, how many are shown. */
const RELATED = 5;

/** The other places that a finding speaks of, a line each. */
function relatedOf({ related, location }: Finding, { colours, options }: Page): readonly string[] {
  const unsaid = related.length - RELATED;
  return [
    ...related.slice(0, RELATED).map(({ message, location: { file, line, column } }) => {
      const place = `${file === location.file ? "" : `${file}:`}${line}:${column}`;
      return `see ${place} ${inPassing(message)}`;
    }),
    ...(unsaid > 0 ? [`and ${unsaid} more place${unsaid === 1 ? "" : "s"}`] : []),
  ].flatMap((text) => wrap(visible(text), inside(options)).map((part) => colours.dim(INDENT + part)));
}

function full(finding: Finding, page: Page): readonly string[] {
  const { severity, status } = finding;
  // Who cannot go on must read what to do without asking for more.
  const words =
    page.options.frame === true
      ? finding
      : { why: "", help: severity === "error" && status === "open" ? finding.help : "" };
  return [...line(finding, page), ...frameOf(finding, page), ...relatedOf(finding, page), ...explain(words, page)];
}

/** The place in the file, once for all that is said of it, and the fix. */
function frameOf({ location, status, fix }: Finding, { colours, options, framed }: Page): readonly string[] {
  if (options.frame !== true) return [];
  const place = `${location.line}:${location.column}-${location.endLine}:${location.endColumn}`;
  const source = framed.has(place) ? undefined : options.sourceOf?.(location.file);
  framed.add(place);
  const frame = source === undefined ? [] : codeFrame(source, location, inside(options));
  const fixed = status === "open" && fix !== null ? printFix(fix) : [];
  return [
    ...frame.map((text, index) => (index === 0 ? `${INDENT}${text}` : colours.dim(`${INDENT}${text}`))),
    ...fixed.flatMap((text) => wrap(visible(text), inside(options)).map((part) => colours.green(INDENT + part))),
  ];
}

function line(finding: Finding, { colours, options }: Page): readonly string[] {
  const { location, severity, status, message, rule, fix } = finding;
  const place = `${location.line}:${location.column}`.padEnd(8);
  const level = severity.padEnd(7);
  const settled = status === "open" ? "" : ` [${status}]`;
  const mendable = status !== "open" || fix === null ? "" : fix.safety === "safe" ? " [fix]" : " [fix, to review]";
  const notes = `${colours.dim(rule)}${colours.green(settled)}${colours.dim(mendable)}`;
  const start = `  ${place} ${level} `;
  const [first = "", ...others] = wrap(visible(message), inside(options), start.length - INDENT.length);
  const head = `  ${colours.dim(place)} ${paint(severity, colours)(level)} ${first}`;
  const lines = [head, ...others.map((text) => INDENT + text)];
  const plain = others.length === 0 ? start.length + columnsOf(first) : INDENT.length + columnsOf(others.at(-1) ?? "");
  const whole = plain + 2 + rule.length + settled.length + mendable.length;
  if (options.width !== undefined && whole > options.width) return [...lines, INDENT + notes];
  return [...lines.slice(0, -1), `${lines.at(-1)}  ${notes}`];
}

function explain({ why, help }: Pick<Finding, "why" | "help">, { colours, options }: Page): readonly string[] {
  return [why, help]
    .filter((text) => text !== "")
    .flatMap((text) => wrap(visible(text), inside(options)).map((part) => colours.dim(INDENT + part)));
}

/** Columns behind the indent; undefined where lines are not broken. */
function inside({ width }: FormatOptions): number | undefined {
  return width === undefined ? undefined : Math.max(30, width - INDENT.length);
}

function paint(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === "error") return colours.red;
  return severity === "warning" ? colours.yellow : colours.blue;
}

function total(findings: readonly Finding[]): string {
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
  return parts.join(", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
