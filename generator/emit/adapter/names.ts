import type { Contract } from "../../contract/contract.js";
import { camelCase, capitalised } from "../names.js";

/** What a contract's package exports for adapters. Public names are the contract's own; the rest follow from its slug. */
export interface ContractNames {
  /** The constant with what the runtime must know: `releasePet`. */
  readonly spec: string;
  readonly verdict: string;
  readonly fields: string;
  readonly decision: string;
  /** The function that makes the result: `toReleasePetResult`. */
  readonly build: string;
}

export function contractNames(contract: Contract): ContractNames {
  const spec = camelCase(contract.name);
  const base = capitalised(spec);
  return {
    spec,
    verdict: `${base}Verdict`,
    fields: `${base}Fields`,
    decision: `${base}Decision`,
    build: `to${capitalised(contract.names.result)}`,
  };
}
