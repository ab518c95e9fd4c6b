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

/** A section of a rule's page. */
export interface RuleList {
  readonly title: string;
  readonly note: string;
  /** In Markdown. */
  readonly items: readonly string[];
}

/**
 * What another rule says that follows from a finding of this one: one cause is one finding. Where only some findings of either rule
 * are meant, their words tell.
 */
export interface Covered {
  /** Its id. `openapi/<name>` is what @redocly/openapi-core calls `<name>`, whether that rule is run or not. */
  readonly rule: string;
  /**
   * Where its finding stands, seen from this one's node: on it, on an object that holds it, on what is inside it, on or inside another
   * member of the same object, or anywhere in the document.
   */
  readonly where: "here" | "around" | "inside" | "beside" | "anywhere";
  /** What a finding of this rule says, where it covers the other. */
  readonly of?: RegExp;
  /** The pointer of a finding of this rule, where it covers the other. */
  readonly at?: RegExp;
  /** What the other's finding says, where it is covered: for a rule of Redocly in Redocly's own words. */
  readonly saying?: RegExp;
  /** The two name one member: a word that this one has in code stands in the other. */
  readonly sharing?: true;
  /** The other names a reference that leads through the member which this one says was meant. */
  readonly through?: true;
}

/** A finding of another linter in our words, and where it is told better at our place. */
export type Told = Partial<Pick<Problem, "at" | "point" | "message" | "why" | "help" | "related" | "group">>;

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
  /** What `concordat fix` does about it, which is said of those findings alone that have a fix. */
  readonly mends?: string;
  readonly examples: RuleExamples;
  /** What its page lists besides, where the rule is about a closed list of things. */
  readonly lists?: readonly RuleList[];
  /** Absent where another stage, or another linter's rule, emits the finding. */
  readonly check?: (context: Context) => Iterable<Problem>;
  /** The findings of other rules that give way to this one's. */
  readonly covers?: readonly Covered[];
  /** What is compared between the providers of one contract. */
  readonly traits?: (bound: Bound) => Iterable<Trait>;
  /** The name of the @redocly/openapi-core rule whose findings bear this id. */
  readonly redocly?: string;
  /** Whether a finding of that rule is kept, by its message and its place; by default each is. */
  readonly redoclyKeeps?: (message: string, context: Context, at: readonly PointerToken[]) => boolean;
  /** What is told in place of that rule's own words and place; undefined where they say enough. */
  readonly redoclyTells?: (context: Context, at: readonly PointerToken[], message: string) => Told | undefined;
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

/** What to do about what a rule finds, `fix` included. */
export function adviceOf({ help, mends }: Rule): string {
  return mends === undefined ? help : `${help} ${mends}`;
}

/** The part of an id before the slash. */
export function familyOf(rule: { readonly id: string }): string {
  return rule.id.slice(0, rule.id.indexOf("/"));
}
