import type { Operation, ParameterLocation, Response, Schema } from "../model/model.js";
import type { Location } from "../source/origin.js";
import type { Contract, Verdict } from "./contract.js";
import type { SecretStep } from "./secrets.js";

/** What an outcome rests on. */
export type Basis = "body" | "status_code" | "http_semantics" | "transport";

/** A verdict that a binding states, and where it states it. */
export interface Decision extends Verdict {
  /** Members of the result that it states itself. */
  readonly facts: readonly Fact[];
  readonly location: Location;
}

export interface Fact {
  readonly target: readonly string[];
  readonly value: string | number | boolean;
}

/** Where a request value comes from. */
export type RequestSource =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "config"; readonly name: string }
  /** A new one for each call. */
  | { readonly kind: "generated"; readonly name: "uuid" }
  | { readonly kind: "literal"; readonly value: string | number | boolean };

export interface RequestAssignment {
  /** A parameter by name, or a member of the JSON body by tokens. */
  readonly to:
    | { readonly in: ParameterLocation; readonly name: string }
    | { readonly in: "body"; readonly path: readonly string[] };
  readonly from: RequestSource;
  /** What is sent where `from` is absent. */
  readonly else?: RequestSource;
  /** The provider requires it. */
  readonly required: boolean;
}

/** A value of per-provider configuration that the binding reads as `$config.<name>`. */
export interface ConfigInput {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
}

/** A value of the response. Body paths are property names and array indexes, with the schema found there. */
export type ResponseValue =
  | { readonly kind: "body"; readonly path: readonly string[]; readonly schema: Schema | undefined }
  | { readonly kind: "header"; readonly name: string };

/**
 * A guard, already type-checked against the response's schema. Where a value that a guard of the response reads is there and of
 * another type than the document declares, no guard decides and the outcome is unknown. What is absent is null: it equals nothing
 * else, has size 0, is not true, and is neither less nor more than a number.
 */
export type Guard =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "value"; readonly value: ResponseValue }
  | { readonly kind: "size"; readonly value: ResponseValue }
  | { readonly kind: "has"; readonly value: ResponseValue }
  | { readonly kind: "not"; readonly operand: Guard }
  | { readonly kind: "and" | "or"; readonly left: Guard; readonly right: Guard }
  | {
      readonly kind: "compare";
      readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=";
      readonly left: Guard;
      readonly right: Guard;
    }
  | { readonly kind: "in"; readonly item: Guard; readonly list: readonly (string | number | boolean | null)[] };

/** How a value is turned into what the contract's target takes. */
export type Conversion = "string" | "date_time" | "epoch_seconds" | "epoch_milliseconds" | "string_list";

export type TargetAssignment =
  | {
      readonly kind: "value";
      /** Tokens below the result, e.g. `["transactions", "pending"]`. */
      readonly target: readonly string[];
      readonly from: ResponseValue;
      readonly conversion: Conversion;
    }
  | {
      readonly kind: "each";
      readonly target: readonly string[];
      readonly from: ResponseValue;
      /** Members of each item: the target's member, the path below the item, and how a list there is joined. */
      readonly members: readonly { readonly name: string; readonly path: readonly string[]; readonly join?: string }[];
    };

/** What one declared response means. */
export interface ResponsePlan {
  readonly response: Response;
  /** The body's schema, or undefined where the response declares none: then only the status can decide. */
  readonly body: Schema | undefined;
  /** Guards in order, before the switch. */
  readonly guards: readonly { readonly if: Guard; readonly then: Decision }[];
  /** A guard may hold where what is switched on is absent, so one of a wrong type, which cannot be read either, is unknown before. */
  readonly guardsAbsence?: true;
  /** The value that is switched on: the first that is there. */
  readonly switch: readonly ResponseValue[];
  readonly cases: ReadonlyMap<string, Decision>;
  /** What no case names; for a range it applies only below the RFC 9110 table and with a readable code. */
  readonly otherwise?: Decision;
  /** The status alone decides. Excludes guards, cases and otherwise. */
  readonly decision?: Decision;
  /** The resource's id as the response repeats it; compared with the one that was asked for. */
  readonly identity?: ResponseValue;
  readonly identityFormat?: "uuid";
  readonly set: readonly TargetAssignment[];
  /** What the body holds that is never told: the way to it, and the schema at the end of what is read by name. */
  readonly secrets: readonly { readonly steps: readonly SecretStep[]; readonly schema: Schema | undefined }[];
  readonly location: Location;
}

/** A binding that passed every check. Nothing in it is unresolved. */
export interface BindingPlan {
  readonly provider: string;
  readonly contract: Contract;
  readonly operation: Operation;
  readonly request: readonly RequestAssignment[];
  readonly config: readonly ConfigInput[];
  /** The header that carries an idempotency key, where the provider takes one. */
  readonly idempotencyHeader?: string;
  /** In the document's order: exact codes, then ranges, then default. */
  readonly responses: readonly ResponsePlan[];
  /** Statuses that the document or its prose names by number, ascending. */
  readonly namedStatuses: readonly number[];
  /** Sentences for the package's README: what this provider does not promise. */
  readonly notes: readonly string[];
  readonly location: Location;
}
