import { type Code, code, empty, join, json } from "../code/index.js";
import type { AdapterContext } from "./context.js";

/** The helpers that the functions of one adapter share, those that are used. */
export function helperDeclarations(context: AdapterContext): Code[] {
  const { helpers } = context;
  return [
    ...(helpers.has("byBody") ? [byBodyFunction(context)] : []),
    ...(helpers.has("byStatus") ? [byStatusFunction(context)] : []),
    ...(helpers.has("ladder") ? [ladderFunction(context)] : []),
    ...(helpers.has("Read") ? [readType(context)] : []),
    ...(helpers.has("Body") ? [bodyType(context)] : []),
    ...(helpers.has("Unread") ? [unreadType()] : []),
    ...(helpers.has("Member") ? [memberType()] : []),
  ];
}

function byBodyFunction(context: AdapterContext): Code {
  context.helpers.add("Read");
  return code`
    function byBody(verdict: ${context.verdict}, read: Read): ${context.decision} {
      return { verdict, basis: "body", ...read };
    }`;
}

function byStatusFunction(context: AdapterContext): Code {
  if (!context.helpers.has("byStatus with read")) {
    return code`
      function byStatus(verdict: ${context.verdict}): ${context.decision} {
        return { verdict, basis: "status_code" };
      }`;
  }
  context.helpers.add("Read");
  return code`
    function byStatus(verdict: ${context.verdict}, read: Read = {}): ${context.decision} {
      return { verdict, basis: "status_code", ...read };
    }`;
}

function ladderFunction(context: AdapterContext): Code {
  const { helpers, plan } = context;
  const refusals = plan.namedStatuses.filter((status) => status >= 400 && status < 500);
  const read = helpers.has("ladder with read") ? code`, read: Read = {}` : empty;
  const otherwise = helpers.has("ladder with otherwise") ? code`, otherwise?: ${context.verdict}` : empty;
  if (read !== "") helpers.add("Read");
  const members = [
    code`contract: ${context.spec}`,
    code`reply`,
    code`named: ${json(refusals)}`,
    ...(read === "" ? [] : [code`...read`]),
    ...(otherwise === "" ? [] : [code`otherwise`]),
  ];
  return code`
    /** What this binding does not decide: RFC 9110 for some statuses, a refusal for those that are named, else unknown. */
    function ladder(reply: ${context.runType("Reply")}${read}${otherwise}): ${context.decision} {
      return ${context.run("fallback")}({ ${join(members, code`, `)} });
    }`;
}

function readType(context: AdapterContext): Code {
  return code`
    /** What was read of a response beside the verdict. */
    type Read = Omit<${context.decision}, "verdict" | "basis">;`;
}

function bodyType(context: AdapterContext): Code {
  const result = context.imports.type(context.types.result, "./types.js");
  return code`
    /** The body that the document describes for a status. */
    type Body<Status, Result = ${result}> = Result extends { readonly status: Status; readonly body: infer B }
      ? B
      : never;`;
}

function unreadType(): Code {
  return code`
    /** The members of a body by the document's names; what the provider sent there is yet to be seen. */
    type Unread<T> = { readonly [Name in T extends unknown ? keyof T : never]?: unknown };`;
}

function memberType(): Code {
  return code`
    /** The type of a member, in whichever of the alternatives it stands. */
    type Member<T, Name> = T extends unknown ? (Name extends keyof T ? NonNullable<T[Name]> : never) : never;`;
}
