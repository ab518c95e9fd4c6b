import type { Fix } from "../repair/overlay.js";
import type { RelatedLocation, Severity } from "../source/draft.js";
import type { Location } from "../source/origin.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import type { Bound, Trait } from "./trait.js";

/** What a rule says about one place. The engine adds the rule's own words, the status and the fingerprint. */
export interface Problem {
  /** The node, by its tokens in the document that the rule was given, or a place in the prose. */
  readonly at: readonly PointerToken[] | Location;
  /** Point at the name of the node and not at its value. */
  readonly point?: "key";
  readonly message: string;
  /** What the fingerprint knows of the message: set it where the message holds counts or other text that may change. */
  readonly subject?: string;
  /** The finding is about the document as a whole: it is the same one wherever the words that it quotes stand. */
  readonly once?: true;
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
  readonly related?: readonly RelatedLocation[];
  readonly group?: string;
  readonly fix?: Fix;
}

/** What a rule's examples are: a fragment of an OpenAPI document, a docs page, or a file that is shown and not run. */
export interface RuleExamples {
  readonly wrong: string;
  readonly right: string;
  /** Default `openapi`: YAML, to which the engine's tests add `openapi`, `info` and `paths` where they are missing. */
  readonly as?: "openapi" | "page" | "shown";
  /** Default 3.0.3. */
  readonly openapi?: string;
}

export interface Rule {
  /** `<family>/<rule>` */
  readonly id: string;
  readonly severity: Severity;
  /** A line for lists and headings. */
  readonly title: string;
  /** Why it matters to somebody who builds a client. */
  readonly why: string;
  /** What to do. */
  readonly help: string;
  readonly examples: RuleExamples;
  /** Absent where another stage, or another linter's rule, emits the finding. */
  readonly check?: (context: Context) => Iterable<Problem>;
  /** What is compared between the providers of one contract. */
  readonly traits?: (bound: Bound) => Iterable<Trait>;
  /** The name of the @redocly/openapi-core rule whose findings bear this id. */
  readonly redocly?: string;
  /** Whether a finding of that rule is kept, by its message and its place; by default each is. */
  readonly redoclyKeeps?: (message: string, context: Context, at: readonly PointerToken[]) => boolean;
  /** The group of its findings, where one cause has many. */
  readonly redoclyGroup?: string;
  /** Findings of that rule on the members or items of one node have one cause, and are one finding. */
  readonly redoclyGathers?: true;
  /** How severe a finding of that rule is, where its place makes a difference. */
  readonly redoclySeverity?: (context: Context, at: readonly PointerToken[], message: string) => Severity | undefined;
  /** What `fix` proposes for a finding of that rule. */
  readonly redoclyFix?: (context: Context, at: readonly PointerToken[]) => Fix | undefined;
}

/** Identity, for its type: a rule file is one call of this. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The part of an id before the slash. */
export function familyOf(rule: { readonly id: string }): string {
  return rule.id.slice(0, rule.id.indexOf("/"));
}
