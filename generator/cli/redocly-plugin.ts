import type { Oas3Rule, Plugin, UserContext } from "@redocly/openapi-core";
import { catalogue, familyOf, inspectAlone, type Occurrence, type Rule } from "../lint/index.js";
import type { Severity } from "../source/draft.js";
import { ingest } from "../source/ingest.js";
import { SourceText } from "../source/text.js";

/**
 * The rules about documents as a plugin of the Redocly CLI, published as `concordat/redocly`:
 *
 *     plugins: [concordat/redocly]
 *     extends: [concordat/recommended]
 *     rules: { concordat/shape/closed-response: off }
 *
 * A rule's level is the most that its findings get: one that the rule itself holds for a warning stays one, and one that it holds for an
 * `info`, a level that Redocly lacks, is what the rule's setting `infos` says, `warn` where nothing does. `recommended` leaves them out.
 *
 * Only rules that need nothing but the document: no overlays, no bindings, no other provider. They read the root file; what
 * stands in other files is Redocly's to bundle first.
 */
export default function concordat(): Plugin {
  const rules = Object.fromEntries(documentRules.map((rule) => [rule.id, visitorOf(rule)]));
  return {
    id: "concordat",
    // One visitor serves both: it looks at the root alone, which every version has.
    rules: { oas2: rules, oas3: rules } as unknown as NonNullable<Plugin["rules"]>,
    configs: {
      recommended: {
        rules: levels(({ severity }) => (severity === "info" ? "off" : { severity: levelOf(severity), infos: "off" })),
      },
      all: { rules: levels(({ severity }) => levelOf(severity)) },
    },
  };
}

const FAMILIES: ReadonlySet<string> = new Set(["shape", "docs", "example"]);

const documentRules: readonly Rule[] = catalogue.filter(
  (rule) => FAMILIES.has(familyOf(rule)) && rule.check !== undefined,
);

type Level = "error" | "warn" | "off";

/** What a user's redocly.yaml, or one of the two presets, makes of a rule: a document, so of any type. */
interface Settings {
  readonly infos?: unknown;
}

function levelOf(severity: Severity): "error" | "warn" {
  return severity === "error" ? "error" : "warn";
}

function levels<T>(levelOf: (rule: Rule) => T): Record<string, T> {
  return Object.fromEntries(documentRules.map((rule) => [`concordat/${rule.id}`, levelOf(rule)]));
}

function visitorOf(rule: Rule): Oas3Rule {
  return (settings: Settings) => ({
    Root: (_root: unknown, context: UserContext) => {
      const { source } = context.location;
      for (const { location, message, help, severity } of inspectSource(source).get(rule.id) ?? []) {
        context.report({
          message: `${sentence(message)}\n${help ?? rule.help}`,
          location: { source, pointer: `#${location.pointer}`, reportOnKey: false },
          ...chosen(settings, severity),
        });
      }
    },
  });
}

function sentence(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

/** The level of a finding for which its rule chose a severity of its own. */
function chosen({ infos }: Settings, own: Severity | undefined): { readonly forceSeverity?: Level } {
  if (own === undefined || own === "error") return {};
  return { forceSeverity: own === "info" && infos === "off" ? "off" : "warn" };
}

type RedoclySource = UserContext["location"]["source"];

/** One pass for all rules: Redocly asks rule by rule. */
const inspected = new WeakMap<RedoclySource, ReadonlyMap<string, readonly Occurrence[]>>();

function inspectSource(source: RedoclySource): ReadonlyMap<string, readonly Occurrence[]> {
  const known = inspected.get(source);
  if (known !== undefined) return known;
  const { value } = ingest({ provider: source.absoluteRef, source: new SourceText(source.absoluteRef, source.body) });
  const byRule = new Map<string, Occurrence[]>();
  // What cannot be read at all, Redocly reports itself.
  for (const occurrence of value === undefined ? [] : inspectAlone(value, FAMILIES)) {
    byRule.set(occurrence.rule, [...(byRule.get(occurrence.rule) ?? []), occurrence]);
  }
  inspected.set(source, byRule);
  return byRule;
}
