import type { Finding } from "../../lint/index.js";
import type { SourceText } from "../../source/text.js";

export interface FormatOptions {
  /** Colour codes in the output: only where the reader is a terminal that wants them. */
  readonly colour?: boolean;
  /** Show what is repaired or accepted as well; by default what is open alone. Formats for machines always have all. */
  readonly all?: boolean;
  /** Show the line that a finding points at. */
  readonly frame?: boolean;
  /** Columns of the terminal that the text is for: longer lines are broken. By default none is. */
  readonly width?: number;
  /** The version of the program, for formats that name the tool. */
  readonly version?: string;
  /** The text of a file that findings name, for frames. */
  readonly sourceOf?: (file: string) => SourceText | undefined;
}

/** Turns findings into text. A pure function: the same findings give the same bytes. Ends with a line feed. */
export type Format = (findings: readonly Finding[], options?: FormatOptions) => string;
