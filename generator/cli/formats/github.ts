import type { Finding } from "../../lint/index.js";
import type { Severity } from "../../source/draft.js";
import type { Format } from "./format.js";
import { visible } from "./visible.js";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Annotations for GitHub Actions: one workflow command for each open finding. GitHub shows ten of each level for one step; the
 * others stand in the log.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Format = (findings) =>
  findings
    .filter(({ status }) => status === "open")
    .map((finding) => `${command(finding)}\n`)
    .join("");

function command({ severity, rule, message, help, location }: Finding): string {
  const { file, line, column, endLine, endColumn } = location;
  // Columns count within one line: GitHub refuses them for a place of several.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule })
    .map(([name, value]) => `${name}=${escapeProperty(visible(String(value)))}`)
    .join(",");
  return `::${COMMANDS[severity]} ${properties}::${escapeData([message, help].filter(Boolean).map(visible).join("\n"))}`;
}

/** The runner's own rules: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
