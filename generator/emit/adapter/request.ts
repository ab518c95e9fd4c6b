import type { RequestAssignment, RequestSource } from "../../contract/plan.js";
import { type Code, code, empty, json, lines, memberAccess, propertyKey } from "../code/index.js";
import type { AdapterContext } from "./context.js";

const GROUPS = [
  { location: "path", member: "path" },
  { location: "query", member: "query" },
  { location: "header", member: "headers" },
  { location: "cookie", member: "cookies" },
] as const;

/**
 * The request as a constant of the operation's own input type, so that a parameter that is renamed, retyped or newly required
 * stops the adapter compiling. The runtime leaves out parameters that are undefined; members of a body are left out here.
 */
export function requestConstant(context: AdapterContext): Code {
  const { request } = context.plan;
  const groups = GROUPS.map(({ location, member }) => {
    const members = request.flatMap(({ to, from, else: rest }) =>
      to.in === location ? [code`${propertyKey(to.name)}: ${sent(from, rest)}`] : [],
    );
    return members.length === 0 ? empty : code`${propertyKey(member)}: ${objectLiteral(members)},`;
  });
  const inBody = request.flatMap((assignment) =>
    assignment.to.in === "body" ? [{ path: assignment.to.path, assignment }] : [],
  );
  const body = inBody.length === 0 ? empty : code`body: ${bodyValue(inBody, context)},`;
  const members = lines([...groups, body]);
  const type = context.imports.type(context.types.input, "./types.js");
  if (members === "") return code`const request: ${type} = {};`;
  return code`
    const request: ${type} = {
      ${members}
    };`;
}

/** On one line where it is short. */
function objectLiteral(members: readonly Code[]): Code {
  const [only] = members;
  if (members.length === 1 && only !== undefined && !only.includes("\n")) return code`{ ${only} }`;
  return code`
    {
      ${lines(members.map((member) => code`${member},`))}
    }`;
}

interface BodyEntry {
  readonly path: readonly string[];
  readonly assignment: RequestAssignment;
}

function bodyValue(entries: readonly BodyEntry[], context: AdapterContext): Code {
  const [whole] = entries;
  if (whole !== undefined && whole.path.length === 0) return sent(whole.assignment.from, whole.assignment.else);
  const members = new Map<string, BodyEntry[]>();
  for (const { path, assignment } of entries) {
    const [head = "", ...rest] = path;
    members.set(head, [...(members.get(head) ?? []), { path: rest, assignment }]);
  }
  const required: Code[] = [];
  const optional: Code[] = [];
  for (const [name, below] of members) {
    const member = code`${propertyKey(name)}: ${bodyValue(below, context)}`;
    const [first] = below;
    const isLeaf = first !== undefined && first.path.length === 0;
    (isLeaf && mayBeAbsent(first.assignment.else ?? first.assignment.from, context) ? optional : required).push(member);
  }
  if (optional.length === 0) return objectLiteral(required);
  return objectLiteral([...required, code`...${context.run("withFields")}(${objectLiteral(optional)})`]);
}

function mayBeAbsent(from: RequestSource, { plan }: AdapterContext): boolean {
  switch (from.kind) {
    case "literal":
    case "generated":
      return false;
    case "input":
      return plan.contract.inputs.find(({ name }) => name === from.name)?.required !== true;
    case "config":
      return plan.config.find(({ name }) => name === from.name)?.required !== true;
    default:
      return from satisfies never;
  }
}

function sent(from: RequestSource, rest: RequestSource | undefined): Code {
  return rest === undefined ? source(from) : code`${source(from)} ?? ${source(rest)}`;
}

function source(from: RequestSource): Code {
  switch (from.kind) {
    case "generated":
      return code`crypto.randomUUID()`;
    case "literal":
      return json(from.value);
    case "input":
      return code`input${memberAccess(from.name)}`;
    case "config":
      return code`config${memberAccess(from.name)}`;
    default:
      return from satisfies never;
  }
}
