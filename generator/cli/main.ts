import { closest } from "../source/closest.js";
import { UsageError } from "./arguments.js";
import type { Command } from "./command.js";
import { bind } from "./commands/bind.js";
import { conform } from "./commands/conform.js";
import { explain } from "./commands/explain.js";
import { fix } from "./commands/fix.js";
import { gateway } from "./commands/gateway.js";
import { generate } from "./commands/generate.js";
import { lint } from "./commands/lint.js";
import { mock } from "./commands/mock.js";
import { visibleLines } from "./formats/visible.js";
import { printCommandHelp, printHelp } from "./help.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { version } from "./version.js";

const commands: readonly Command[] = [lint, fix, bind, generate, explain, mock, conform, gateway];

/**
 * Runs one command line.
 * @param argv what follows the program's name
 * @returns the exit code; nothing is thrown, and the process is not ended
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.stderr.write(`concordat: ${visibleLines(error.message)}\nSee: concordat help\n`);
      return 2;
    }
    // An exception is a bug of ours; a stack trace helps whoever mends it, and nobody else.
    const detail =
      terminal.environment.CONCORDAT_DEBUG === undefined
        ? String(error)
        : error instanceof Error
          ? error.stack
          : String(error);
    terminal.stderr.write(
      `concordat: an internal error, which is a bug: ${visibleLines(detail ?? "")}\nSet CONCORDAT_DEBUG=1 for the stack, and report it with the input.\n`,
    );
    return 2;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [verb, ...rest] = argv;
  if (verb === "--version" || verb === "-v" || verb === "version") {
    terminal.stdout.write(`${version()}\n`);
    return 0;
  }
  if (verb === undefined || verb === "help" || verb === "--help" || verb === "-h")
    return help(rest[0], terminal, verb === undefined);
  const command = find(verb);
  if (rest.includes("--help") || rest.includes("-h")) return help(command.name, terminal, false);
  const run = command.read(rest);
  const { recoverAround } = await import("../pipeline/recover.js");
  await recoverAround(terminal.cwd);
  return await run(terminal);
}

function help(verb: string | undefined, terminal: Terminal, missing: boolean): ExitCode {
  const text = verb === undefined ? printHelp(commands) : printCommandHelp(find(verb));
  (missing ? terminal.stderr : terminal.stdout).write(text);
  return missing ? 2 : 0;
}

function find(verb: string): Command {
  const command = commands.find(({ name }) => name === verb);
  if (command !== undefined) return command;
  const near = closest(
    verb,
    commands.map(({ name }) => name),
  );
  throw new UsageError(
    `there is no command ${JSON.stringify(verb)}${near === undefined ? "" : `. Did you mean ${near}?`}`,
  );
}
