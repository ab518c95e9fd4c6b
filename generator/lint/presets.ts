import type { Severity } from "../source/draft.js";
import type { Level } from "./level.js";

export interface Preset {
  readonly summary: string;
  /** What becomes of a finding's own severity. */
  readonly level: (rule: string, own: Severity) => Level;
}

/** What `extends:` takes. */
export const presets: ReadonlyMap<string, Preset> = new Map([
  ["recommended", { summary: "Every rule with its own severity.", level: (_rule, own) => own }],
  ["strict", { summary: "A warning is an error.", level: (_rule, own) => (own === "warning" ? "error" : own) }],
  [
    "ci",
    {
      summary: "What nobody must act on is off; a baseline entry that no longer occurs is an error.",
      level: (rule, own) => (rule === "baseline/stale" ? "error" : own === "info" ? "off" : own),
    },
  ],
] satisfies readonly (readonly [string, Preset])[]);
