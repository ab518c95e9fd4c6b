import { serve } from "@hono/node-server";
import type { ProviderAnalysis } from "../pipeline/provider.js";
import type { Project } from "../source/project.js";
import { anyCredentials, type ContractResult, loadGenerated } from "./generated-package.js";
import { createMock } from "./mock/app.js";
import { sampleInput } from "./mock/shapes.js";

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
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (bound) =>
      resolve({ server: started, port: bound.port }),
    );
    started.once("error", reject);
  });
  try {
    const client = generated.createClient({ baseUrl: `http://127.0.0.1:${port}`, auth: anyCredentials(model) });
    return await generated.adapter(plan, client, {})(sampleInput(plan, model));
  } finally {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
}
