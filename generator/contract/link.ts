import type { ApiModel, MediaType, Operation, Parameter, Response, Schema } from "../model/model.js";
import type { AssignmentSyntax, Binding, GuardSyntax, ResponseSyntax, SetSyntax } from "./binding.js";
import type { Contract } from "./contract.js";
import type { ResponseExpression } from "./expression.js";
import type { Expr, PathExpr } from "./guard/syntax.js";
import type { Located } from "./report.js";
import { isPlace, type Missing, type Place, placeAt } from "./schema.js";

/** A binding whose names are looked up in the contract and the document. What was not found is absent: the checks say so. */
export interface LinkedBinding {
  readonly binding: Binding;
  readonly contract: Contract;
  readonly model: ApiModel;
  readonly operation: Operation;
  readonly request: readonly LinkedAssignment[];
  /** The body that the operation takes, as JSON or else as a form. */
  readonly body?: { readonly schema: Schema; readonly place: Place; readonly required: boolean };
  /** The entries that the document declares, in the document's order: exact codes, then ranges, then default. */
  readonly responses: readonly LinkedResponse[];
  readonly undeclared: readonly ResponseSyntax[];
}

export interface LinkedAssignment {
  readonly syntax: AssignmentSyntax;
  readonly parameter?: Parameter;
  readonly place?: Place;
  readonly missing?: Missing;
}

export interface LinkedResponse {
  readonly syntax: ResponseSyntax;
  readonly response: Response;
  /** The schema of the body, where one is declared in a form that is read as JSON. */
  readonly body: Schema | undefined;
  readonly guards: readonly LinkedGuard[];
  readonly switch: readonly LinkedValue[];
  readonly set: readonly LinkedSet[];
}

/** A value of the response and where it leads; neither a place nor a way's end where it is a header or there is no body. */
export interface LinkedValue {
  readonly syntax: Located<ResponseExpression>;
  readonly place?: Place;
  readonly missing?: Missing;
}

export interface LinkedSet {
  readonly syntax: SetSyntax;
  readonly from: LinkedValue;
  /** The contract's schema of the target; the identity's is the result's own member. */
  readonly target?: Schema;
  readonly identity: boolean;
}

export interface LinkedGuard {
  readonly syntax: GuardSyntax;
  /** Every path of the guard into the body that is declared. */
  readonly places: ReadonlyMap<PathExpr, Place>;
  readonly missing: ReadonlyMap<PathExpr, Missing | undefined>;
}

export function link(from: {
  readonly binding: Binding;
  readonly contract: Contract;
  readonly model: ApiModel;
  readonly operation: Operation;
}): LinkedBinding {
  const { binding, contract, model, operation } = from;
  const requestBody = operation.requestBody;
  const schema = requestSchemaOf(operation);
  const place = schema === undefined ? undefined : placeAt(model, schema, []);
  const body =
    schema === undefined || place === undefined || !isPlace(place)
      ? undefined
      : { schema, place, required: requestBody?.required ?? false };
  const responses = operation.responses.flatMap((response) => {
    const syntax = binding.responses.find(({ key }) => key.value.toUpperCase() === statusName(response).toUpperCase());
    return syntax === undefined ? [] : [linkResponse(from, { syntax, response })];
  });
  const declared = new Set(responses.map(({ syntax }) => syntax));
  return {
    binding,
    contract,
    model,
    operation,
    request: binding.assignments.map((syntax) => linkAssignment(from, { syntax, body: schema })),
    ...(body !== undefined && { body }),
    responses: [...responses].sort((a, b) => rank(a.response) - rank(b.response)),
    undeclared: binding.responses.filter((syntax) => !declared.has(syntax)),
  };
}

