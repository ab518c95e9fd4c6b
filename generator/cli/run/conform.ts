import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import type { Entry } from "../../contract/expectations/scenario.js";
import type { BindingPlan } from "../../contract/plan.js";
import { completeDrafts } from "../../lint/index.js";
import type { ApiModel } from "../../model/model.js";
import { replaceFile } from "../../output/replace-file.js";
import { namedScenarios, statedScenarios } from "../../pipeline/expectations.js";
import type { ProviderAnalysis } from "../../pipeline/provider.js";
import { didYouMean } from "../../source/closest.js";
import type { FindingDraft, Outcome } from "../../source/draft.js";
import type { Project, ProviderFolder } from "../../source/project.js";
import { readText } from "../../source/read.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { conformFormats } from "../conformance/print.js";
import { CLIENT_OPTIONS, runScenarios, type Subject } from "../conformance/run.js";
import { dryRun, openSandbox, sandboxAddress } from "../conformance/sandbox.js";
import { type Resource, runInSandbox } from "../conformance/sandbox-scenarios.js";
import { scaffoldExpectations } from "../conformance/scaffold.js";
import { visibleLines } from "../formats/visible.js";
import { anyCredentials, loadGenerated } from "../generated-package.js";
import { sampleConfig, sampleInput } from "../mock/shapes.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

interface Options {
  readonly contract: string | undefined;
  readonly expectations: string | undefined;
  readonly scaffold: boolean;
  readonly write: boolean;
  readonly "base-url": string | undefined;
  readonly resource: readonly string[];
  readonly "dry-run": boolean;
  readonly "allow-documented-server": boolean;
  readonly format: string | undefined;
}

