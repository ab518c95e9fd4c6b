import type { Guard, ResponsePlan, ResponseValue } from "../../contract/plan.js";
import { statusText } from "../../model/status.js";
import { formatPointer } from "../../source/pointer.js";
import { type Code, code, empty, identifier, join, lines, paragraphs, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import { writeFields } from "./fields.js";
import { GuardWriter } from "./guard.js";
import { ResponseReader } from "./reader.js";
import { isSuccess } from "./success.js";
import { writeSwitch } from "./switch.js";
import { verdictLiteral } from "./verdict.js";

/** How one declared response is decided: an expression where its status says all, else a function of its own. */
export interface WrittenResponse {
  /** What the dispatch returns for this response. */
  readonly result: Code;
  /** The function that `result` calls, or empty. */
  readonly declaration: Code;
}

export function writeResponse(plan: ResponsePlan, context: AdapterContext): WrittenResponse {
  const isExact = plan.response.status.kind === "code";
  const statusAlone = isExact || isSuccess(plan) ? plan.decision : undefined;
  if (valuesOf(plan).length === 0) {
    if (statusAlone === undefined) return { result: ladder(plan, context, []), declaration: empty };
    return { result: code`{ verdict: ${verdictLiteral(statusAlone)}, basis: "status_code" }`, declaration: empty };
  }
  const name = identifier(`decide${statusText(plan.response.status)}`);
  const declaration = isSuccess(plan) ? successFunction(name, plan, context) : errorFunction(name, plan, context);
  const isAsked = isSuccess(plan) && plan.identity !== undefined;
  return { result: isAsked ? code`${name}(reply, asked)` : code`${name}(reply)`, declaration };
}

/** Every value that the response's decision reads. */
function valuesOf(plan: ResponsePlan): ResponseValue[] {
  return [
    ...(plan.identity === undefined ? [] : [plan.identity]),
    ...plan.guards.flatMap(({ if: guard }) => guardValues(guard)),
    ...plan.switch,
    ...plan.set.map(({ from }) => from),
  ];
}

function guardValues(guard: Guard): ResponseValue[] {
  switch (guard.kind) {
    case "literal":
      return [];
    case "value":
    case "size":
    case "has":
      return [guard.value];
    case "not":
      return guardValues(guard.operand);
    case "and":
    case "or":
    case "compare":
      return [...guardValues(guard.left), ...guardValues(guard.right)];
    case "in":
      return guardValues(guard.item);
    default:
      return guard satisfies never;
  }
}

function successFunction(name: Code, plan: ResponsePlan, context: AdapterContext): Code {
  const needsBody = plan.decision === undefined;
  const reader = new ResponseReader({ context, plan, values: valuesOf(plan), optional: !needsBody });
  const identity = writeIdentity(plan, context, reader);
  const fields = writeFields(plan.set, context, reader);
  const unrecognised = code`${context.spec}.fallbacks.unrecognised`;
  const decisions =
    plan.decision === undefined ? writeDecisions({ plan, context, reader, member: "status" }) : undefined;
  const members = [
    ...(decisions === undefined ? [] : [code`status`]),
    ...(fields.declaration === "" ? [] : [code`fields`]),
    ...(identity === undefined ? [] : [identity.drift]),
  ];
  const basis = plan.decision === undefined ? code`"body"` : code`"status_code"`;
  const decided = decidedClosure({ context, basis, members });
  const end =
    plan.decision === undefined
      ? code`return decided(${unrecognised});`
      : code`return decided(${verdictLiteral(plan.decision)});`;
  const parameters =
    identity === undefined
      ? code`reply: ${context.runType("Reply")}`
      : code`reply: ${context.runType("Reply")}, asked: string`;
  return code`
    function ${name}(${parameters}): ${context.decision} {
      ${reader.declareBody()}
      ${needsBody ? code`if (body === undefined) return { verdict: ${unrecognised}, basis: "status_code" };` : empty}
      ${lines(reader.declarations())}
      ${identity?.check ?? empty}
      ${decisions?.value ?? empty}
      ${lines(fields.constants)}
      ${fields.declaration}
      ${decided}
      ${decisions === undefined ? empty : decisions.guards(code`return decided(${unrecognised});`)}
      ${decisions?.cases ?? empty}
      ${end}
    }`;
}

function errorFunction(name: Code, plan: ResponsePlan, context: AdapterContext): Code {
  const reader = new ResponseReader({ context, plan, values: valuesOf(plan), optional: true });
  const fields = writeFields(plan.set, context, reader);
  const decisions = writeDecisions({ plan, context, reader, member: "code" });
  const read = [...(plan.switch.length > 0 ? [code`code`] : []), ...(fields.declaration === "" ? [] : [code`fields`])];
  const usesDecided = plan.guards.length > 0 || plan.cases.size > 0;
  const isExact = plan.response.status.kind === "code";
  const stated = isExact ? (plan.otherwise ?? plan.decision) : undefined;
  const end =
    stated === undefined
      ? code`return ${ladder(plan, context, read)};`
      : code`return ${decision({ context, verdict: verdictLiteral(stated), basis: code`"status_code"`, members: read })};`;
  return code`
    function ${name}(reply: ${context.runType("Reply")}): ${context.decision} {
      ${reader.declareBody()}
      ${lines(reader.declarations())}
      ${decisions.value}
      ${lines(fields.constants)}
      ${fields.declaration}
      ${usesDecided ? decidedClosure({ context, basis: code`"body"`, members: read }) : empty}
      ${decisions.guards(code`return decided(${context.spec}.fallbacks.unrecognised);`)}
      ${decisions.cases}
      ${end}
    }`;
}

/** The contract's own rules for a status, with what the binding read. */
function ladder(plan: ResponsePlan, context: AdapterContext, read: readonly Code[]): Code {
  context.helpers.add("ladder");
  const stated = plan.response.status.kind === "code" ? undefined : (plan.otherwise ?? plan.decision);
  const members = [...read, ...(stated === undefined ? [] : [code`otherwise: ${verdictLiteral(stated)}`])];
  return members.length === 0 ? code`ladder(reply)` : code`ladder(reply, { ${join(members, code`, `)} })`;
}

interface DecisionInput {
  readonly context: AdapterContext;
  readonly verdict: Code;
  readonly basis: Code;
  readonly members: readonly Code[];
}

function decision({ context, verdict, basis, members }: DecisionInput): Code {
  const head = code`verdict${verdict === "verdict" ? empty : code`: ${verdict}`}, basis: ${basis}`;
  if (members.length === 0) return code`{ ${head} }`;
  return code`{ ${head}, ...${context.run("withFields")}({ ${join(members, code`, `)} }) }`;
}

function decidedClosure({ context, basis, members }: Omit<DecisionInput, "verdict">): Code {
  const value = decision({ context, verdict: code`verdict`, basis, members });
  const line = code`const decided = (verdict: ${context.verdict}): ${context.decision} => (${value});`;
  return line;
}

/** The check that the response speaks of what was asked for, and the drift where it names nothing. */
function writeIdentity(
  { identity, identityFormat }: ResponsePlan,
  context: AdapterContext,
  reader: ResponseReader,
): { readonly check: Code; readonly drift: Code } | undefined {
  if (identity === undefined) return undefined;
  const format = identityFormat === undefined ? empty : code`, ${stringLiteral(identityFormat)}`;
  const pointer = identity.kind === "body" ? formatPointer(identity.path) : "";
  const check = code`
    const id = ${context.run("codeOf")}(${reader.expression(identity)});
    if (id !== undefined && !${context.run("sameId")}(id, asked${format})) {
      return { verdict: ${context.spec}.fallbacks.mismatch, basis: "body" };
    }`;
  return {
    check,
    drift: code`drift: id === undefined ? [${context.run("missing")}(${stringLiteral(pointer)})] : undefined`,
  };
}

interface Decisions {
  /** The constant that is switched on. */
  readonly value: Code;
  readonly guards: (otherwise: Code) => Code;
  readonly cases: Code;
}

function writeDecisions(input: {
  readonly plan: ResponsePlan;
  readonly context: AdapterContext;
  readonly reader: ResponseReader;
  readonly member: "status" | "code";
}): Decisions {
  const { plan, context, reader, member } = input;
  const switched = writeSwitch({ plan, context, reader, name: identifier(member) });
  const [value] = plan.switch;
  const single = plan.switch.length === 1 && value !== undefined ? { value, name: identifier(member) } : undefined;
  const writer = new GuardWriter({ context, reader, switched: single, body: plan.body });
  const conditions = plan.guards.map(({ if: guard, then }) => ({
    condition: writer.condition(guard),
    verdict: verdictLiteral(then),
  }));
  const guards = (otherwise: Code) =>
    paragraphs([
      lines([
        ...writer.constants,
        writer.wrongType === undefined ? empty : code`if (${writer.wrongType}) ${otherwise}`,
      ]),
      lines(conditions.map(({ condition, verdict }) => code`if (${condition}) return decided(${verdict});`)),
    ]);
  return { value: switched.value, guards, cases: switched.cases };
}
