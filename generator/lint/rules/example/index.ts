import type { Rule } from "../../rule.js";
import { fieldMissing } from "./field-missing.js";
import { schemaMismatch } from "./schema-mismatch.js";

/** Do the examples satisfy the schemas? */
export const exampleRules: readonly Rule[] = [fieldMissing, schemaMismatch];
