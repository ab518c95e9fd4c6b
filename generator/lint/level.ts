import type { Severity } from "../source/draft.js";

/** What a project makes of a rule. */
export type Level = Severity | "off";

export const LEVELS: readonly Level[] = ["off", "info", "warning", "error"];
