import { isAbsolute, normalize } from "node:path/posix";
import { didYouMean } from "./closest.js";
import type { FindingDraft } from "./draft.js";
import { get, getObject, isArray, isObject, type JsonObject, type JsonValue } from "./json.js";
import { type Location, locate } from "./origin.js";
import type { PointerToken } from "./pointer.js";

/** What `concordat.yaml` says of one provider. */
export interface ProviderSettings {
  /** The operations that the package is to hold, beside those that bindings name. */
  readonly operations?: Scope;
  /** The document's own file, relative to the provider's folder, where it is not `source.*`: for documents in several files. */
  readonly source?: string;
}

/** Every operation, or those named, each by operationId, name in code or `METHOD /path`. */
export type Scope = "all" | readonly NamedOperation[];

export interface NamedOperation {
  readonly name: string;
  /** Where `concordat.yaml` names it. */
  readonly location: Location;
}

const KEYS: readonly (keyof ProviderSettings)[] = ["operations", "source"];

/** The `providers` of `concordat.yaml`, by name. What is wrong is a finding and left out. */
export function readProviderSettings(config: JsonObject): {
  readonly value: ReadonlyMap<string, ProviderSettings>;
  readonly findings: readonly FindingDraft[];
} {
  const reader = new Reader(config);
  const providers = Object.entries(getObject(config, "providers") ?? {});
  const value = new Map(providers.map(([name, settings]) => [name, reader.settings(settings, ["providers", name])]));
  return { value, findings: reader.findings };
}

class Reader {
  readonly findings: FindingDraft[] = [];
  readonly #config: JsonObject;

  constructor(config: JsonObject) {
    this.#config = config;
  }

  settings(value: JsonValue, tokens: readonly PointerToken[]): ProviderSettings {
    if (!isObject(value)) {
      this.#report("What is said of a provider must be a mapping.", tokens);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (KEYS.some((known) => known === key)) continue;
      this.#report(`A provider has no setting "${key}".${didYouMean(key, KEYS)}`, [...tokens, key], "key");
    }
    const operations = this.#operations(get(value, "operations"), [...tokens, "operations"]);
    const source = this.#source(get(value, "source"), [...tokens, "source"]);
    return { ...(operations === undefined ? {} : { operations }), ...(source === undefined ? {} : { source }) };
  }

  #operations(value: JsonValue | undefined, tokens: readonly PointerToken[]): Scope | undefined {
    if (value === undefined || value === "all") return value;
    if (!isArray(value)) {
      this.#report('"operations" must be "all" or a list of operations.', tokens);
      return undefined;
    }
    return value.flatMap((name, index): NamedOperation[] => {
      const location = locate(this.#config, [...tokens, index]);
      if (typeof name === "string" && location !== undefined) return [{ name, location }];
      this.#report("An operation is named by text.", [...tokens, index]);
      return [];
    });
  }

  #source(value: JsonValue | undefined, tokens: readonly PointerToken[]): string | undefined {
    if (value === undefined) return undefined;
    const path = typeof value === "string" ? normalize(value.replaceAll("\\", "/")) : "";
    if (/^[^\0]+$/.test(path) && !isAbsolute(path) && path.split("/")[0] !== "..") return path;
    this.#report('"source" must be a file below the folder of the provider.', tokens);
    return undefined;
  }

  #report(message: string, tokens: readonly PointerToken[], at: "key" | "value" = "value"): void {
    const location = locate(this.#config, tokens, at);
    if (location !== undefined) this.findings.push({ rule: "source/config", message, location });
  }
}
