import type { ProviderAnalysis } from "../pipeline/provider.js";
import type { Project } from "../source/project.js";
import { anyCredentials, type ContractResult, loadGenerated } from "./generated-package.js";
import { createMock } from "./mock/app.js";
import { sampleConfig, sampleInput } from "./mock/shapes.js";

/**
 * Calls a provider's first bound contract once: its generated client, over HTTP on loopback, against its generated server with
 * the mock behind it.
 * @throws UsageError where the package was not generated
 */
export async function tour(project: Project, provider: ProviderAnalysis): Promise<ContractResult> {
  const { folder, model, plans } = provider;
  const [plan] = plans;
  if (model === undefined || plan === undefined) throw new TypeError(`${folder.name} is bound to no contract`);
  const generated = await loadGenerated(project, folder.name, plans);
  const { app } = await createMock({ model, plans, generated });
  // The Node API has this function, and most of those who import it serve nothing.
  const { listen } = await import("./listen.js");
  const { url, end } = await listen(app, 0);
  try {
    const client = generated.createClient({ baseUrl: url, auth: anyCredentials(model) });
    return await generated.adapter(plan, client, sampleConfig(plan))(sampleInput(plan, model));
  } finally {
    await end();
  }
}
