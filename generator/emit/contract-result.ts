import { parsePointer } from "../source/pointer.js";
import { contractNames } from "./adapter/names.js";
import {
  type Code,
  code,
  empty,
  identifier,
  join,
  lines,
  memberAccess,
  propertyKey,
  stringLiteral,
} from "./code/index.js";
import type { ContractContext } from "./contract-types.js";

/** What is said where an outcome lacks what its schema requires: the provider did not say it, so the outcome is not known. */
function lackingResult({ fallbacks: { unrecognised } }: ContractContext["contract"]): Code {
  const { outcome, fault, next } = unrecognised;
  const told = fault === undefined ? empty : code`, fault: { code: ${stringLiteral(fault)} }`;
  return code`{ ...observed, next: ${stringLiteral(next)}, outcome: ${stringLiteral(outcome)}${told} }`;
}

/** A target that is told with some outcomes or faults only, by its member of the result, or of the result's fault. */
interface Limited {
  readonly pointer: string;
  readonly name: string;
}

/** Those of the targets that are limited and stand right below a place of the result. */
function limitedBelow(
  { targets, targetUses }: ContractContext["contract"],
  above: readonly string[],
): readonly Limited[] {
  return [...targets.keys()].flatMap((pointer) => {
    const path = parsePointer(pointer) ?? [];
    const name = path.at(-1);
    const { with: only = [], without = [] } = targetUses.get(pointer) ?? {};
    const isThere = path.length === above.length + 1 && above.every((token, index) => path[index] === token);
    return name !== undefined && isThere && only.length + without.length > 0 ? [{ pointer, name }] : [];
  });
}

/** The limited members that one outcome has: with whichever fault, or with those that a target tells of. */
function membersOf(
  { contract, runtime, imports }: ContractContext,
  { name: outcome, faults }: ContractContext["contract"]["outcomes"][number],
  limited: readonly { readonly pointer: string; readonly read: Code }[],
): readonly Code[] {
  const withFields = imports.value("withFields", `${runtime}/contract`);
  const groups = new Map<Code, Code[]>();
  for (const { pointer, read } of limited) {
    const { with: only = [], without = [] } = contract.targetUses.get(pointer) ?? {};
    if (without.includes(outcome)) continue;
    const isAny = only.length === 0 || only.includes(outcome);
    const own = faults.filter((fault) => only.includes(fault));
    if (!isAny && own.length === 0) continue;
    const tests = own.map((fault) => code`verdict.fault === ${stringLiteral(fault)}`);
    const condition = isAny ? empty : join(tests, code` || `);
    groups.set(condition, [...(groups.get(condition) ?? []), read]);
  }
  return [...groups].map(([condition, read]) => {
    const members = code`${withFields}({ ${join(read, code`, `)} })`;
    if (condition === "") return code`...${members}`;
    return condition.includes(" || ") ? code`...((${condition}) && ${members})` : code`...(${condition} && ${members})`;
  });
}

/** The function that makes the result that callers see of what the runtime found out: each outcome with what it can have, no other. */
export function resultBuilder(context: ContractContext): Code {
  const { contract, imports, runtime } = context;
  const names = contractNames(contract);
  const performed = imports.type("Performed", `${runtime}/contract`);
  const identity = identifier(contract.identity.result);
  const hasFaults = contract.outcomes.some(({ faults }) => faults.length > 0);
  const takesFault = [...contract.targets.keys()].some((pointer) => pointer.startsWith("/fault/"));
  const limited = limitedBelow(contract, []);
  const ofFault = limitedBelow(contract, ["fault"]);
  const apart = [...(takesFault ? [identifier("fault")] : []), ...limited.map(({ name }) => identifier(name))];
  const fields =
    apart.length > 0
      ? code`const { ${join(apart, code`, `)}, ...facts } = performed.fields ?? {};`
      : code`const facts = performed.fields ?? {};`;
  const withFields = imports.value("withFields", `${runtime}/contract`);
  const always = faultMembers(contract).filter((name) => !ofFault.some((each) => each.name === name));
  const told = code`${withFields}({ ${join([code`retryAfterMs: performed.retryAfterMs`, ...always.map(readFault)], code`, `)} })`;
  const cases = contract.outcomes.map((outcome) => {
    const { name, faults, requires } = outcome;
    const faulty = membersOf(
      context,
      outcome,
      ofFault.map((each) => ({ pointer: each.pointer, read: readFault(each.name) })),
    );
    const parts = [code`code: verdict.fault`, code`...told`, ...faulty];
    const fault = faults.length === 0 ? [] : [code`fault: { ${join(parts, code`, `)} }`];
    const required = requires.map((pointer) => parsePointer(pointer)?.[0] ?? "");
    const read = (member: string) =>
      limited.some((each) => each.name === member) ? identifier(member) : code`facts${memberAccess(member)}`;
    const sure = required.map((member) => {
      const [key, value] = [propertyKey(member), read(member)];
      return (key as string) === (value as string) ? key : code`${key}: ${value}`;
    });
    const lacking = join(
      required.map((member) => code`${read(member)} === undefined`),
      code` || `,
    );
    const own = limited.filter((each) => !required.includes(each.name));
    const also = membersOf(
      context,
      outcome,
      own.map((each) => ({ pointer: each.pointer, read: identifier(each.name) })),
    );
    const check =
      required.length === 0
        ? empty
        : code`
            if (${lacking}) {
              return ${lackingResult(contract)};
            }`;
    const members = [code`...observed`, ...also, code`outcome: verdict.outcome`, ...fault, ...sure];
    const line = code`return { ${join(members, code`, `)} };`;
    const returned = line.length <= 110 ? line : code`return {\n  ${lines(members.map((each) => code`${each},`))}\n};`;
    return code`
      case ${stringLiteral(name)}:
        ${check}
        ${returned}`;
  });
  return code`
    /** The result of a call, of what the runtime found out. */
    export function ${identifier(names.build)}(
      ${identity}: string,
      performed: ${performed}<${identifier(names.verdict)}, ${identifier(names.fields)}>,
    ): ${identifier(contract.names.result)} {
      const { verdict, provenance } = performed;
      ${fields}
      const observed = { ${identity}, ...${withFields}(facts), next: verdict.next, provenance };
      ${hasFaults ? code`const told = ${told};` : empty}
      switch (verdict.outcome) {
        ${lines(cases)}
        default:
          return verdict satisfies never;
      }
    }`;
}

/** The members of a result's fault that bindings set. */
function faultMembers({ targets }: ContractContext["contract"]): readonly string[] {
  const paths = [...targets.keys()].map((pointer) => parsePointer(pointer) ?? []);
  return [...new Set(paths.flatMap(([first, name]) => (first === "fault" && name !== undefined ? [name] : [])))];
}

function readFault(name: string): Code {
  const access = memberAccess(name);
  return code`${propertyKey(name)}: fault?${access.startsWith(".") ? access : code`.${access}`}`;
}
