import type { ResponsePlan } from "../../contract/plan.js";

/** Whether a response answers success: a 2xx must be declared and, where a body decides, readable. */
export function isSuccess({ response: { status } }: ResponsePlan): boolean {
  return (
    (status.kind === "code" && Math.trunc(status.code / 100) === 2) ||
    (status.kind === "range" && status.hundreds === 2)
  );
}
