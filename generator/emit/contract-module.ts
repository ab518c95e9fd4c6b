import type { Contract } from "../contract/contract.js";
import { resultBuilder } from "./contract-result.js";
import { specConstant } from "./contract-spec.js";
import {
  adapterInterface,
  bindingTypes,
  type ContractContext,
  inputInterface,
  resultTypes,
  wordTypes,
} from "./contract-types.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";

/** `src/index.ts` of a contract's package: what callers of every bound provider see, and what adapters are written against. */
export function emitContractModule({ contract, runtime }: { contract: Contract; runtime: string }): GeneratedFile {
  const context: ContractContext = { contract, runtime, imports: new Imports() };
  const parts = [
    inputInterface(context),
    ...resultTypes(context),
    ...wordTypes(context),
    adapterInterface(context),
    ...bindingTypes(context),
    specConstant(context),
    resultBuilder(context),
  ];
  return { path: "src/index.ts", text: printModule(context.imports, parts) };
}
