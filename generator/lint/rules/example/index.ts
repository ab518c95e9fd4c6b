import type { Rule } from "../../rule.js";
import { defaultMismatch } from "./default-mismatch.js";
import { fieldMissing } from "./field-missing.js";
import { schemaMismatch } from "./schema-mismatch.js";

/** Do the examples satisfy the schemas? */
export const exampleRules: readonly Rule[] = [defaultMismatch, fieldMissing, schemaMismatch];
