import { didYouMean } from "../source/closest.js";
import type { FindingDraft, Outcome, Severity } from "../source/draft.js";
import { expandBraces } from "../source/glob.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import type { Location } from "../source/origin.js";
import { type PointerToken, parsePointer } from "../source/pointer.js";
import { ruleIds } from "./catalogue.js";
import { LEVELS, type Level } from "./level.js";
import { presets } from "./presets.js";

/** What a project says about the rules: `extends`, `rules` and `overrides` of concordat.yaml. */
export interface LintConfig {
  readonly severities: ReadonlyMap<string, Level>;
  /** A name of `presets`; by default `recommended`. */
  readonly preset?: string;
  /** In the order of the file: the last that fits a finding counts. */
  readonly overrides?: readonly Override[];
}

/** Severities for some findings: those that fit every member that is there. */
export interface Override {
  readonly providers?: readonly string[];
  /** Patterns over the segments of a path. */
  readonly files?: readonly (readonly string[])[];
  /** A pattern over the tokens of a pointer: the node that fits, and all below it. */
  readonly pointer?: readonly string[];
  readonly severities: ReadonlyMap<string, Level>;
}

export const NO_CONFIG: LintConfig = { severities: new Map() };

const RULE_KEYS = ["severity", "reason"];
const OVERRIDE_KEYS = ["providers", "files", "pointer", "rules", "reason"];

export interface ReadLintConfigInput {
  /** The root of concordat.yaml; other stages own its other members. */
  readonly root: JsonObject;
  /** Where a node of the file stands, or its name. */
  readonly locationOf: (tokens: readonly PointerToken[], at: "key" | "value") => Location;
}

/** Reads what concordat.yaml says about rules. What is not understood has no effect, and is a finding. */
export function readLintConfig({ root, locationOf }: ReadLintConfigInput): Outcome<LintConfig> {
  const reader = new Reader(locationOf);
  const preset = reader.preset(get(root, "extends"));
  const value: LintConfig = {
    severities: reader.rules(get(root, "rules"), ["rules"], undefined),
    ...(preset === undefined ? {} : { preset }),
    overrides: reader.overrides(get(root, "overrides")),
  };
  return { value, findings: reader.findings };
}

class Reader {
  readonly findings: FindingDraft[] = [];
  readonly #locationOf: ReadLintConfigInput["locationOf"];

  constructor(locationOf: ReadLintConfigInput["locationOf"]) {
    this.#locationOf = locationOf;
  }

