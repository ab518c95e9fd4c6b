import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { didYouMean } from "./closest.js";
import { type Config, DEFAULT_CONFIG, readConfig } from "./config.js";
import type { FindingDraft, Outcome } from "./draft.js";
import { byCodeUnit } from "./order.js";
import { fileProblem } from "./problem.js";
import { isInside, kindOf, readText } from "./read.js";
import { unknownProviders } from "./unknown-providers.js";

export const CONFIG_FILE = "concordat.yaml";

/** A file of one contract: the contract itself, its scenarios, or a provider's binding of it and what must come of it. */
export interface ContractFile {
  /** The contract's name, which is the file's. */
  readonly contract: string;
  readonly file: string;
}

/** The files of one provider. Paths are relative to the project, with `/`. */
export interface ProviderFolder {
  readonly name: string;
  readonly folder: string;
  readonly source: string;
  readonly repairs?: string;
  readonly assumptions?: string;
  readonly bindings: readonly ContractFile[];
  /** What a provider must come to, contract by contract. */
  readonly expectations: readonly ContractFile[];
}

/** A project's files, sorted by code unit. Paths but `root` are relative to it, with `/`. */
export interface Project {
  /** The absolute path of the folder that holds `concordat.yaml`, or of the working directory where there is none. */
  readonly root: string;
  readonly config: Config;
  readonly configFile?: string;
  readonly providers: readonly ProviderFolder[];
  readonly contracts: readonly ContractFile[];
  /** The scenarios that every provider of a contract states or lacks. */
  readonly scenarios: readonly ContractFile[];
}

export interface DiscoverInput {
  readonly cwd: string;
  /** Names of the providers that are wanted; all where none is named. */
  readonly providers?: readonly string[];
}

/** Finds the project around `cwd` and its files. No value where `concordat.yaml` cannot be read. */
export function discover({ cwd, providers = [] }: DiscoverInput): Outcome<Project> {
  const root = projectRoot(resolve(cwd));
  const configured = readProjectConfig(root);
  const config = configured.value;
  if (config === undefined) return { value: undefined, findings: configured.findings };
  const found = providersOf(root, config);
  const missing = missingProviders(providers, found.names, `${config.specs}/providers`);
  const wanted = (name: string): boolean => providers.length === 0 || providers.includes(name);
  const chosen = found.outcomes.filter(({ name }) => wanted(name));
  const project: Project = {
    root,
    config,
    ...(existsSync(join(root, CONFIG_FILE)) ? { configFile: CONFIG_FILE } : {}),
    providers: chosen.flatMap(({ value }) => (value === undefined ? [] : [value])),
    contracts: contractFiles(root, `${config.specs}/contract`, ".openapi.yaml"),
    scenarios: contractFiles(root, `${config.specs}/contract`, ".scenarios.yaml"),
  };
  const strangers = unknownProviders(config.raw, found.names);
  const findings = [...configured.findings, ...strangers, ...missing, ...chosen.flatMap((outcome) => outcome.findings)];
  return { value: project, findings };
}

/** The nearest folder upward that holds `concordat.yaml`, else `cwd` itself. */
function projectRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

function readProjectConfig(root: string): Outcome<Config> {
  if (!existsSync(join(root, CONFIG_FILE))) return { value: DEFAULT_CONFIG, findings: [] };
  const text = readText({ root, path: CONFIG_FILE });
  if (text.value === undefined) {
    const empty = text.findings.every(({ rule }) => rule === "source/empty");
    return empty ? { value: DEFAULT_CONFIG, findings: [] } : { value: undefined, findings: text.findings };
  }
  const config = readConfig(text.value);
  return { value: config.value, findings: [...text.findings, ...config.findings] };
}

function providersOf(
  root: string,
  config: Config,
): {
  readonly names: readonly string[];
  readonly outcomes: readonly (Outcome<ProviderFolder> & { readonly name: string })[];
} {
  const folder = `${config.specs}/providers`;
  const names = namesIn(root, folder).filter((name) => !name.startsWith(".") && isFolder(root, `${folder}/${name}`));
  return { names, outcomes: names.map((name) => ({ name, ...providerFolder(root, config, name) })) };
}

function providerFolder(root: string, config: Config, name: string): Outcome<ProviderFolder> {
  const folder = `${config.specs}/providers/${name}`;
  const files = namesIn(root, folder);
  const stated = config.providers.get(name)?.source;
  const candidates = files.filter((file) => /^source\.[A-Za-z0-9]+$/.test(file));
  const [source, second] = stated === undefined ? candidates : [stated];
  if (source === undefined) {
    const message = `The provider folder ${folder} holds no source file.`;
    return failed(fileProblem("source/provider-files", folder, message));
  }
  if (second !== undefined) {
    const message = `The provider folder ${folder} holds more than one source file: ${source} and ${second}.`;
    return failed(fileProblem("source/provider-files", `${folder}/${second}`, message));
  }
  const overlay = (file: string): string | undefined => (files.includes(file) ? `${folder}/${file}` : undefined);
  const repairs = overlay("repairs.overlay.yaml");
  const assumptions = overlay("assumptions.overlay.yaml");
  const value: ProviderFolder = {
    name,
    folder,
    source: `${folder}/${source}`,
    ...(repairs === undefined ? {} : { repairs }),
    ...(assumptions === undefined ? {} : { assumptions }),
    bindings: contractFiles(root, `${folder}/bindings`, ".yaml"),
    expectations: contractFiles(root, `${folder}/expectations`, ".yaml"),
  };
  return { value, findings: [] };
}

function contractFiles(root: string, folder: string, ending: string): ContractFile[] {
  return namesIn(root, folder)
    .filter((name) => name.endsWith(ending) && name.length > ending.length && !name.startsWith("."))
    .map((name) => ({ contract: name.slice(0, -ending.length), file: `${folder}/${name}` }));
}

function missingProviders(wanted: readonly string[], names: readonly string[], folder: string): FindingDraft[] {
  return [...new Set(wanted)].sort(byCodeUnit).flatMap((name) => {
    if (names.includes(name)) return [];
    const message = `There is no provider "${name}" in ${folder}.${didYouMean(name, names)}`;
    const known = names.length === 0 ? undefined : `The providers are: ${names.join(", ")}.`;
    const isFile = /[./\\*]/.test(name);
    const help = isFile
      ? `A provider's name is wanted here: put the document at ${folder}/<name>/source.yaml (or .json, .md, .txt), where its repairs stand beside it. \`lint\` takes any file, \`fix\` those outside of provider folders.`
      : known;
    return [fileProblem("source/unknown-provider", folder, message, help)];
  });
}

/** The names in a folder below the project, sorted; none where it is not there. */
function namesIn(root: string, folder: string): string[] {
  if (!isInside(root, folder) || !isFolder(root, folder)) return [];
  return readdirSync(resolve(root, folder)).sort(byCodeUnit);
}

function isFolder(root: string, path: string): boolean {
  return kindOf(resolve(root, path)) === "folder";
}

function failed(finding: FindingDraft): Outcome<ProviderFolder> {
  return { value: undefined, findings: [finding] };
}
