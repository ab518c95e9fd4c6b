import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { FindingDraft, Outcome } from "./draft.js";
import { DEFAULT_LIMITS, type Limits, limitHelp } from "./limits.js";
import { fileProblem, problem } from "./problem.js";
import { SourceText } from "./text.js";

export interface ReadInput {
  /** The folder that bounds what may be read. */
  readonly root: string;
  /** Absolute, or relative to `root`. */
  readonly path: string;
  /** How findings name the file; by default its path relative to `root`. */
  readonly shown?: string;
  readonly limits?: Limits;
}

/**
 * Reads a UTF-8 file below `root`, symbolic links resolved. A byte order mark is not part of the text. What cannot be read is
 * a finding: missing, a folder, outside of the root, empty, too large, not UTF-8.
 */
export function readText({ root, path, shown, limits = DEFAULT_LIMITS }: ReadInput): Outcome<SourceText> {
  const file = shown ?? displayPath(root, path);
  const bytes = readBytes({ root, path, file, limits });
  if (!(bytes instanceof Uint8Array)) return { value: undefined, findings: [bytes] };
  return decode(bytes, file);
}

/** The path as findings show it: relative to `root`, which is `.`, with `/` on every system; a path outside stays as it was given. */
export function displayPath(root: string, path: string): string {
  const below = relative(resolve(root), resolve(root, path));
  if (below === "") return ".";
  const shown = below.startsWith("..") || isAbsolute(below) ? path : below;
  return shown.split(sep).join("/");
}

/** Whether the file or folder `path` lies below `root` once symbolic links are resolved; false where either does not exist. */
export function isInside(root: string, path: string): boolean {
  try {
    const below = relative(realpathSync(root), realpathSync(resolve(root, path)));
    return !(below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below));
  } catch {
    return false;
  }
}

/** What a path leads to; undefined where there is nothing, or where the system does not say, as of symbolic links that form a circle. */
export function kindOf(path: string): "file" | "folder" | undefined {
  try {
    const found = statSync(path);
    return found.isDirectory() ? "folder" : found.isFile() ? "file" : undefined;
  } catch {
    return undefined;
  }
}

type Reading = Required<Omit<ReadInput, "shown">> & { readonly file: string };

function readBytes({ root, path, file, limits }: Reading): Uint8Array | FindingDraft {
  const unreadable = (message: string, help?: string): FindingDraft =>
    fileProblem("source/unreadable", file, message, help);
  try {
    const full = resolve(root, path);
    const found = statSync(full);
    if (found.isDirectory())
      return unreadable(`${file} is a folder, not a file.`, `Name files in it, as "${file}/**/*.yaml" does.`);
    if (!found.isFile()) return unreadable(`${file} is not a regular file.`);
    if (!isInside(root, full)) {
      return unreadable(`${file} leads out of the project folder.`, "Copy the file into the project.");
    }
    return readBounded(full, file, limits);
  } catch (error) {
    return unreadable(`${file} cannot be read: ${systemReason(error)}.`);
  }
}

function readBounded(full: string, file: string, limits: Limits): Uint8Array | FindingDraft {
  const descriptor = openSync(full, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size > limits.bytes) {
      const message = `${file} has ${size} bytes; at most ${limits.bytes} are read.`;
      return fileProblem("source/limit", file, message, limitHelp("bytes"));
    }
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function systemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ELOOP":
      return "its symbolic links form a circle";
    default:
      return typeof code === "string" ? `the system says ${code}` : "the system refuses";
  }
}

/** The text of a file's bytes. A byte order mark is not part of it; what is not UTF-8, or empty, is a finding. */
export function decode(bytes: Uint8Array, file: string): Outcome<SourceText> {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return failed(fileProblem("source/not-utf8", file, `${file} is UTF-16.`, "Save the file as UTF-8."));
  }
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const findings: FindingDraft[] = [];
  const mark = text.startsWith("\uFEFF");
  const source = new SourceText(file, mark ? text.slice(1) : text);
  if (mark) {
    const message = `${file} begins with a byte order mark, which is left out.`;
    findings.push(fileProblem("source/byte-order-mark", file, message));
  }
  if (!isUtf8(bytes)) {
    const at = Math.max(source.text.indexOf("\uFFFD"), 0);
    const message = `${file} is not UTF-8: bytes that are no character stand here.`;
    return failed(problem({ rule: "source/not-utf8", message, span: { source, start: at, end: at + 1 } }));
  }
  if (source.text.trim() === "") return failed(fileProblem("source/empty", file, `${file} is empty.`));
  return { value: source, findings };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function failed(finding: FindingDraft): Outcome<SourceText> {
  return { value: undefined, findings: [finding] };
}
