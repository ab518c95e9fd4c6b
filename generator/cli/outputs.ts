import { resolve } from "node:path";
import type { Finding } from "../lint/index.js";
import { replaceFile } from "../output/replace-file.js";
import { didYouMean } from "../source/closest.js";
import { UsageError } from "./arguments.js";
import { formats } from "./formats/index.js";
import { render } from "./report.js";
import { type Terminal, wantsColour } from "./terminal.js";

/** One form in which findings are wanted, on stdout or in a file. */
export interface Output {
  readonly format: string;
  /** As it was given: relative to the working directory. */
  readonly file?: string;
}

/**
 * Reads the values of `--format`: `name` is for stdout, `name=file` for a file. Nothing given is stylish on stdout.
 * @throws UsageError for an unknown format, two for stdout, or two for one file
 */
export function readOutputs(values: readonly string[]): readonly Output[] {
  if (values.length === 0) return [{ format: "stylish" }];
  const taken = new Set<string>();
  return values.map((value) => {
    const at = value.indexOf("=");
    const format = at < 0 ? value : value.slice(0, at);
    const file = at < 0 ? undefined : value.slice(at + 1);
    if (!formats.has(format)) {
      throw new UsageError(
        `there is no format ${JSON.stringify(format)}; the formats are ${[...formats.keys()].join(", ")}.${didYouMean(format, formats.keys())}`,
      );
    }
    if (file === "") throw new UsageError(`--format ${value} names no file after the =`);
    const place = file === undefined ? "stdout" : resolve("/", file);
    if (taken.has(place)) {
      throw new UsageError(
        file === undefined
          ? `two formats are for stdout: give one of them a file, e.g. --format ${format}=findings.txt`
          : `two formats are for ${file}`,
      );
    }
    taken.add(place);
    return file === undefined ? { format } : { format, file };
  });
}

/**
 * Writes the findings in every form that is wanted. Files are replaced whole.
 * @returns what could not be written, in words; empty where all was
 */
export async function writeOutputs(
  input: {
    readonly findings: readonly Finding[];
    readonly root: string;
    readonly frame: boolean;
    readonly outputs: readonly Output[];
  },
  terminal: Terminal,
): Promise<readonly string[]> {
  const { findings, root, frame, outputs } = input;
  const failures: string[] = [];
  for (const { format, file } of outputs) {
    const colour = file === undefined && wantsColour(terminal, terminal.stdout);
    const width = file === undefined ? terminal.stdout.columns : undefined;
    const text = render({ findings, root, format, frame: file === undefined && frame, colour, width });
    if (file === undefined) terminal.stdout.write(text);
    else await replaceFile(resolve(terminal.cwd, file), text).catch((error) => failures.push(refusal(file, error)));
  }
  return failures;
}

/** Why a file cannot be written, from the system's error. */
export function refusal(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return `${file} cannot be written: ${REASONS.get(code) ?? `the system says ${code}`}`;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "its folder is not there"],
  ["ENOTDIR", "its folder is a file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "the disk is full"],
]);
