/** What a command may touch of the process. Tests hand in their own. */
export interface Terminal {
  /** Absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
}

export interface Stream {
  readonly isTTY?: boolean;
  /** Of a terminal. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** 0: nothing is open at the threshold · 1: something is · 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** Colour is for terminals, and for nobody who asked for none (https://no-color.org). */
export function wantsColour(terminal: Terminal, stream: Stream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = terminal.environment;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && TERM !== "dumb";
}