  preset(value: JsonValue | undefined): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === "string" && presets.has(value)) return value;
    const near = typeof value === "string" ? didYouMean(value, presets.keys()) : "";
    this.#refuse(["extends"], `\`extends\` must be one of ${[...presets.keys()].join(", ")}.${near}`);
    return undefined;
  }

  /** @param shared the reason that an override gives for all of its rules; undefined for the project's own `rules` */
  rules(
    value: JsonValue | undefined,
    tokens: readonly PointerToken[],
    shared: JsonValue | undefined,
  ): ReadonlyMap<string, Level> {
    const levels = new Map<string, Level>();
    if (value === undefined) return levels;
    if (!isObject(value)) {
      this.#refuse(tokens, "`rules` must map rule ids to severities.");
      return levels;
    }
    for (const [rule, entry] of Object.entries(value)) {
      const at = [...tokens, rule];
      if (!ruleIds.has(rule)) {
        this.#refuse(at, `There is no rule \`${rule}\`.${didYouMean(rule, ruleIds)}`, "key");
        continue;
      }
      const level = this.#level(rule, entry, at, shared);
      if (level !== undefined) levels.set(rule, level);
    }
    return levels;
  }

  #level(
    rule: string,
    entry: JsonValue,
    at: readonly PointerToken[],
    shared: JsonValue | undefined,
  ): Level | undefined {
    const stated = isObject(entry) ? get(entry, "severity") : entry;
    const level = LEVELS.find((each) => each === stated);
    if (isObject(entry)) this.#unknownKeys(entry, at, RULE_KEYS);
    if (level === undefined) {
      const place = isObject(entry) && stated !== undefined ? [...at, "severity"] : at;
      const near = typeof stated === "string" ? didYouMean(stated, LEVELS) : "";
      this.#refuse(place, `The severity of \`${rule}\` must be one of ${LEVELS.join(", ")}.${near}`);
      return undefined;
    }
    const reason = isObject(entry) ? get(entry, "reason") : undefined;
    if (level === "off" && !isReason(reason) && !isReason(shared)) {
      this.#report({
        tokens: at,
        message: `\`${rule}\` is off, and nothing says why.`,
        severity: "warning",
        why: "Whoever meets the setting later cannot tell whether it still holds.",
        help: 'Write `{ severity: off, reason: "…" }`.',
      });
    }
    return level;
  }

  overrides(value: JsonValue | undefined): readonly Override[] {
    if (value === undefined) return [];
    if (!isArray(value)) {
      this.#refuse(["overrides"], "`overrides` must be a list.");
      return [];
    }
    return value.flatMap((entry, index) => {
      const override = this.#override(entry, ["overrides", index]);
      return override === undefined ? [] : [override];
    });
  }

  /** Undefined where a member that limits it is not understood: without it the override would say more than was meant. */
  #override(entry: JsonValue, at: readonly PointerToken[]): Override | undefined {
    if (!isObject(entry)) {
      this.#refuse(at, "An override must be a mapping with `rules`, and `providers`, `files` or `pointer`.");
      return undefined;
    }
    const before = this.findings.length;
    this.#unknownKeys(entry, at, OVERRIDE_KEYS);
    const providers = this.#texts(entry, "providers", at);
    const files = this.#texts(entry, "files", at)?.flatMap((pattern) => expandBraces(pattern) ?? [pattern]);
    const pointer = this.#pointer(entry, at);
    if (providers === undefined && files === undefined && pointer === undefined && this.findings.length === before) {
      this.#refuse(
        at,
        "An override says where it holds: with `providers`, `files` or `pointer`. Else write it in `rules`.",
      );
    }
    if (get(entry, "rules") === undefined) this.#refuse(at, "An override says what holds there: with `rules`.");
    const understood = this.findings.length === before;
    const severities = this.rules(get(entry, "rules"), [...at, "rules"], get(entry, "reason"));
    if (!understood) return undefined;
    return {
      ...(providers === undefined ? {} : { providers }),
      ...(files === undefined ? {} : { files: files.map((pattern) => pattern.split("/")) }),
      ...(pointer === undefined ? {} : { pointer }),
      severities,
    };
  }

  #texts(entry: JsonObject, key: string, at: readonly PointerToken[]): readonly string[] | undefined {
    const value = get(entry, key);
    if (value === undefined) return undefined;
    const list = isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === "string");
    if (texts.length === list.length && texts.length > 0) return texts;
    this.#refuse([...at, key], `\`${key}\` must be a text or a list of texts.`);
    return undefined;
  }

  #pointer(entry: JsonObject, at: readonly PointerToken[]): readonly string[] | undefined {
    const value = get(entry, "pointer");
    if (value === undefined) return undefined;
    const tokens = typeof value === "string" ? parsePointer(value) : undefined;
    if (tokens === undefined) {
      this.#refuse([...at, "pointer"], "`pointer` must be a JSON Pointer such as `/paths/~1pets/**`.");
    }
    return tokens;
  }

  #unknownKeys(entry: JsonObject, at: readonly PointerToken[], known: readonly string[]): void {
    for (const key of Object.keys(entry)) {
      if (!known.includes(key))
        this.#refuse(
          [...at, key],
          `There is no setting \`${key}\` here.${didYouMean(key, known) || ` The settings are: ${[...known].join(", ")}.`}`,
          "key",
        );
    }
  }

  #refuse(tokens: readonly PointerToken[], message: string, point: "key" | "value" = "value"): void {
    this.#report({ tokens, message, point });
  }

  #report(mistake: {
    readonly tokens: readonly PointerToken[];
    readonly message: string;
    readonly point?: "key" | "value";
    readonly severity?: Severity;
    readonly why?: string;
    readonly help?: string;
  }): void {
    const { tokens, point = "value", ...rest } = mistake;
    this.findings.push({ rule: "lint/config-invalid", location: this.#locationOf(tokens, point), ...rest });
  }
}

function isReason(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.trim() !== "";
}
