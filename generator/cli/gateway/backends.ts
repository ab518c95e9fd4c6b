import type { Contract } from "../../contract/contract.js";
import type { ProviderAnalysis } from "../../pipeline/provider.js";
import type { Project } from "../../source/project.js";
import { accessOf } from "../credentials.js";
import { loadGenerated } from "../generated-package.js";
import type { Backend } from "./gateway.js";

/** The providers that are bound to a contract, each with its generated adapter and its credentials of the environment. */
export async function backendsOf(about: {
  readonly project: Project;
  readonly contract: Contract;
  readonly providers: readonly ProviderAnalysis[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}): Promise<ReadonlyMap<string, Backend>> {
  const { project, contract, providers, environment } = about;
  const backends = new Map<string, Backend>();
  for (const { folder, model, plans } of providers) {
    const plan = plans.find((each) => each.contract.name === contract.name);
    if (model === undefined || plan === undefined) continue;
    const { auth, config, options, missing } = accessOf({ plan, model }, environment);
    if (missing.length > 0) {
      backends.set(folder.name, { missing });
      continue;
    }
    const generated = await loadGenerated(project, folder.name, [plan]);
    const client = generated.createClient({ auth, ...options });
    backends.set(folder.name, { call: generated.adapter(plan, client, config) });
  }
  return backends;
}
