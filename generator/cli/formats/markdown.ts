import { adviceOf, type Finding, groups, ruleOf, summarise } from "../../lint/index.js";
import type { Format } from "./format.js";
import { visible } from "./visible.js";

/** Rows of one report: a comment on a pull request takes 65,536 characters. */
const MOST_ROWS = 100;

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
  const shown = rows.slice(0, MOST_ROWS);
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
  readonly count: number;
}

function rowsOf(findings: readonly Finding[]): readonly Row[] {
  const key = ({ location, group, severity }: Finding): string | undefined =>
    group === null ? undefined : JSON.stringify([location.file, group, severity]);
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const group = key(finding);
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const shown = new Set<string>();
  return findings.flatMap((first): Row[] => {
    const group = key(first);
    if (group === undefined) return [{ first, count: 1 }];
    if (shown.has(group)) return [];
    shown.add(group);
    return [{ first, count: counts.get(group) ?? 1 }];
  });
}

function table(file: string, rows: readonly Row[]): string {
  return [
    `### ${code(file)}`,
    "",
    "| | place | finding | rule |",
    "|---|---|---|---|",
    ...rows.map(({ first, count }) => {
      const { severity, location, message, rule, group } = first;
      const heading = group === null || count < 2 ? "" : `${groups.get(group) ?? "One cause"} (${count}), first: `;
      return `| ${severity} | ${location.line}:${location.column} | ${heading}${code(message)} | ${code(rule)} |`;
    }),
  ].join("\n");
}

/** What to do, once for each rule, in the catalogue's own words. */
function advice(rows: readonly Row[]): readonly string[] {
  const rules = [...new Set(rows.map(({ first }) => first.rule))].sort();
  const lines = rules.flatMap((id) => {
    const rule = ruleOf(id);
    return rule === undefined ? [] : [`- \`${id}\`: ${adviceOf(rule)}`];
  });
  if (lines.length === 0) return [];
  return [`<details><summary>What to do</summary>\n\n${lines.join("\n")}\n\n</details>`];
}

/**
 * A code span in a cell of a table: fenced by more backticks than stand in it (CommonMark 6.1), each pipe escaped, which tables read
 * before code spans (GFM 4.10); a space keeps a backslash of the text from undoing that escape.
 */
function code(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const inner = visible(cut)
    .replace(/(?<=\\)\|/g, " |")
    .replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^[`\s]|[`\s]$/.test(inner) || inner === "" ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
