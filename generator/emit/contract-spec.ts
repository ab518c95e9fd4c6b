import type { Verdict } from "../contract/contract.js";
import { newObject } from "../source/json.js";
import { parsePointer } from "../source/pointer.js";
import { contractNames } from "./adapter/names.js";
import { verdictLiteral } from "./adapter/verdict.js";
import {
  type Code,
  code,
  empty,
  identifier,
  join,
  json,
  lines,
  memberAccess,
  propertyKey,
  stringLiteral,
} from "./code/index.js";
import type { ContractContext } from "./contract-types.js";

/** The contract's data for the runtime: what outcomes mean, and what is answered where no binding speaks. */
export function specConstant({ contract, imports, runtime }: ContractContext): Code {
  const names = contractNames(contract);
  const { statuses, ...verdicts } = contract.fallbacks;
  const outcomes = newObject();
  for (const { name, role } of contract.outcomes) outcomes[name] = role;
  const type = imports.type("ContractSpec", `${runtime}/contract`);
  return code`
    /** The contract as the runtime needs it. */
    export const ${identifier(names.spec)}: ${type}<${identifier(names.verdict)}> = {
      name: ${stringLiteral(contract.name)},
      outcomes: ${json(outcomes)},
      fallbacks: {
        ${lines(Object.entries(verdicts).map(([name, verdict]: [string, Verdict]) => code`${propertyKey(name)}: ${verdictLiteral(verdict)},`))}
        statuses: {
          ${lines([...statuses].sort(([a], [b]) => a - b).map(([status, verdict]) => code`${status}: ${verdictLiteral(verdict)},`))}
        },
      },
      settledBy: ${json([...contract.settledBy])},
    };`;
}

/** What is said where an outcome lacks what its schema requires: the provider did not say it, so the outcome is not known. */
function lackingResult({ fallbacks: { unrecognised } }: ContractContext["contract"]): Code {
  const { outcome, fault, next } = unrecognised;
  const told = fault === undefined ? empty : code`, fault: { code: ${stringLiteral(fault)} }`;
  return code`{ ...observed, next: ${stringLiteral(next)}, outcome: ${stringLiteral(outcome)}${told} }`;
}

/** Whether a target is told with some outcomes only. */
function isLimited({ targetUses }: ContractContext["contract"], pointer: string): boolean {
  const { with: only = [], without = [] } = targetUses.get(pointer) ?? {};
  return only.length > 0 || without.length > 0;
}

/** Whether an outcome has a target: one of those that it tells of, or of an outcome that carries such a fault. */
function tellsOf({ outcomes, targetUses }: ContractContext["contract"], outcome: string, pointer: string): boolean {
  const { with: only = [], without = [] } = targetUses.get(pointer) ?? {};
  const faults = outcomes.find(({ name }) => name === outcome)?.faults ?? [];
  const isNamed = only.some((name) => name === outcome || faults.includes(name));
  return !without.includes(outcome) && (only.length === 0 || isNamed);
}

/** The function that makes the result that callers see of what the runtime found out: each outcome with what it can have, no other. */
export function resultBuilder({ contract, imports, runtime }: ContractContext): Code {
  const names = contractNames(contract);
  const performed = imports.type("Performed", `${runtime}/contract`);
  const identity = identifier(contract.identity.result);
  const hasFaults = contract.outcomes.some(({ faults }) => faults.length > 0);
  const takesFault = [...contract.targets.keys()].some((pointer) => pointer.startsWith("/fault/"));
  const limited = [...contract.targets.keys()].flatMap((pointer) => {
    const path = parsePointer(pointer) ?? [];
    const [name] = path;
    return name !== undefined && path.length === 1 && isLimited(contract, pointer) ? [{ pointer, name }] : [];
  });
  const apart = [...(takesFault ? [identifier("fault")] : []), ...limited.map(({ name }) => identifier(name))];
  const fields =
    apart.length > 0
      ? code`const { ${join(apart, code`, `)}, ...facts } = performed.fields ?? {};`
      : code`const facts = performed.fields ?? {};`;
  const withFields = imports.value("withFields", `${runtime}/contract`);
  const told = code`${withFields}({ retryAfterMs: performed.retryAfterMs${takesFault ? code`, ...fault` : empty} })`;
  const cases = contract.outcomes.map(({ name, faults, requires }) => {
    const fault = faults.length === 0 ? empty : code`, fault: { code: verdict.fault, ...told }`;
    const required = requires.map((pointer) => parsePointer(pointer)?.[0] ?? "");
    const read = (member: string) =>
      limited.some((each) => each.name === member) ? identifier(member) : code`facts${memberAccess(member)}`;
    const sure = required.map((member) => {
      const [key, value] = [propertyKey(member), read(member)];
      return (key as string) === (value as string) ? code`, ${key}` : code`, ${key}: ${value}`;
    });
    const lacking = join(
      required.map((member) => code`${read(member)} === undefined`),
      code` || `,
    );
    const own = limited.filter((each) => !required.includes(each.name) && tellsOf(contract, name, each.pointer));
    const also =
      own.length === 0
        ? empty
        : code`...${withFields}({ ${join(
            own.map((each) => identifier(each.name)),
            code`, `,
          )} }), `;
    const check =
      required.length === 0
        ? empty
        : code`
            if (${lacking}) {
              return ${lackingResult(contract)};
            }`;
    return code`
      case ${stringLiteral(name)}:
        ${check}
        return { ...observed, ${also}outcome: verdict.outcome${fault}${join(sure, empty)} };`;
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
