import { didYouMean } from "./closest.js";
import type { FindingDraft } from "./draft.js";
import { get, getArray, getObject, isArray, type JsonObject } from "./json.js";
import { type Location, locate } from "./origin.js";

interface Named {
  readonly provider: string;
  readonly location: Location | undefined;
}

/** The providers that the settings speak of and the project does not have. */
export function unknownProviders(config: JsonObject, names: readonly string[]): FindingDraft[] {
  return [...settled(config), ...overridden(config)].flatMap(({ provider, location }) => {
    if (location === undefined || names.includes(provider)) return [];
    const message = `There is no provider "${provider}".${didYouMean(provider, names)}`;
    return [{ rule: "source/config", message, location }];
  });
}

/** The keys of `providers`. */
function settled(config: JsonObject): readonly Named[] {
  return Object.keys(getObject(config, "providers") ?? {}).map((provider) => ({
    provider,
    location: locate(config, ["providers", provider], "key"),
  }));
}

/** `providers` of each entry of `overrides`: a name or a list of names. */
function overridden(config: JsonObject): readonly Named[] {
  return (getArray(config, "overrides") ?? []).flatMap((override, index) => {
    const stated = get(override, "providers");
    const tokens = ["overrides", index, "providers"];
    if (typeof stated === "string") return [{ provider: stated, location: locate(config, tokens) }];
    return (isArray(stated) ? stated : []).flatMap((provider, place) =>
      typeof provider === "string" ? [{ provider, location: locate(config, [...tokens, place]) }] : [],
    );
  });
}
