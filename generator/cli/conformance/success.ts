import type { BindingPlan, Decision, ResponsePlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import type { JsonValue } from "../../source/json.js";
import { representative, type Shape, shapesOf, withValue } from "../mock/shapes.js";

/** A provider's success on the wire: the document's own example, or a sample of its schema. */
export interface Success extends Shape {
  readonly plan: ResponsePlan;
  readonly decision: Decision;
}

/**
 * Where a success stands is read of the binding, since no document says which of its values is one. The values are the
 * document's. Undefined where no case and no status of the binding means success.
 */
export function successOf(plan: BindingPlan, model: ApiModel): Success | undefined {
  const means = ({ outcome }: Decision) =>
    plan.contract.outcomes.find(({ name }) => name === outcome)?.role === "success";
  for (const response of plan.responses) {
    const status = representative(response.response.status);
    if (response.decision !== undefined && means(response.decision))
      return { plan: response, status, decision: response.decision };
    const found = [...response.cases].find(([, decision]) => means(decision));
    const [at] = response.switch;
    const body =
      found &&
      shapesOf({ ...plan, responses: [response] }, model).find((shape) => valueAt(shape, at) === found[0])?.body;
    if (found !== undefined && body !== undefined) return { plan: response, status, decision: found[1], body };
  }
  return undefined;
}

/** The success as it would speak of a resource. */
export function naming(success: Success, id: string): JsonValue | undefined {
  const { body, plan } = success;
  return body === undefined || plan.identity === undefined ? body : withValue(body, plan.identity, id);
}

function valueAt({ body }: Shape, at: ResponsePlan["switch"][number] | undefined): JsonValue | undefined {
  if (at?.kind !== "body") return undefined;
  let node: JsonValue | undefined = body;
  for (const key of at.path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    node = Reflect.get(node, key);
  }
  return node;
}
