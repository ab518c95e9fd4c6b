import type { Contract } from "../../contract/contract.js";
import { type Code, code, identifier, lines, memberAccess, stringLiteral } from "../code/index.js";

/** A function that uses any provider's adapter. */
export function fromContract({ names, outcomes }: Contract, name: string): Code {
  const cases = outcomes.map(
    ({ name: outcome, faults }) => code`
      case ${stringLiteral(outcome)}:
        return ${faults.length === 0 ? stringLiteral(outcome) : code`result.fault.code`};`,
  );
  const [adapter, input] = [identifier(names.interface), identifier(names.input)];
  return code`
    import type { ${input}, ${adapter} } from ${stringLiteral(name)};

    export async function run(adapter: ${adapter}, input: ${input}): Promise<string> {
      const result = await adapter${memberAccess(names.method)}(input);
      switch (result.outcome) {
        ${lines(cases)}
      }
    }`;
}
