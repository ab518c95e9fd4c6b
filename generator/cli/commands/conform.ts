import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel } from "../../model/model.js";
import { replaceFile } from "../../output/replace-file.js";
import type { ProviderAnalysis } from "../../pipeline/provider.js";
import { didYouMean } from "../../source/closest.js";
import type { Project, ProviderFolder } from "../../source/project.js";
import { UsageError } from "../arguments.js";
import { type Command, defineCommand } from "../command.js";
import { conformFormats } from "../conformance/print.js";
import { readExpectations } from "../conformance/read-expectations.js";
import { CLIENT_OPTIONS, runScenarios, type Subject } from "../conformance/run.js";
import { dryRun, openSandbox, sandboxAddress } from "../conformance/sandbox.js";
import { type Resource, runInSandbox } from "../conformance/sandbox-scenarios.js";
import { scaffoldExpectations } from "../conformance/scaffold.js";
import type { Entry } from "../conformance/scenario.js";
import { expectationsFile, expecting, projectText } from "../conformance/suite.js";
import { visibleLines } from "../formats/visible.js";
import { anyCredentials, loadGenerated } from "../generated-package.js";
import { sampleConfig, sampleInput } from "../mock/shapes.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

export const conform: Command = defineCommand({
  name: "conform",
  summary:
    "Runs the conformance suite against a provider's generated adapter, on loopback or in the provider's sandbox.",
  operands: "<provider>",
  options: {
    contract: { kind: "value", value: "<name>", summary: "where the provider is bound to several; default: the first" },
    expectations: {
      kind: "value",
      value: "<file>",
      summary: "what each scenario must come to; default: expectations/<contract>.yaml in the provider's folder",
    },
    scaffold: { kind: "flag", summary: "print expectations to fill in: a `?` where a person decides" },
    write: { kind: "flag", summary: "with --scaffold: write the file; one that is there is left alone" },
    "base-url": {
      kind: "value",
      value: "<url>",
      summary: "run in the provider's sandbox instead; credentials are read from the environment",
    },
    resource: {
      kind: "list",
      value: "<scenario>=<id>",
      summary: "in the sandbox: a resource that is acted on, and the scenario that it must be; in this order",
    },
    "dry-run": { kind: "flag", summary: "in the sandbox: print what would be sent, and send nothing" },
    "allow-documented-server": {
      kind: "flag",
      summary: "in the sandbox: the address may be a server of the provider's document",
    },
    format: { kind: "value", value: "<format>", summary: "of the results", choices: ["text", "json", "junit"] },
  },
  async run({ options, positionals }, terminal) {
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
    if (options.scaffold) return await scaffold(bound, options.write, terminal);
    const scenarios = stated(bound, options.expectations, terminal);
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
    return finish(await runInSandbox(await openSandbox(sandbox)));
  },
});

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

async function scaffold(
  { project, folder, plan, model }: Bound,
  write: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const { contract, operation } = plan;
  const { named } = expecting(project, plan);
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
function stated({ project, folder, plan }: Bound, named: string | undefined, terminal: Terminal): readonly Entry[] {
  const about = expecting(project, plan);
  if (named !== undefined) return readExpectations(textOf(resolve(terminal.cwd, named), named), named, about);
  const file = expectationsFile(folder, plan.contract.name);
  if (!existsSync(join(project.root, file)))
    throw new UsageError(
      `${file} is not there: what the provider must come to is for a person to state. Begin with \`concordat conform ${folder.name} --contract ${plan.contract.name} --scaffold --write\``,
    );
  return readExpectations(projectText(project, file), file, about);
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new UsageError(`${name} cannot be read`);
  }
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
