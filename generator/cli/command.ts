import { type Arguments, type OptionSpecs, readArguments } from "./arguments.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** A verb of the command line. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the verb, e.g. `[providers...]`. */
  readonly operands: string;
  readonly options: OptionSpecs;
  /**
   * Reads what follows the verb; what is returned does the work.
   * @throws UsageError for options that the command does not have, and values that they do not take
   */
  read(argv: readonly string[]): (terminal: Terminal) => Promise<ExitCode>;
}

/** What the work of a command is handed: the values of the options that it reads, and the operands. */
export interface Input<Options> {
  readonly options: Options;
  readonly positionals: readonly string[];
}

/**
 * Ties a command's options to what it is run with, so that a command cannot read an option that it does not declare. Its work is a
 * module that is loaded when it is run: help, an error in the arguments and the other commands do not wait for it.
 */
export function defineCommand<S extends OptionSpecs>(spec: {
  readonly name: string;
  readonly summary: string;
  readonly operands: string;
  readonly options: S;
  load(): Promise<{ readonly run: (input: Arguments<NoInfer<S>>, terminal: Terminal) => Promise<ExitCode> }>;
}): Command {
  const { load, ...rest } = spec;
  return {
    ...rest,
    read: (argv) => {
      const input = readArguments(argv, spec.options);
      return async (terminal) => (await load()).run(input, terminal);
    },
  };
}
