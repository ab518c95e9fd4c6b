import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  anyCredentials,
  type ContractResult,
  type GeneratedPackage,
  loadGenerated,
} from "../../generator/cli/generated-package.js";
import { type Listening, listen } from "../../generator/cli/listen.js";
import { createMock, type MockOptions, SCENARIO_HEADER } from "../../generator/cli/mock/app.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import type { ApiModel } from "../../generator/model/model.js";
import { generateWorkspace, isBlocking } from "../../generator/pipeline/generate.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

export interface Acme {
  readonly root: string;
  readonly model: ApiModel;
  readonly plans: readonly BindingPlan[];
  readonly generated: GeneratedPackage;
  remove(): void;
}

/** A provider whose document has two operations, bound to two contracts, generated in a project of its own. */
export async function acmeProject(): Promise<Acme> {
  const root = mkdtempSync(join(tmpdir(), "concordat-acme-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  for (const file of ["concordat.yaml", "LICENSE", "specs/contract"])
    cpSync(join(repository, file), join(root, file), { recursive: true });
  cpSync(fileURLToPath(new URL("./acme", import.meta.url)), join(root, "specs/providers/acme"), { recursive: true });
  const { value: project, findings } = discover({ cwd: root });
  if (project === undefined) throw new TypeError(JSON.stringify(findings));
  const workspace = analyse({ value: project, findings });
  const report = await generateWorkspace(workspace, { check: false, partial: false });
  const [provider] = workspace.providers;
  if (provider?.model === undefined || provider.plans.length !== 2 || report.findings.some(isBlocking)) {
    remove();
    throw new TypeError(JSON.stringify(report.findings));
  }
  mkdirSync(join(root, "node_modules"));
  symlinkSync(join(root, "generated"), join(root, "node_modules/@concordat"), "dir");
  symlinkSync(join(repository, "node_modules/hono"), join(root, "node_modules/hono"), "dir");
  const { model, plans } = provider;
  return { root, model, plans, generated: await loadGenerated(project, "acme", plans), remove };
}

export interface Served {
  readonly url: string;
  /** By contract: one call of the generated client, over HTTP. */
  ask(contract: string, input: object, scenario?: string): Promise<ContractResult & Readonly<Record<string, unknown>>>;
  end(): Promise<void>;
}

export async function serveMock({ generated, model, plans }: Acme, options: MockOptions = {}): Promise<Served> {
  const { app } = await createMock({ model, plans, generated, options });
  const server: Listening = await listen(app, 0);
  return {
    url: server.url,
    async ask(contract, input, scenario) {
      const plan = plans.find((each) => each.contract.name === contract);
      if (plan === undefined) throw new TypeError(`there is no ${contract}`);
      const client = generated.createClient({
        baseUrl: server.url,
        auth: anyCredentials(model),
        retry: false,
        timeoutMs: scenario === "NO_RESPONSE" ? 1_000 : 30_000,
        ...(scenario === undefined ? {} : { headers: { [SCENARIO_HEADER]: scenario } }),
      });
      return (await generated.adapter(plan, client, {})(input)) as never;
    },
    end: server.end,
  };
}
