import type { JsonObject, JsonValue } from "../source/json.js";
import type { Location } from "../source/origin.js";
import type { SourceText } from "../source/text.js";

/** The place of an action in a repair of several: it is written `2 of 3`, and they stand one after the other. */
export interface Step {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/**
 * What stands elsewhere in a document and is the reason for a repair: once it is otherwise, the repair has none. `target` is an RFC 9535
 * JSONPath, and selects something that is as `expected` says (the value itself, or members of an object), or nothing where it is absent.
 */
export interface Premise {
  readonly target: string;
  /** Where this and `absent` are left out, that something stands there is enough. */
  readonly expected?: JsonValue;
  readonly absent?: true;
}

/** What an action says about itself beyond the specification: which rule asked for it, and what it expects to find. */
export interface ActionNote {
  readonly rule?: string;
  /**
   * What the action replaces or removes: the value itself where the target is a primitive or an array, members of it where it is
   * an object. What an update sets and `expected` does not name must not be there yet.
   */
  readonly expected?: JsonValue;
  /** True where the action only adds: nothing that it sets may be there yet. */
  readonly absent?: true;
  /** What the action, and each step behind it, rests on in the document as it is before the action. */
  readonly premises?: readonly Premise[];
  /** Absent where the action is a repair by itself. */
  readonly step?: Step;
  readonly reason: string;
  /** Where the fact is published, for assumptions. */
  readonly source?: string;
}

/** An Action Object of the Overlay Specification 1.1, section 4.4.3. `target` and `copy` are RFC 9535 JSONPath. */
export interface OverlayAction {
  readonly target: string;
  readonly description?: string;
  readonly update?: JsonValue;
  readonly remove?: boolean;
  readonly copy?: string;
  readonly note?: ActionNote;
}

/** An action that was read from a file, and where it stands there. */
export interface LocatedAction extends OverlayAction {
  readonly location: Location;
  /** The Action Object as it stands in the file, so that what it adds is located there. */
  readonly node: JsonObject;
}

/** An overlay file: repairs (fixes that a person committed) or assumptions (facts that a person added). */
export interface Overlay {
  readonly kind: "repairs" | "assumptions";
  readonly source: SourceText;
  readonly version: "1.0" | "1.1";
  readonly title: string;
  readonly actions: readonly LocatedAction[];
}

/** A proposed change. `safe`: the meaning cannot be another; `review`: a person must agree. */
export interface Fix {
  readonly safety: "safe" | "review";
  readonly actions: readonly [OverlayAction, ...OverlayAction[]];
}
