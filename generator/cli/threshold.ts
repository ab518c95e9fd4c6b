import type { Finding } from "../lint/index.js";
import type { Severity } from "../source/draft.js";
import { type OptionSpec, readCount } from "./arguments.js";
import type { ExitCode } from "./terminal.js";

const ORDER: readonly Severity[] = ["info", "warning", "error"];

interface ThresholdOptions {
  readonly "fail-on": OptionSpec & { readonly kind: "value" };
  readonly "max-warnings": OptionSpec & { readonly kind: "value" };
}

export const THRESHOLD_OPTIONS: ThresholdOptions = {
  "fail-on": {
    kind: "value",
    value: "<severity>",
    summary: "exit 1 where a finding of this severity or above is open; default error",
    choices: ["error", "warning", "info", "never"],
  },
  "max-warnings": { kind: "value", value: "<count>", summary: "exit 1 where more warnings than this are open" },
};

/** 1 where a finding at or above the threshold is open, or more warnings than allowed are. */
export function exitCodeOf(
  findings: readonly Finding[],
  options: { readonly "fail-on": string | undefined; readonly "max-warnings": string | undefined },
): ExitCode {
  const failOn = options["fail-on"] ?? "error";
  const most = readCount("max-warnings", options["max-warnings"], 0, 1_000_000_000);
  const open = findings.filter(({ status }) => status === "open");
  const threshold = failOn === "never" ? ORDER.length : ORDER.indexOf(failOn as Severity);
  if (open.some(({ severity }) => ORDER.indexOf(severity) >= threshold)) return 1;
  return most !== undefined && open.filter(({ severity }) => severity === "warning").length > most ? 1 : 0;
}

/** Findings that say that what was asked for could not be done: a provider, a file or the baseline cannot be read. */
export function couldNotRun(findings: readonly Finding[]): boolean {
  return findings.some(({ rule, provider }) => provider === "" && COULD_NOT_RUN.has(rule));
}

const COULD_NOT_RUN: ReadonlySet<string> = new Set([
  "baseline/invalid",
  "source/no-match",
  "source/unknown-provider",
  "source/unreadable",
]);
