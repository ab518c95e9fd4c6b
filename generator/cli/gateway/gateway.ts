import type { Contract } from "../../contract/contract.js";
import type {
  App,
  ContractCall,
  ContractResult,
  CreateServer,
  HandlerRequest,
  ServerOptions,
} from "../generated-package.js";
import { inputOf } from "./input.js";
import { problem } from "./problem.js";
import { providerParameter } from "./provider-parameter.js";
import { holdsToken } from "./token.js";

/** A provider behind the gateway: its adapter, or what is missing in the environment to call it. */
export type Backend = { readonly call: ContractCall } | { readonly missing: readonly string[] };

/**
 * A contract as a service: the generated server of its own document, with the adapters of all bound providers behind it. The body
 * is always the result, under the status that the contract gives it; a caller's own mistake is a problem (RFC 9457).
 * @throws TypeError where the contract's operation has no one path parameter that names a provider
 */
export function createGateway(gateway: {
  readonly contract: Contract;
  readonly createServer: CreateServer;
  readonly backends: ReadonlyMap<string, Backend>;
  /** What callers must bring. */
  readonly token: string;
  readonly onError?: ServerOptions["onError"];
}): App {
  const { contract, createServer, backends, token, onError } = gateway;
  const parameter = providerParameter(contract);
  if (parameter === undefined) throw new TypeError(`${contract.name}: no one path parameter names a provider`);
  const known = [...backends.keys()].sort().join(", ");
  const handle = async (request: HandlerRequest) => {
    if (!holdsToken(request.credentials, token))
      return problem(401, "The gateway does not take this token.", {
        "www-authenticate": 'Bearer error="invalid_token"',
      });
    const backend = backends.get(String(request.path[parameter]));
    if (backend === undefined)
      return problem(404, known === "" ? "No provider is bound." : `There is no such provider; there are ${known}.`);
    if ("missing" in backend)
      return problem(401, `The gateway lacks ${backend.missing.join(", ")} in its environment.`, {
        "www-authenticate": "Bearer",
      });
    return answer(contract, await backend.call(inputOf(contract, request)));
  };
  // The call has been made: its result must reach the caller, even one that the document does not foresee.
  const options = { validateResponses: false, ...(onError === undefined ? {} : { onError }) };
  return createServer({ [contract.operation.name]: handle }, options);
}

/** A result under the status that the contract gives its fault, or its outcome. */
function answer({ http }: Contract, result: ContractResult) {
  const { outcome, fault } = result;
  const status = (fault && http.faults.get(fault.code)) ?? http.outcomes.get(outcome) ?? 502;
  const wait = status === 429 ? fault?.retryAfterMs : undefined;
  const headers = wait === undefined ? {} : { headers: { "retry-after": String(Math.ceil(wait / 1000)) } };
  return { status, body: result, ...headers };
}
