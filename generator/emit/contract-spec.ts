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

/** The function that makes the result that callers see of what the runtime found out. */
export function resultBuilder({ contract, imports, runtime }: ContractContext): Code {
  const names = contractNames(contract);
  const performed = imports.type("Performed", `${runtime}/contract`);
  const identity = identifier(contract.identity.result);
  const hasFaults = contract.outcomes.some(({ faults }) => faults.length > 0);
  const takesFault = [...contract.targets.keys()].some((pointer) => pointer.startsWith("/fault/"));
  const fields = takesFault
    ? code`const { fault, ...facts } = performed.fields ?? {};`
    : code`const facts = performed.fields ?? {};`;
  const withFields = imports.value("withFields", `${runtime}/contract`);
  const told = code`${withFields}({ retryAfterMs: performed.retryAfterMs${takesFault ? code`, ...fault` : empty} })`;
  const cases = contract.outcomes.map(({ name, faults, requires }) => {
    const fault = faults.length === 0 ? empty : code`, fault: { code: verdict.fault, ...told }`;
    const required = requires.map((pointer) => parsePointer(pointer)?.[0] ?? "");
    const sure = required.map((member) => code`, ${propertyKey(member)}: facts${memberAccess(member)}`);
    const lacking = join(
      required.map((member) => code`facts${memberAccess(member)} === undefined`),
      code` || `,
    );
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
        return { ...observed, outcome: verdict.outcome${fault}${join(sure, empty)} };`;
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
