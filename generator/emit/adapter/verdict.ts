import type { Verdict } from "../../contract/contract.js";
import { type Code, json } from "../code/index.js";

/** `{ outcome: "…", fault: "…", next: "…" }` */
export function verdictLiteral({ outcome, fault, next }: Verdict): Code {
  return json(fault === undefined ? { outcome, next } : { outcome, fault, next });
}
