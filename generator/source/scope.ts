import { didYouMean } from "./closest.js";
import type { FindingDraft } from "./draft.js";
import { get, getArray, getObject, isArray, isObject, type JsonObject } from "./json.js";
import { type Location, locate } from "./origin.js";
import type { PointerToken } from "./pointer.js";

/** The operations that a package is to hold: every one, or those named, each by operationId, name in code or `METHOD /path`. */
export type Scope = "all" | readonly NamedOperation[];

export interface NamedOperation {
  readonly name: string;
  /** Where `concordat.yaml` names it. */
  readonly location: Location;
}

/** The providers that the settings speak of and the project does not have. */
export function unknownProviders(config: JsonObject, names: readonly string[]): FindingDraft[] {
  const settings = Object.keys(getObject(config, "providers") ?? {}).map((provider) => {
    return { provider, location: locate(config, ["providers", provider], "key") };
  });
  return [...settings, ...overridden(config)].flatMap(({ provider, location }) => {
    if (location === undefined || names.includes(provider)) return [];
    const message = `There is no provider "${provider}".${didYouMean(provider, names)}`;
    return [{ rule: "source/config", message, location }];
  });
}

/** The providers that `overrides[*].providers` names. */
function overridden(
  config: JsonObject,
): readonly { readonly provider: string; readonly location: Location | undefined }[] {
  return (getArray(config, "overrides") ?? []).flatMap((override, index) => {
    const stated = get(override, "providers");
    const tokens = ["overrides", index, "providers"];
    if (typeof stated === "string") return [{ provider: stated, location: locate(config, tokens) }];
    return (isArray(stated) ? stated : []).flatMap((provider, place) =>
      typeof provider === "string" ? [{ provider, location: locate(config, [...tokens, place]) }] : [],
    );
  });
}

/** `providers.<name>.operations` of `concordat.yaml`: `all`, or a list of names. What is wrong is a finding and left out. */
export function readScopes(config: JsonObject): {
  readonly value: ReadonlyMap<string, Scope>;
  readonly findings: readonly FindingDraft[];
} {
  const value = new Map<string, Scope>();
  const findings: FindingDraft[] = [];
  const report = (message: string, tokens: readonly PointerToken[], at: "key" | "value" = "value"): void => {
    const location = locate(config, tokens, at);
    if (location !== undefined) findings.push({ rule: "source/config", message, location });
  };
  for (const [provider, settings] of Object.entries(getObject(config, "providers") ?? {})) {
    const tokens = ["providers", provider];
    if (!isObject(settings)) {
      report(`"${provider}" must be a mapping.`, tokens);
      continue;
    }
    for (const key of Object.keys(settings)) {
      if (key === "operations") continue;
      report(`A provider has no setting "${key}".${didYouMean(key, ["operations"])}`, [...tokens, key], "key");
    }
    const stated = get(settings, "operations");
    if (stated === undefined) continue;
    if (stated === "all") value.set(provider, "all");
    else if (isArray(stated)) {
      const names = stated.flatMap((name, index): NamedOperation[] => {
        const location = locate(config, [...tokens, "operations", index]);
        if (typeof name === "string" && location !== undefined) return [{ name, location }];
        report("An operation is named by text.", [...tokens, "operations", index]);
        return [];
      });
      value.set(provider, names);
    } else report('"operations" must be "all" or a list of operations.', [...tokens, "operations"]);
  }
  return { value, findings };
}