/** `200`, `4XX` or `default`, as OpenAPI writes it. */
export function statusName({ status }: Response): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${status.hundreds}XX`;
    case "default":
      return "default";
  }
}

/** The first digit of the statuses that a response answers with; undefined for `default`. */
export function hundredsOf({ status }: Response): number | undefined {
  if (status.kind === "default") return undefined;
  return status.kind === "code" ? Math.floor(status.code / 100) : status.hundreds;
}

function rank({ status }: Response): number {
  return ["code", "range", "default"].indexOf(status.kind);
}

/** The schema that a response is read by. What is sent as text and described as an object is JSON (model/media-kind.ts). */
export function bodySchemaOf(response: Response): Schema | undefined {
  return response.content.find(({ kind, schema }) => kind === "json" && schema !== undefined)?.schema;
}

/** The schema of what is sent: JSON where the operation takes it, else a form. */
export function requestSchemaOf({ requestBody }: Operation): Schema | undefined {
  const of = (kind: MediaType["kind"]) => requestBody?.content.find((media) => media.kind === kind && media.schema);
  return (of("json") ?? of("form"))?.schema;
}

function linkAssignment(
  { model, operation }: { readonly model: ApiModel; readonly operation: Operation },
  { syntax, body }: { readonly syntax: AssignmentSyntax; readonly body: Schema | undefined },
): LinkedAssignment {
  if (syntax.in === "body") {
    const found = body === undefined ? undefined : placeAt(model, body, tokensOf(syntax.key.value));
    if (found === undefined) return { syntax };
    return isPlace(found) ? { syntax, place: found } : { syntax, missing: found };
  }
  const parameter = operation.parameters.find(
    (candidate) => candidate.in === syntax.in && sameName(candidate, syntax.key.value),
  );
  const place = parameter === undefined ? undefined : placeAt(model, parameter.schema, []);
  return {
    syntax,
    ...(parameter !== undefined && { parameter }),
    ...(place !== undefined && isPlace(place) && { place }),
  };
}

/** Field names are case-insensitive (RFC 9110, 5.1); all else is compared exactly. */
function sameName(parameter: Parameter, name: string): boolean {
  return parameter.in === "header" ? parameter.name.toLowerCase() === name.toLowerCase() : parameter.name === name;
}

/** The tokens of a pointer that the reader has checked. */
export function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function linkResponse(
  { contract, model }: { readonly contract: Contract; readonly model: ApiModel },
  { syntax, response }: { readonly syntax: ResponseSyntax; readonly response: Response },
): LinkedResponse {
  const body = bodySchemaOf(response);
  const lookUp = (expression: Located<ResponseExpression>): LinkedValue => {
    if (expression.value.kind === "header" || body === undefined) return { syntax: expression };
    const found = placeAt(model, body, expression.value.path);
    return isPlace(found) ? { syntax: expression, place: found } : { syntax: expression, missing: found };
  };
  return {
    syntax,
    response,
    body,
    guards: syntax.when.map((guard) =>
      linkGuard(guard, body === undefined ? undefined : (path) => placeAt(model, body, path)),
    ),
    switch: syntax.switch.map(lookUp),
    set: syntax.set.map((set) => {
      const identity = set.target.value === `/${contract.identity.result}`;
      const target = contract.targets.get(set.target.value);
      return { syntax: set, from: lookUp(set.from), identity, ...(target !== undefined && { target }) };
    }),
  };
}

function linkGuard(syntax: GuardSyntax, find: ((path: readonly string[]) => Place | Missing) | undefined): LinkedGuard {
  const places = new Map<PathExpr, Place>();
  const missing = new Map<PathExpr, Missing | undefined>();
  for (const path of pathsOf(syntax.expression)) {
    if (path.root === "header") continue;
    const found = find?.(path.segments.map(({ name }) => name));
    if (found !== undefined && isPlace(found)) places.set(path, found);
    else missing.set(path, found);
  }
  return { syntax, places, missing };
}

/** Every path that a guard reads, in order. */
export function pathsOf(expression: Expr): readonly PathExpr[] {
  switch (expression.kind) {
    case "literal":
    case "list":
      return [];
    case "path":
      return [expression];
    case "call":
      return pathsOf(expression.argument);
    case "not":
      return pathsOf(expression.operand);
    case "in":
      return pathsOf(expression.item);
    case "and":
    case "or":
    case "compare":
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
  }
}
