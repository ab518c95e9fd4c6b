import type { ResponsePlan, ResponseValue } from "../../contract/plan.js";
import type { SecretStep } from "../../contract/secrets.js";
import { type Code, code, join, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";

/** The part of each secret's way that leads to no item of a list: what the reader reads by name. */
export function secretValues({ secrets }: ResponsePlan): ResponseValue[] {
  return secrets.map(({ schema, steps }) => ({ kind: "body", path: namesOf(steps), schema }));
}

/** The member of what was read that holds the secrets of this body: whatever is told of the response is told without them. */
export function secretsMember(plan: ResponsePlan, context: AdapterContext, reader: ResponseReader): Code | undefined {
  if (plan.secrets.length === 0) return undefined;
  const values = secretValues(plan).map((value, index) => {
    const steps = plan.secrets[index]?.steps ?? [];
    return below(reader.expression(value), steps.slice(namesOf(steps).length), context);
  });
  return code`secrets: [${join(values, code`, `)}]`;
}

function namesOf(steps: readonly SecretStep[]): readonly string[] {
  const end = steps.findIndex(({ kind }) => kind === "items");
  return steps.slice(0, end < 0 ? undefined : end).flatMap((step) => (step.kind === "member" ? step.name : []));
}

function below(value: Code, [step, ...rest]: readonly SecretStep[], context: AdapterContext): Code {
  if (step === undefined) return value;
  if (step.kind === "member")
    return below(code`${context.run("memberOf")}(${value}, ${stringLiteral(step.name)})`, rest, context);
  const items = code`${context.run("listOf")}(${value})`;
  return rest.length === 0 ? items : code`${items}?.map((item) => ${below(code`item`, rest, context)})`;
}
