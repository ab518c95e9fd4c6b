import type { ResponsePlan } from "../../contract/plan.js";
import { statusText } from "../../model/status.js";
import { type Code, code, empty, identifier, join, lines, paragraphs } from "../code/index.js";
import { absentMember } from "./absent.js";
import type { AdapterContext } from "./context.js";
import { writeFields } from "./fields.js";
import { GuardWriter } from "./guard.js";
import { writeIdentity } from "./identity.js";
import { ResponseReader } from "./reader.js";
import { valuesOf } from "./response-values.js";
import { secretsMember, secretValues } from "./secrets.js";
import { branch, byBody, byStatus, decided, factsLiteral, oneLineOr } from "./statements.js";
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
  const status = plan.response.status;
  if (valuesOf(plan).length === 0) {
    const stated = status.kind === "code" || isSuccess(plan) ? plan.decision : undefined;
    if (stated === undefined) return { result: ladder(plan, context, false), declaration: empty };
    context.helpers.add("byStatus");
    if (stated.facts.length === 0) return { result: code`byStatus(${verdictLiteral(stated)})`, declaration: empty };
    context.helpers.add("byStatus with read");
    const read = code`{ fields: ${factsLiteral(stated, false)} }`;
    return { result: code`byStatus(${verdictLiteral(stated)}, ${read})`, declaration: empty };
  }
  const name = identifier(`decide${statusText(status)}`);
  const written = isSuccess(plan) ? success(plan, context) : refusal(plan, context);
  const asked = plan.identity !== undefined && isSuccess(plan);
  const parameters = code`reply: ${context.runType("Reply")}${asked ? code`, asked: string` : empty}`;
  const declaration = code`
    function ${name}(${parameters}): ${context.decision} {
      ${written}
    }`;
  return { result: asked ? code`${name}(reply, asked)` : code`${name}(reply)`, declaration };
}

/** A 2xx: readable where a body decides, about what was asked for, then guards, then the switch, else unrecognised. */
function success(plan: ResponsePlan, context: AdapterContext): Code {
  const { decision } = plan;
  const unrecognised = code`${context.spec}.fallbacks.unrecognised`;
  const unreadable = code`if (body === undefined) return { verdict: ${unrecognised}, basis: "status_code" };`;
  const reader = new ResponseReader({
    context,
    plan,
    values: [...valuesOf(plan), ...secretValues(plan)],
    optional: decision !== undefined,
  });
  const identity = writeIdentity(plan, context, reader);
  const decisions = writeDecisions({ plan, context, reader, member: "status" });
  const fields = writeFields(plan.set, context, reader);
  const secrets = secretsMember(plan, context, reader);
  const absent = absentMember(plan, context, reader);
  const read = readConstant(
    [
      ...(plan.switch.length === 0 ? [] : [code`status`]),
      ...(fields.declaration === "" ? [] : [code`fields`]),
      ...(secrets === undefined ? [] : [secrets]),
      ...(absent === undefined ? [] : [absent]),
    ],
    context,
  );
  return paragraphs([
    lines([reader.declareBody(), decision === undefined ? unreadable : empty, ...reader.declarations()]),
    identity,
    lines([decisions.value, ...fields.constants, fields.declaration, read]),
    decisions.guards,
    lines([
      decisions.cases,
      decision === undefined
        ? byBody(unrecognised, context)
        : decided(byStatus, decision, { context, hasFields: plan.set.length > 0 }),
    ]),
  ]);
}

/** A 4xx: guards, then the switch, then what the binding says of the status, else the contract's own rules. */
function refusal(plan: ResponsePlan, context: AdapterContext): Code {
  const reader = new ResponseReader({
    context,
    plan,
    values: [...valuesOf(plan), ...secretValues(plan)],
    optional: true,
  });
  const decisions = writeDecisions({ plan, context, reader, member: "code" });
  const fields = writeFields(plan.set, context, reader);
  const secrets = secretsMember(plan, context, reader);
  const read = readConstant(
    [
      ...(plan.switch.length > 0 ? [code`code`] : []),
      ...(fields.declaration === "" ? [] : [code`fields`]),
      ...(secrets === undefined ? [] : [secrets]),
    ],
    context,
  );
  const stated = plan.response.status.kind === "code" ? (plan.otherwise ?? plan.decision) : undefined;
  const end =
    stated === undefined
      ? code`return ${ladder(plan, context, true)};`
      : decided(byStatus, stated, { context, hasFields: plan.set.length > 0 });
  return paragraphs([
    lines([
      reader.declareBody(),
      ...reader.declarations(),
      decisions.value,
      ...fields.constants,
      fields.declaration,
      read,
    ]),
    decisions.guards,
    lines([decisions.cases, end]),
  ]);
}

/** What every verdict of this response carries. */
function readConstant(members: readonly Code[], context: AdapterContext): Code {
  if (members.length === 0) {
    context.helpers.add("Read");
    return code`const read: Read = {};`;
  }
  const withFields = context.run("withFields");
  return oneLineOr(code`const read = ${withFields}({ ${join(members, code`, `)} });`, [
    code`const read = ${withFields}({`,
    ...members.map((member) => code`  ${member},`),
    code`});`,
  ]);
}

/** The contract's own rules for a status, with what the binding read. */
function ladder(plan: ResponsePlan, context: AdapterContext, hasRead: boolean): Code {
  context.helpers.add("ladder");
  if (!hasRead) return code`ladder(reply)`;
  context.helpers.add("ladder with read");
  const stated = plan.response.status.kind === "code" ? undefined : (plan.otherwise ?? plan.decision);
  if (stated === undefined) return code`ladder(reply, read)`;
  context.helpers.add("ladder with otherwise");
  return code`ladder(reply, read, ${verdictLiteral(stated)})`;
}

interface Decisions {
  /** The constant that is switched on. */
  readonly value: Code;
  readonly guards: Code;
  readonly cases: Code;
}

function writeDecisions(input: {
  readonly plan: ResponsePlan;
  readonly context: AdapterContext;
  readonly reader: ResponseReader;
  readonly member: "status" | "code";
}): Decisions {
  const { plan, context, reader, member } = input;
  const name = identifier(member);
  const switched = writeSwitch({ plan, context, reader, name });
  const [value] = plan.switch;
  const isChecked = plan.guardsAbsence === true;
  const single = plan.switch.length === 1 && value !== undefined ? { value, name, isChecked } : undefined;
  const writer = new GuardWriter({ context, reader, switched: single, body: plan.body });
  const guards = plan.guards.map(({ if: guard, then }) =>
    branch(writer.condition(guard), decided(byBody, then, { context, hasFields: plan.set.length > 0 })),
  );
  const checks = writer.values.map(({ constant, wrongType }) => {
    if (wrongType === undefined) return constant;
    return lines([constant, branch(wrongType, byBody(code`${context.spec}.fallbacks.unrecognised`, context))]);
  });
  return { value: switched.value, guards: lines([...checks, ...guards]), cases: switched.cases };
}
