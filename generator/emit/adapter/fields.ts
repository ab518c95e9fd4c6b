import type { Conversion, ResponseValue, TargetAssignment } from "../../contract/plan.js";
import { isPlace, placeAt, requiredNames } from "../../contract/schema.js";
import { formatPointer } from "../../source/pointer.js";
import { type Code, code, empty, identifier, join, lines, propertyKey, stringLiteral } from "../code/index.js";
import type { AdapterContext } from "./context.js";
import type { ResponseReader } from "./reader.js";

/** Written facts of a response: constants that must stand before, and the object that holds them. */
export interface WrittenFields {
  readonly constants: readonly Code[];
  /** `const fields: … = …;`, or empty where the binding sets nothing. */
  readonly declaration: Code;
}

interface Branch {
  readonly leaves: { readonly name: string; readonly value: Code }[];
  readonly branches: Map<string, Branch>;
}

/** What the binding sets in the result. A value of the wrong type is left out, and an object with nothing in it too. */
export function writeFields(
  set: readonly TargetAssignment[],
  context: AdapterContext,
  reader: ResponseReader,
): WrittenFields {
  if (set.length === 0) return { constants: [], declaration: empty };
  const constants: Code[] = [];
  const root: Branch = { leaves: [], branches: new Map() };
  for (const assignment of set) {
    const [name = "", ...above] = [...assignment.target].reverse();
    const branch = above.reverse().reduce(step, root);
    const isNested = assignment.target.length > 1;
    const read =
      assignment.kind === "each" ? each(assignment, context, reader) : converted(assignment, context, reader);
    if (!isNested) branch.leaves.push({ name, value: read });
    else {
      const local = reader.local({ kind: "body", path: assignment.target, schema: undefined });
      constants.push(code`const ${local} = ${read};`);
      branch.leaves.push({ name, value: local });
    }
  }
  const declaration = code`const fields: ${context.fields} = ${branchObject(root, context)};`;
  return { constants, declaration };
}

function step(branch: Branch, token: string): Branch {
  const found = branch.branches.get(token) ?? { leaves: [], branches: new Map() };
  branch.branches.set(token, found);
  return found;
}

function branchObject(branch: Branch, context: AdapterContext, depth = 0): Code {
  const members = [
    ...branch.leaves.map(({ name, value }) => member(name, value)),
    ...[...branch.branches].map(([name, below]) => {
      const lacking = join(
        allLeaves(below).map((value) => code`${value} === undefined`),
        code` && `,
      );
      return code`${propertyKey(name)}: ${lacking} ? undefined : ${branchObject(below, context, depth + 1)}`;
    }),
  ];
  const [only] = members;
  if (depth > 0 && members.length === 1 && only !== undefined) return code`{ ${only} }`;
  const line = code`${context.run("withFields")}({ ${join(members, code`, `)} })`;
  if (line.length <= 60 && !line.includes("\n")) return line;
  return code`
    ${context.run("withFields")}({
      ${lines(members.map((member) => code`${member},`))}
    })`;
}

function member(name: string, value: Code): Code {
  const key = propertyKey(name);
  return (key as string) === (value as string) ? key : code`${key}: ${value}`;
}

function allLeaves(branch: Branch): Code[] {
  return [...branch.leaves.map(({ value }) => value), ...[...branch.branches.values()].flatMap(allLeaves)];
}

const READERS: Readonly<Record<Conversion, string>> = {
  string: "stringOf",
  date_time: "dateTime",
  epoch_seconds: "epochSeconds",
  epoch_milliseconds: "epochMilliseconds",
  string_list: "listOfStrings",
};

function converted(
  { from, conversion }: { readonly from: ResponseValue; readonly conversion: Conversion },
  context: AdapterContext,
  reader: ResponseReader,
): Code {
  return code`${context.run(READERS[conversion])}(${reader.expression(from)})`;
}

/** A list of the provider's objects as a list of the contract's: an item that lacks a required member is left out. */
function each(
  assignment: Extract<TargetAssignment, { kind: "each" }>,
  context: AdapterContext,
  reader: ResponseReader,
): Code {
  const required = requiredMembers(assignment, context);
  const constants = assignment.members.map(({ name, path, join: separator }) => {
    const read = path.reduce<Code>(
      (value, token) => code`${context.run("memberOf")}(${value}, ${stringLiteral(token)})`,
      code`item`,
    );
    const text =
      separator === undefined
        ? code`${context.run("codeOf")}(${read})`
        : code`${context.run("listOf")}(${read})?.flatMap((part) => ${context.run("codeOf")}(part) ?? []).join(${stringLiteral(separator)})`;
    return code`const ${identifier(name)} = ${text};`;
  });
  const names = (wanted: boolean) =>
    assignment.members.map(({ name }) => name).filter((name) => required.has(name) === wanted);
  const lacking = names(true).map((name) => code`${identifier(name)} === undefined`);
  const optional = names(false).map((name) => shorthand(name));
  const spread = optional.length === 0 ? [] : [code`...${context.run("withFields")}({ ${join(optional, code`, `)} })`];
  const object = code`{ ${join([...names(true).map(shorthand), ...spread], code`, `)} }`;
  const result = lacking.length === 0 ? code`[${object}]` : code`${join(lacking, code` || `)} ? [] : [${object}]`;
  return code`
    ${context.run("listOf")}(${reader.expression(assignment.from)})?.flatMap((item) => {
      ${lines(constants)}
      return ${result};
    })`;
}

function shorthand(name: string): Code {
  const [key, local] = [propertyKey(name), identifier(name)];
  return (key as string) === (local as string) ? key : code`${key}: ${local}`;
}

function requiredMembers(assignment: TargetAssignment, { plan }: AdapterContext): ReadonlySet<string> {
  const schema = plan.contract.targets.get(formatPointer(assignment.target));
  const item = schema === undefined ? undefined : placeAt(plan.contract.model, schema, ["0"]);
  return new Set(item !== undefined && isPlace(item) ? requiredNames(item) : []);
}
