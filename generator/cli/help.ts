import type { Command } from "./command.js";

/** The help of the whole program. */
export function printHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => `${command.name} ${command.operands}`.length));
  const lines = commands.map(
    (command) => `  ${`${command.name} ${command.operands}`.padEnd(width)}  ${command.summary}`,
  );
  return [
    "Usage: concordat <command> [options]",
    "",
    ...lines,
    "",
    "concordat help <command> shows a command's options; concordat --version the version.",
    "Exit codes: 0 nothing open at the threshold, 1 something is (or the output is stale), 2 could not run.",
    "",
  ].join("\n");
}

/** The help of one command. */
export function printCommandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, option]) => {
    const left = `  --${name}${option.kind === "flag" ? "" : ` ${option.value ?? "<value>"}`}`;
    const choices = option.choices === undefined ? "" : ` (${option.choices.join(", ")})`;
    return [left, `${option.summary}${choices}`] as const;
  });
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const options = rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
  return [
    `Usage: concordat ${command.name} ${command.operands} [options]`,
    "",
    command.summary,
    ...(options.length > 0 ? ["", ...options] : []),
    "",
  ].join("\n");
}
