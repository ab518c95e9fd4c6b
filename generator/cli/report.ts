import { parse, resolve } from "node:path";
import type { Finding } from "../lint/index.js";
import { readText } from "../source/read.js";
import type { SourceText } from "../source/text.js";
import { formats } from "./formats/index.js";
import { type Terminal, wantsColour } from "./terminal.js";
import { version } from "./version.js";

export interface Report {
  readonly findings: readonly Finding[];
  /** The project's root: what the files of findings are relative to. */
  readonly root: string;
  /** A name that `--format` takes; by default stylish. */
  readonly format?: string | undefined;
  readonly frame?: boolean;
  /** By default stdout: the findings are the result. */
  readonly to?: "stdout" | "stderr";
}

/** Prints findings in a format. */
export function report({ to = "stdout", ...rest }: Report, terminal: Terminal): void {
  const stream = terminal[to];
  stream.write(render({ ...rest, width: stream.columns, colour: wantsColour(terminal, stream) }));
}

/** The text of findings in a format. */
export function render(
  input: Omit<Report, "to"> & { readonly colour: boolean; readonly width?: number | undefined },
): string {
  const { findings, root, format = "stylish", frame = false, colour, width } = input;
  const texts = new Map<string, SourceText | undefined>();
  // A file that was named on the command line may lie outside of the project.
  const sourceOf = (file: string): SourceText | undefined => {
    if (!texts.has(file))
      texts.set(file, readText({ root: parse(root).root, path: resolve(root, file), shown: file }).value);
    return texts.get(file);
  };
  return (
    formats.get(format)?.(findings, {
      colour,
      frame,
      sourceOf,
      version: version(),
      ...(width === undefined ? {} : { width }),
    }) ?? ""
  );
}
