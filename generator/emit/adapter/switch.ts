import type { Decision, ResponsePlan, ResponseValue } from "../../contract/plan.js";
import { enumOf, isPlace, placeAt, typesOf } from "../../contract/schema.js";
import type { JsonType } from "../../model/model.js";
import type { JsonValue } from "../../source/json.js";
import { type Code, code, empty, join, lines, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";
import { byBody, decided } from "./statements.js";
import { isSuccess } from "./success.js";
import { verdictLiteral } from "./verdict.js";

export interface SwitchInput {
  readonly plan: ResponsePlan;
  readonly context: AdapterContext;
  readonly reader: ResponseReader;
  /** The constant that holds the value. */
  readonly name: Code;
}

export interface WrittenSwitch {
  readonly value: Code;
  readonly cases: Code;
}

/**
 * The value that a response is decided by, and a switch over it. Where the document lists the values, the constant has the wire's
 * own type and the switch names every one of them: a value that comes or goes stops the adapter compiling.
 */
export function writeSwitch({ plan, context, reader, name }: SwitchInput): WrittenSwitch {
  if (plan.switch.length === 0) return { value: empty, cases: empty };
  const read = join(
    plan.switch.map((value) => code`${context.run(readerOf(value, plan, context))}(${reader.expression(value)})`),
    code` ?? `,
  );
  const listed = listedValues(plan, context);
  const types = listed === undefined ? [] : plan.switch.map((value) => wireText(value, reader, plan, context));
  const cast = types.length === 0 ? empty : code` as ${join(types, code` | `)} | undefined`;
  const value = code`const ${name} = ${read}${cast};`;
  if (plan.cases.size === 0) return { value, cases: empty };
  return { value, cases: cases({ plan, context, name, listed }) };
}

interface CasesInput {
  readonly plan: ResponsePlan;
  readonly context: AdapterContext;
  readonly name: Code;
  readonly listed: readonly string[] | undefined;
}

function cases({ plan, context, name, listed }: CasesInput): Code {
  const stated = (decision: Decision) => decided(byBody, decision, { context, hasFields: plan.set.length > 0 });
  const groups = new Map<Code, { readonly keys: string[] }>();
  for (const [key, decision] of plan.cases) {
    const statement = stated(decision);
    const group = groups.get(statement) ?? { keys: [] };
    groups.set(statement, group);
    group.keys.push(key);
  }
  const written = [...groups].map(
    ([statement, { keys }]) => code`
      ${lines(keys.map((key) => code`case ${stringLiteral(key)}:`))}
        ${statement}`,
  );
  const rest = (listed ?? []).filter((value) => !plan.cases.has(value));
  if (isSuccess(plan) && plan.otherwise !== undefined && rest.length > 0) {
    written.push(code`
      ${lines(rest.map((value) => code`case ${stringLiteral(value)}:`))}
        ${byBody(verdictLiteral(plan.otherwise), context)}`);
  }
  const isExhaustive = listed !== undefined && (rest.length === 0 || (isSuccess(plan) && plan.otherwise !== undefined));
  if (isExhaustive) {
    written.push(code`
      case undefined:
        break;
      default:
        ${name} satisfies never;`);
  }
  return code`
    switch (${name}) {
      ${lines(written)}
    }`;
}

/** The values that the document lists, as text; undefined where it does not list them all. */
function listedValues(plan: ResponsePlan, context: AdapterContext): readonly string[] | undefined {
  const lists = plan.switch.map((value) => {
    if (value.kind === "header" || plan.body === undefined || value.schema === undefined) return undefined;
    const place = placeAt(context.model, plan.body, value.path);
    return isPlace(place) ? enumOf(place)?.values.map(textOf) : undefined;
  });
  const all = lists.flatMap((list) => list ?? []);
  return lists.every((list) => list !== undefined) ? [...new Set(all)] : undefined;
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The wire type as text: numbers are compared by how they are written. */
function wireText(value: ResponseValue, reader: ResponseReader, plan: ResponsePlan, context: AdapterContext): Code {
  const type = reader.type(value) ?? code`string`;
  const types = typesAt(value, plan, context);
  return types.every((each) => each === "string") ? type : code`\`\${${type}}\``;
}

function readerOf(value: ResponseValue, plan: ResponsePlan, context: AdapterContext): "stringOf" | "codeOf" {
  const types = typesAt(value, plan, context);
  return isSuccess(plan) && types.every((type) => type === "string") ? "stringOf" : "codeOf";
}

function typesAt(value: ResponseValue, plan: ResponsePlan, context: AdapterContext): JsonType[] {
  if (value.kind === "header" || plan.body === undefined) return ["string"];
  const place = placeAt(context.model, plan.body, value.path);
  const types = isPlace(place) ? [...typesOf(place)].filter((type) => type !== "null") : [];
  return types.length === 0 ? ["string"] : types;
}