/** What `conform` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError("conform takes one provider");
  refuseMixed(options);
  const opened = openWorkspace(terminal, [name]);
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const { project, providers } = opened.workspace;
  const bound = { ...boundOf(name, providers[0], options.contract), project };
  if (options.scaffold) {
    const named = namedScenarios(project, bound.plan.contract.name);
    if (named.value === undefined) return refuse(bound, named.findings, terminal);
    return await scaffold(bound, { named: named.value, write: options.write }, terminal);
  }
  const stated = statedBy(bound, options.expectations, terminal.cwd);
  if (stated.value === undefined) return refuse(bound, stated.findings, terminal);
  const scenarios = stated.value;
  const generated = await loadGenerated(project, name, [bound.plan]);
  const { plan, model } = bound;
  const print = conformFormats[formatOf(options.format)];
  const finish = (reports: Awaited<ReturnType<typeof runScenarios>>): ExitCode => {
    terminal.stdout.write(print({ provider: name, contract: plan.contract.name, scenarios: reports }));
    return reports.some(({ status }) => status === "fail") ? 1 : 0;
  };
  const address = options["base-url"];
  if (address === undefined) {
    const subject: Subject = (limits) => {
      const client = generated.createClient({ ...CLIENT_OPTIONS, ...limits, auth: anyCredentials(model) });
      return generated.adapter(plan, client, sampleConfig(plan));
    };
    return finish(await runScenarios({ scenarios, subject }));
  }
  const allowDocumented = options["allow-documented-server"];
  const sandbox = {
    plan,
    model,
    generated,
    stated: scenarios,
    environment: { ...terminal.environment },
    baseUrl: sandboxAddress(address, { plan, model, allowDocumented }),
    resources: resourcesOf(options.resource, scenarios),
  };
  if (options["dry-run"]) {
    terminal.stdout.write(visibleLines(await dryRun(sandbox)));
    return 0;
  }
  return finish(
    await runInSandbox(await openSandbox(sandbox), { contract: plan.contract, host: sandbox.baseUrl.host }),
  );
}

interface Bound {
  readonly project: Project;
  readonly folder: ProviderFolder;
  readonly plan: BindingPlan;
  readonly model: ApiModel;
}

function refuseMixed(given: {
  readonly "base-url": string | undefined;
  readonly resource: readonly string[];
  readonly "dry-run": boolean;
  readonly "allow-documented-server": boolean;
  readonly scaffold: boolean;
  readonly write: boolean;
}): void {
  const sandbox = given.resource.length > 0 || given["dry-run"] || given["allow-documented-server"];
  if (given["base-url"] === undefined && sandbox)
    throw new UsageError("--resource, --dry-run and --allow-documented-server are for a sandbox; add --base-url");
  if (given.write && !given.scaffold) throw new UsageError("--write is for --scaffold");
  if (given.scaffold && given["base-url"] !== undefined)
    throw new UsageError("--scaffold asks nobody; leave out --base-url");
}

function formatOf(format: string | undefined): keyof typeof conformFormats {
  return format === "json" || format === "junit" ? format : "text";
}

function boundOf(
  name: string,
  provider: ProviderAnalysis | undefined,
  contract: string | undefined,
): Omit<Bound, "project"> {
  if (provider?.model === undefined) throw new UsageError(`${name} cannot be read: run \`concordat lint ${name}\``);
  const { folder, model, plans } = provider;
  const plan = plans.find((each) => contract === undefined || each.contract.name === contract);
  if (plan !== undefined) return { folder, model, plan };
  const names = plans.map((each) => each.contract.name);
  const hint = contract === undefined ? "" : didYouMean(contract, names);
  throw new UsageError(
    `${name} is not bound to ${contract ?? "a contract"}.${hint} \`concordat bind ${name} <contract>\` begins a binding`,
  );
}

function refuse({ folder, project }: Bound, drafts: readonly FindingDraft[], terminal: Terminal): ExitCode {
  report(
    { findings: completeDrafts({ provider: folder.name, drafts }), root: project.root, frame: true, to: "stderr" },
    terminal,
  );
  return 2;
}

async function scaffold(
  { project, folder, plan, model }: Bound,
  { named, write }: { readonly named: ReadonlyMap<string, string>; readonly write: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { contract, operation } = plan;
  const text = scaffoldExpectations({ contract, operation, model, input: sampleInput(plan, model), named });
  if (!write) {
    terminal.stdout.write(text);
    return 0;
  }
  const file = expectationsFile(folder, contract.name);
  const path = join(project.root, file);
  if (existsSync(path)) throw new UsageError(`${file} is there already`);
  mkdirSync(dirname(path), { recursive: true });
  await replaceFile(path, text);
  terminal.stderr.write(`${file}: fill in each \`?\`, then run \`concordat conform ${folder.name}\`\n`);
  return 0;
}

/** What was stated for the provider, in its folder or in a file that was named. */
function statedBy({ project, folder, plan }: Bound, named: string | undefined, cwd: string): Outcome<readonly Entry[]> {
  const file = expectationsFile(folder, plan.contract.name);
  if (named === undefined && !existsSync(join(project.root, file)))
    throw new UsageError(
      `${file} is not there: what the provider must come to is for a person to state. Begin with \`concordat conform ${folder.name} --contract ${plan.contract.name} --scaffold --write\``,
    );
  // A file that was named may lie outside of the project.
  const path = named === undefined ? file : resolve(cwd, named);
  const text = readText(
    named === undefined ? { root: project.root, path } : { root: parse(path).root, path, shown: named },
  );
  return text.value === undefined ? { ...text, value: undefined } : statedScenarios(project, plan, text.value);
}

/** Where the expectations of a provider stand, relative to the project. */
function expectationsFile(folder: ProviderFolder, contract: string): string {
  return `${folder.folder}/expectations/${contract}.yaml`;
}

function resourcesOf(given: readonly string[], scenarios: readonly Entry[]): readonly Resource[] {
  const names = scenarios.map(({ name }) => name);
  return given.map((text) => {
    const at = text.indexOf("=");
    const [scenario, id] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || id === "") throw new UsageError(`--resource takes <scenario>=<id>, not ${JSON.stringify(text)}`);
    if (!names.includes(scenario))
      throw new UsageError(`there is no scenario ${JSON.stringify(scenario)}.${didYouMean(scenario, names)}`);
    return { scenario, id };
  });
}
