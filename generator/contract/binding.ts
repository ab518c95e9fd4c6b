import type { ParameterLocation } from "../model/model.js";
import type { Location, Span } from "../source/origin.js";
import type { RequestExpression, ResponseExpression } from "./expression.js";
import type { Expr } from "./guard/syntax.js";
import type { Located } from "./report.js";

/**
 * A binding as it is written, nothing looked up yet: the syntax of `bindings/<contract>.yaml`. Every name and every expression
 * knows its place.
 */
export interface Binding {
  readonly location: Location;
  readonly operation: Located<string>;
  /** Why it is this operation, although its names say nothing of what the contract asks, or speak of something else. */
  readonly operationBecause?: string;
  /** Stated where the operation is public: an operation without security is a mistake otherwise. */
  readonly security?: Located<"none">;
  /** Stated where the operation changes nothing although its method may (RFC 9110, 9.2.1), such as a search with POST. */
  readonly safe?: Located<true>;
  /** The key `request`, or the whole binding where it has none. */
  readonly request: Location;
  readonly assignments: readonly AssignmentSyntax[];
  readonly drop: readonly Located<string>[];
  readonly config: readonly ConfigSyntax[];
  /** Statuses that only the provider's prose names by number, each with the place that does. */
  readonly named: readonly { readonly status: Located<number>; readonly reason: string }[];
  readonly responsesKey: Location;
  readonly responses: readonly ResponseSyntax[];
  readonly notes: readonly string[];
}

export interface ConfigSyntax {
  readonly name: Located<string>;
  readonly description?: string;
}

export interface AssignmentSyntax {
  /** Where it is sent; in a body `key` is a JSON Pointer. */
  readonly in: ParameterLocation | "body";
  readonly key: Located<string>;
  readonly from: Located<RequestExpression>;
  /** What is sent where `from` is absent. */
  readonly else?: Located<RequestExpression>;
  readonly because?: string;
}

export interface VerdictSyntax {
  readonly outcome: Located<string>;
  readonly fault?: Located<string>;
  readonly next?: Located<string>;
  /** Why that comes next, although no word asks for it. */
  readonly nextBecause?: string;
  /** Members of the result that this verdict states itself, such as a state in the contract's own words. */
  readonly set: readonly FactSyntax[];
  /** Why it contradicts what the contract's words or the status suggest. */
  readonly because?: string;
  readonly location: Location;
}

export interface FactSyntax {
  readonly target: Located<string>;
  readonly value: Located<string | number | boolean>;
}

export interface GuardSyntax {
  readonly expression: Expr;
  readonly text: ScalarText;
  readonly verdict: VerdictSyntax;
}

/** A scalar's value and the stretch of the file that it was written in, for places within it. */
export interface ScalarText {
  readonly value: string;
  readonly span: Span;
  readonly pointer: string;
}

export interface ResponseSyntax {
  /** `200`, `4XX` or `default`, as it is written. */
  readonly key: Located<string>;
  readonly when: readonly GuardSyntax[];
  /** The key `when`, where there is one. */
  readonly whenKey?: Location;
  /** Alternatives in order; the first that is there is switched on. */
  readonly switch: readonly Located<ResponseExpression>[];
  readonly cases: readonly { readonly key: Located<string>; readonly verdict: VerdictSyntax }[];
  readonly otherwise?: VerdictSyntax;
  /** The status alone decides. */
  readonly verdict?: VerdictSyntax;
  readonly basis?: Located<"status_code">;
  readonly set: readonly SetSyntax[];
  /** Enumerations of the body that say nothing of what was asked for. */
  readonly ignore: readonly IgnoredSyntax[];
  readonly location: Location;
}

export interface IgnoredSyntax {
  readonly at: Located<readonly string[]>;
  /** Why it says nothing, although it has words that the contract knows, or is all that there is. */
  readonly because?: string;
}

/** One target of the contract's result and the value that it takes. */
export interface SetSyntax {
  readonly target: Located<string>;
  readonly from: Located<ResponseExpression>;
  readonly as?: Located<string>;
  readonly each?: readonly MemberSyntax[];
  readonly because?: string;
}

/** A member of each item of a list: the path below the provider's item, and how a list there is joined into text. */
export interface MemberSyntax {
  readonly name: Located<string>;
  readonly path: Located<readonly string[]>;
  readonly join?: string;
}
