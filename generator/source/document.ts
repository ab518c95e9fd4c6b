import type { JsonObject } from "./json.js";
import type { Span } from "./origin.js";
import type { SourceText } from "./text.js";

/** What was read: an OpenAPI file, a docs page with an OpenAPI block, or a docs page in prose alone. */
export type DocumentKind = "openapi" | "page-with-openapi" | "prose-page";

/** The OpenAPI feature versions that are read. */
export type OpenApiVersion = "2.0" | "3.0" | "3.1" | "3.2";

/** A block of a page's prose. `text` is the page's own characters, so an offset in it is `span.start` plus that offset. */
export interface ProseBlock {
  readonly kind: "heading" | "paragraph" | "item" | "code" | "note";
  readonly text: string;
  readonly span: Span;
  /** The headings above, outermost first. */
  readonly section: readonly string[];
  /** The info string of a fenced block, or the name of the component that wraps a note. */
  readonly info?: string;
}

/** A sentence of prose and where it stands. White space is folded in `text`; the span is exact. */
export interface Sentence {
  readonly text: string;
  readonly span: Span;
  readonly section: readonly string[];
}

/**
 * A provider's document as JSON. `root` is an OpenAPI document whatever was read: a prose page becomes one whose nodes know the
 * words that they came from. The published, the normalised and the effective document are all of this type.
 */
export interface SpecDocument {
  /** The provider's folder name, or for a loose file its path. */
  readonly provider: string;
  readonly kind: DocumentKind;
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
  readonly source: SourceText;
  readonly prose: readonly ProseBlock[];
  /** The further files of a document in several, whose content is part of `root`. */
  readonly parts?: readonly SourceText[];
  /** Why references to files were not followed, by `unresolvedKey`. */
  readonly unresolved?: ReadonlyMap<string, string>;
}

/** A reference by the file that it stands in and its text. */
export function unresolvedKey(file: string, reference: string): string {
  return `${file}\n${reference}`;
}

/**
 * Where an operation stands whose page states no method or no path: `/x-concordat-operations/<key>`, an Operation Object beside
 * `paths`. An assumption moves it to its address with the Overlay 1.1 `copy` and `remove`.
 */
export const UNADDRESSED_OPERATIONS = "x-concordat-operations";

/**
 * Where the success response stands of an operation whose page gives it no number: a Response Object as a member of the Operation
 * Object, beside `responses`. Which status it has is an assumption, which copies it to its key in `responses` and removes it.
 */
export const UNNUMBERED_SUCCESS = "x-concordat-success";

/** The `info.version` of a document that was made from a page: OpenAPI requires one, and such pages state none. */
export const UNSTATED_VERSION = "unknown";
