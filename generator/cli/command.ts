import { type Arguments, type OptionSpecs, readArguments } from "./arguments.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** A verb of the command line. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the verb, e.g. `[providers...]`. */
  readonly operands: string;
  readonly options: OptionSpecs;
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** Ties a command's options to what it is run with, so that a command cannot read an option that it does not declare. */
export function defineCommand<S extends OptionSpecs>(spec: {
  readonly name: string;
  readonly summary: string;
  readonly operands: string;
  readonly options: S;
  run(input: Arguments<S>, terminal: Terminal): Promise<ExitCode>;
}): Command {
  return { ...spec, run: (argv, terminal) => spec.run(readArguments(argv, spec.options), terminal) };
}
