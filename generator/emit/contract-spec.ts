import type { Verdict } from "../contract/contract.js";
import { newObject } from "../source/json.js";
import { contractNames } from "./adapter/names.js";
import { verdictLiteral } from "./adapter/verdict.js";
import { type Code, code, identifier, json, lines, propertyKey, stringLiteral } from "./code/index.js";
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
