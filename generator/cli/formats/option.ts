import type { OptionSpec } from "../arguments.js";

/** The names that `--format` takes. Apart from what prints them, which help does not need. */
export const FORMAT_NAMES = ["github", "gitlab", "json", "junit", "markdown", "sarif", "stylish"] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

export const FORMAT_OPTION: OptionSpec & { readonly kind: "list" } = {
  kind: "list",
  value: "<format>[=<file>]",
  summary: `how findings are shown: ${FORMAT_NAMES.join(", ")}; with =<file>, written there; may be given several times; default stylish`,
};
