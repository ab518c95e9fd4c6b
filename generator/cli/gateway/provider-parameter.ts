import type { Contract } from "../../contract/contract.js";

/**
 * The path parameter of the contract's own operation that names a provider: the one that carries none of the contract's inputs.
 * Undefined where there is not exactly one.
 */
export function providerParameter({ operation, inputs }: Contract): string | undefined {
  const carried = new Set(inputs.flatMap(({ at }) => (at.in === "path" ? [at.name] : [])));
  const left = operation.parameters.filter((each) => each.in === "path" && !carried.has(each.name));
  return left.length === 1 ? left[0]?.name : undefined;
}
