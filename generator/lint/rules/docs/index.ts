import type { Rule } from "../../rule.js";
import { authOnlyInProse } from "./auth-only-in-prose.js";
import { enumOnlyInProse } from "./enum-only-in-prose.js";
import { statusOnlyInProse } from "./status-only-in-prose.js";

/** Does the prose state something that the machine-readable part lacks or contradicts? */
export const docsRules: readonly Rule[] = [authOnlyInProse, enumOnlyInProse, statusOnlyInProse];
