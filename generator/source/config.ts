import { isAbsolute, normalize } from "node:path";
import { didYouMean } from "./closest.js";
import type { FindingDraft, Outcome } from "./draft.js";
import { get, isArray, isObject, type JsonObject, type JsonValue, newObject } from "./json.js";
import { DEFAULT_LIMITS, LIMIT_NAMES, type Limits, withDefaults } from "./limits.js";
import { originOf, type Span } from "./origin.js";
import { parseYaml } from "./parse-yaml.js";
import { problem } from "./problem.js";
import { type ProviderSettings, readProviderSettings } from "./provider-settings.js";
import { ORIGIN_FORM, readOrigin } from "./remote/origin.js";
import type { SourceText } from "./text.js";

/** What `concordat.yaml` says, with the defaults for what it does not. */
export interface Config {
  /** The npm scope of generated packages, with its `@`. */
  readonly scope: string;
  /** Folder of the specifications, relative to the project, with `/`. */
  readonly specs: string;
  /** Folder of the generated packages, likewise. */
  readonly output: string;
  /** SPDX identifier for generated packages. */
  readonly license: string;
  /** By the provider's name. */
  readonly providers: ReadonlyMap<string, ProviderSettings>;
  /** Origins that referenced files are fetched from. */
  readonly remote: readonly string[];
  /** How much work a document may ask for. */
  readonly limits: Limits;
  /** The file's root as it was read, with its places, for the stages that own the other keys. */
  readonly raw: JsonObject;
}

export const DEFAULT_CONFIG: Config = {
  scope: "@concordat",
  specs: "specs",
  output: "generated",
  license: "MIT",
  providers: new Map(),
  remote: [],
  limits: DEFAULT_LIMITS,
  raw: newObject(),
};

interface Key {
  /** What the value must be, to be said to the user. */
  readonly expected: string;
  readonly accepts: (value: JsonValue) => boolean;
}

const FOLDER: Key = { expected: "a folder below the project", accepts: isFolderBelow };
const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  [
    "scope",
    { expected: 'an npm scope such as "@acme"', accepts: (value) => matches(value, /^@[a-z0-9][a-z0-9._-]*$/) },
  ],
  ["specs", FOLDER],
  ["output", FOLDER],
  ["license", { expected: 'an SPDX identifier such as "MIT"', accepts: (value) => matches(value, /^[\w.+() -]+$/) }],
  ["providers", { expected: "a mapping of provider names", accepts: isObject }],
  ["remote", { expected: `a list, each ${ORIGIN_FORM}`, accepts: isOrigins }],
  ["limits", { expected: "a mapping of limits, each a whole number above zero", accepts: isObject }],
  // The linter's own; it says what is wrong with them.
  ["extends", { expected: "a preset", accepts: () => true }],
  ["rules", { expected: "a mapping", accepts: () => true }],
  ["overrides", { expected: "a list", accepts: () => true }],
  ["$schema", { expected: "text", accepts: (value) => typeof value === "string" }],
]);

/** Reads `concordat.yaml`. A key that is unknown or has a wrong value is a finding, and its default stands. */
export function readConfig(source: SourceText): Outcome<Config> {
  const parsed = parseYaml({ source });
  const { value } = parsed;
  if (value === undefined) return { value: undefined, findings: parsed.findings };
  if (value === null) return { value: DEFAULT_CONFIG, findings: parsed.findings };
  if (!isObject(value)) {
    const span = { source, start: 0, end: source.text.length };
    const finding = problem({ rule: "source/config", message: `${source.file} must be a mapping.`, span });
    return { value: undefined, findings: [...parsed.findings, finding] };
  }
  const mistakes = mistakesIn(value);
  const providers = readProviderSettings(value);
  const limits = readLimits(value);
  const accepted = (key: "scope" | "specs" | "output" | "license"): string => {
    const stated = get(value, key);
    return typeof stated === "string" && KEYS.get(key)?.accepts(stated) === true ? stated : DEFAULT_CONFIG[key];
  };
  const config: Config = {
    scope: accepted("scope"),
    specs: folder(accepted("specs")),
    output: folder(accepted("output")),
    license: accepted("license"),
    providers: providers.value,
    remote: originsOf(get(value, "remote")) ?? [],
    limits: limits.value,
    raw: value,
  };
  return { value: config, findings: [...parsed.findings, ...mistakes, ...providers.findings, ...limits.findings] };
}

function mistakesIn(root: JsonObject): FindingDraft[] {
  const findings: FindingDraft[] = [];
  for (const [token, entry] of originOf(root)?.entries ?? []) {
    const name = String(token);
    const known = KEYS.get(name);
    const value = root[name];
    const report = (message: string, span: Span): void => {
      findings.push(problem({ rule: "source/config", message, span, tokens: [name] }));
    };
    if (known === undefined) {
      report(
        `There is no setting "${name}".${didYouMean(name, KEYS.keys()) || ` The settings are: ${[...KEYS.keys()].join(", ")}.`}`,
        entry.key ?? entry.value,
      );
    } else if (value === undefined || !known.accepts(value)) {
      report(`"${name}" must be ${known.expected}.`, entry.value);
    }
  }
  return findings;
}

function originsOf(value: JsonValue | undefined): readonly string[] | undefined {
  if (!isArray(value)) return undefined;
  const origins = value.map((item) => (typeof item === "string" ? readOrigin(item) : undefined));
  return origins.every((origin) => origin !== undefined) ? origins : undefined;
}

function isOrigins(value: JsonValue): boolean {
  return originsOf(value) !== undefined;
}

function readLimits(root: JsonObject): { readonly value: Limits; readonly findings: readonly FindingDraft[] } {
  const stated = get(root, "limits");
  const own = isObject(stated) ? stated : newObject();
  const findings: FindingDraft[] = [];
  for (const [token, entry] of originOf(own)?.entries ?? []) {
    const name = String(token);
    const report = (message: string, span: Span): void => {
      findings.push(problem({ rule: "source/config", message, span, tokens: ["limits", name] }));
    };
    if (!LIMIT_NAMES.some((known) => known === name))
      report(`There is no limit "${name}".${didYouMean(name, LIMIT_NAMES)}`, entry.key ?? entry.value);
    else if (!isLimit(own[name])) report(`"limits.${name}" must be a whole number above zero.`, entry.value);
  }
  const value = withDefaults((name) => {
    const limit = get(own, name);
    return isLimit(limit) ? limit : undefined;
  });
  return { value, findings };
}

function isLimit(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function matches(value: JsonValue, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isFolderBelow(value: JsonValue): boolean {
  if (typeof value !== "string" || value.trim() === "" || isAbsolute(value) || value.includes("\0")) return false;
  const first = folder(value).split("/")[0];
  return first !== ".." && first !== ".";
}

/** `./a//b/` → `a/b` */
function folder(path: string): string {
  return normalize(path.replaceAll("\\", "/")).replaceAll("\\", "/").replace(/\/+$/, "");
}
