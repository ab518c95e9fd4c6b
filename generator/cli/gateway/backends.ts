import type { Contract } from "../../contract/contract.js";
import type { ProviderAnalysis } from "../../pipeline/provider.js";
import type { Project } from "../../source/project.js";
import { accessOf, madeFor } from "../credentials.js";
import { loadGenerated } from "../generated-package.js";
import type { Backend } from "./gateway.js";

/** The providers that are bound to a contract, each with its generated adapter and its credentials of the environment.
 * @throws UsageError where a value of the environment is no good, or a package was not generated
 */
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
    const call = madeFor(folder.name, () =>
      generated.adapter(plan, generated.createClient({ auth, ...options }), config),
    );
    backends.set(folder.name, { call });
  }
  return backends;
}
