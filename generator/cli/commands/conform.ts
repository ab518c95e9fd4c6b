import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import type { ProviderAnalysis } from "../../pipeline/provider.js";
import { UsageError } from "../arguments.js";
import { type Command, defineCommand } from "../command.js";
import { printReports } from "../conformance/print.js";
import { readExpectations } from "../conformance/read-expectations.js";
import { CLIENT_OPTIONS, runScenarios, type ScenarioReport, type Subject } from "../conformance/run.js";
import { runInSandbox, unlikelyId } from "../conformance/sandbox-scenarios.js";
import { startScriptedServer } from "../conformance/scripted-server.js";
import { wireScenarios } from "../conformance/wire-scenarios.js";
import { accessOf } from "../credentials.js";
import { anyCredentials, type GeneratedPackage, loadGenerated } from "../generated-package.js";
import { sampleConfig, sampleInput } from "../mock/shapes.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { Terminal } from "../terminal.js";

export const conform: Command = defineCommand({
  name: "conform",
  summary:
    "Runs the conformance suite against a provider's generated adapter, on loopback or in the provider's sandbox.",
  operands: "<provider>",
  options: {
    "base-url": {
      kind: "value",
      value: "<url>",
      summary: "the provider's sandbox; credentials are read from the environment",
    },
    open: { kind: "value", value: "<id>", summary: "in the sandbox: a resource that may be acted on, and will be" },
    ended: { kind: "value", value: "<id>", summary: "in the sandbox: a resource that is already at its end" },
    expectations: {
      kind: "value",
      value: "<file>",
      summary: "on loopback: scenarios with their exact results, as YAML",
    },
    contract: { kind: "value", value: "<name>", summary: "where the provider is bound to several; default: the first" },
    json: { kind: "flag", summary: "print the results as JSON" },
  },
  async run({ options, positionals }, terminal) {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError("conform takes one provider");
    const baseUrl = options["base-url"];
    refuseMixed(baseUrl, options);
    const opened = openWorkspace(terminal, [name]);
    if ("refused" in opened) {
      report({ findings: opened.refused, root: terminal.cwd }, terminal);
      return 2;
    }
    const [provider] = opened.workspace.providers;
    const bound = boundOf(name, provider, options.contract);
    const generated = await loadGenerated(opened.workspace.project, name, [bound.plan]);
    const suite = { ...bound, generated, terminal };
    const reports =
      baseUrl === undefined
        ? await onLoopback(suite, options.expectations)
        : await inSandbox(suite, { baseUrl, open: options.open, ended: options.ended });
    const result = { provider: name, contract: bound.plan.contract.name, scenarios: reports };
    terminal.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : printReports(name, reports));
    return reports.some(({ status }) => status === "fail") ? 1 : 0;
  },
});

interface Suite {
  readonly plan: BindingPlan;
  readonly model: ApiModel;
  readonly generated: GeneratedPackage;
  readonly terminal: Terminal;
}

function refuseMixed(
  baseUrl: string | undefined,
  given: {
    readonly open: string | undefined;
    readonly ended: string | undefined;
    readonly expectations: string | undefined;
  },
): void {
  if (baseUrl !== undefined && given.expectations !== undefined)
    throw new UsageError("--expectations is for the scripted server; leave out --base-url");
  if (baseUrl === undefined && (given.open !== undefined || given.ended !== undefined))
    throw new UsageError("--open and --ended name resources of a sandbox; add --base-url");
}

function boundOf(
  name: string,
  provider: ProviderAnalysis | undefined,
  contract: string | undefined,
): { readonly plan: BindingPlan; readonly model: ApiModel } {
  if (provider?.model === undefined) throw new UsageError(`${name} cannot be read: run \`concordat lint ${name}\``);
  const plan = provider.plans.find((each) => contract === undefined || each.contract.name === contract);
  if (plan === undefined) throw new UsageError(`${name} is not bound to ${contract ?? "a contract"}`);
  return { plan, model: provider.model };
}

async function onLoopback(suite: Suite, file: string | undefined): Promise<readonly ScenarioReport[]> {
  const { plan, model, generated, terminal } = suite;
  const auth = anyCredentials(model);
  const subject: Subject = (options) =>
    generated.adapter(plan, generated.createClient({ ...CLIENT_OPTIONS, ...options, auth }), sampleConfig(plan));
  const idOf = (input: Readonly<Record<string, unknown>>) => String(input[plan.contract.identity.input] ?? "");
  const wire = (input: Readonly<Record<string, unknown>>) => wireScenarios(plan, model, idOf(input));
  if (file !== undefined) {
    const { input, scenarios } = readExpectations({ text: textOf(join(terminal.cwd, file), file), file, plan, wire });
    return await runScenarios({ scenarios, subject, input });
  }
  const input = sampleInput(plan, model);
  return await runScenarios({ scenarios: wire(input), subject, input });
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${name} cannot be read`);
  }
}

async function inSandbox(
  { plan, model, generated, terminal }: Suite,
  sandbox: { readonly baseUrl: string; readonly open: string | undefined; readonly ended: string | undefined },
): Promise<readonly ScenarioReport[]> {
  const { baseUrl, open, ended } = sandbox;
  const { auth, config, options, missing } = accessOf({ plan, model }, { ...terminal.environment });
  const needed = missing.filter((name) => !name.endsWith("_BASE_URL"));
  if (needed.length > 0) throw new UsageError(`set ${needed.join(" and ")}`);
  const at = (url: string, credentials: object) =>
    generated.adapter(
      plan,
      generated.createClient({ ...options, baseUrl: url, auth: credentials, retry: false }),
      config,
    );
  const closed = await startScriptedServer([{ kind: "refused" }]);
  return await runInSandbox({
    contract: plan.contract,
    call: at(baseUrl, auth),
    stranger: at(baseUrl, Object.fromEntries(Object.keys(auth).map((member) => [member, "nobody-has-this-key"]))),
    nowhere: at(closed.url, auth),
    unknownId: unlikelyId(String(sampleInput(plan, model)[plan.contract.identity.input] ?? "")),
    known: { open, ended },
  });
}
