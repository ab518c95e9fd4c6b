import type { FindingDraft } from "../source/draft.js";

/** A finding about a whole output file; it has no line of its own. */
export function outputFinding(rule: string, file: string, message: string, help?: string): FindingDraft {
  const location = { file, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: "" };
  return { rule, message, location, ...(help === undefined ? {} : { help }) };
}

/** What a file-system error says, without the absolute path that Node puts into its message. */
export function describeError(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOSPC":
      return "the disk is full";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "the folder cannot be written to";
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return "a file stands where a folder is needed, or the reverse";
    default:
      return typeof code === "string" ? `the system reports ${code}` : "the system reports an error";
  }
}
