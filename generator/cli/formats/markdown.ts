import { adviceOf, type Finding, groups, ruleOf, summarise } from "../../lint/index.js";
import type { Format } from "./format.js";
import { inPassing } from "./passing.js";
import { visible } from "./visible.js";

/** Rows of one report, and their characters: a comment on a pull request takes 65,536. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 40_000;

/** Characters of one text of a document: so that a hundred rows stay below that. */
const LONGEST = 300;

/**
 * Tables for a comment on a pull request: the open findings by file, those of one root cause in one row. Every word of a document
 * stands in a code span, the one place where Markdown neither formats, links, mentions nor reads HTML.
 */
export const markdown: Format = (findings) => {
  const open = findings.filter(({ status }) => status === "open");
  const { errors, warnings, infos, repaired, accepted } = summarise(findings);
  const counts = [
    counted(errors, "error"),
    counted(warnings, "warning"),
    `${infos} info`,
    ...(repaired > 0 ? [`${repaired} repaired`] : []),
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ];
  const rows = rowsOf(open);
  let characters = 0;
  const shown = rows.slice(0, MOST_ROWS).filter((row) => {
    characters += print(row).length;
    return characters <= MOST_CHARACTERS;
  });
  const files = [...new Set(shown.map(({ first }) => first.location.file))];
  const blocks = [
    `**concordat**: ${open.length === 0 ? "nothing open" : counted(open.length, "open finding")} (${counts.join(", ")})`,
    ...files.map((file) =>
      table(
        file,
        shown.filter(({ first }) => first.location.file === file),
      ),
    ),
    ...(rows.length > shown.length ? [`${rows.length - shown.length} more rows are left out.`] : []),
    ...advice(shown),
  ];
  return `${blocks.join("\n\n")}\n`;
};

interface Row {
  readonly first: Finding;
  readonly all: readonly Finding[];
}

function rowsOf(findings: readonly Finding[]): readonly Row[] {
  const key = ({ location, group, severity }: Finding): string | undefined =>
    group === null ? undefined : JSON.stringify([location.file, group, severity]);
  const rows = new Map<string, [Finding, ...Finding[]]>();
  for (const [index, finding] of findings.entries()) {
    const group = key(finding) ?? `${index}`;
    const row = rows.get(group);
    if (row === undefined) rows.set(group, [finding]);
    else row.push(finding);
  }
  return [...rows.values()].map((all) => ({ first: all[0], all }));
}

function table(file: string, rows: readonly Row[]): string {
  return [`### ${code(file)}`, "", "| | place | finding | rule |", "|---|---|---|---|", ...rows.map(print)].join("\n");
}

function print({ first, all }: Row): string {
  const { severity, location, message, rule, group } = first;
  const heading =
    group === null || all.length < 2 ? "" : `${groups.get(group) ?? "One cause"} (${all.length}), first: `;
  return `| ${severity} | ${location.line}:${location.column} | ${heading}${code(message)}${seen(first)} | ${code(rule)} |`;
}

/** Of the places that a finding speaks of, how many are shown. */
const RELATED = 3;

/** The other places that a finding speaks of, behind its message. */
function seen({ related, location }: Finding): string {
  const places = related.slice(0, RELATED).map(({ message, location: { file, line, column } }) => {
    const place = `${line}:${column}`;
    return `; see ${file === location.file ? place : code(`${file}:${place}`)} ${code(inPassing(message), LONGEST / RELATED)}`;
  });
  const unsaid = related.length - places.length;
  return places.join("") + (unsaid > 0 ? `; and ${unsaid} more place${unsaid === 1 ? "" : "s"}` : "");
}

/** How many findings are told what to do about them where their rule says otherwise. */
const MOST_OWN = 25;

/** What to do: once for each rule, in the catalogue's own words, and below it for each finding that has words of its own. */
function advice(rows: readonly Row[]): readonly string[] {
  const shown = rows.flatMap(({ all }) => all);
  const rules = [...new Set(shown.map(({ rule }) => rule))].sort();
  let left = MOST_OWN;
  const lines = rules.flatMap((id) => {
    const rule = ruleOf(id);
    if (rule === undefined) return [];
    const general = [rule.help, adviceOf(rule)];
    const own = shown.filter((finding) => finding.rule === id && !general.includes(finding.help));
    const told = own.slice(0, left);
    left -= told.length;
    return [
      `- \`${id}\`: ${adviceOf(rule)}`,
      ...told.map(
        ({ location, help }) => `  - ${code(`${location.file}:${location.line}:${location.column}`)}: ${code(help)}`,
      ),
    ];
  });
  if (lines.length === 0) return [];
  return [`<details><summary>What to do</summary>\n\n${lines.join("\n")}\n\n</details>`];
}

/**
 * A code span in a cell of a table: fenced by more backticks than stand in it (CommonMark 6.1), each pipe escaped, which tables read
 * before code spans (GFM 4.10); a space keeps a backslash of the text from undoing that escape.
 */
function code(text: string, longest: number = LONGEST): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const inner = visible(cut)
    .replace(/(?<=\\)\|/g, " |")
    .replaceAll("|", "\\|");
  const run = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(run + 1);
  const pad = /^[`\s]|[`\s]$/.test(inner) || inner === "" ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
