import type { Response, Schema } from "../model/model.js";
import type { Location } from "../source/origin.js";
import type { VerdictSyntax } from "./binding.js";
import { conversionOf } from "./conversion.js";
import type { RequestExpression } from "./expression.js";
import { lowerGuard } from "./guard/lower.js";
import { pathText } from "./guard/path.js";
import { printGuard } from "./guard/print.js";
import { truthOf } from "./guard/truth.js";
import {
  hundredsOf,
  type LinkedBinding,
  type LinkedResponse,
  type LinkedSet,
  type LinkedValue,
  pathsOf,
  tokensOf,
} from "./link.js";
import type {
  BindingPlan,
  ConfigInput,
  Decision,
  RequestAssignment,
  RequestSource,
  ResponsePlan,
  ResponseValue,
  TargetAssignment,
} from "./plan.js";
import { isPlace, keyword, placeAt } from "./schema.js";
import { secretPlaces } from "./secrets.js";
import { isVerdict, resolveVerdict } from "./verdict.js";

/** The plan of a binding that passed every check. What a check should have refused is a bug here, and thrown. */
export function lower(linked: LinkedBinding): BindingPlan {
  const { binding, contract, model, operation } = linked;
  const request = linked.request.map(({ syntax, parameter, place }): RequestAssignment => {
    const required = parameter?.required ?? place?.required ?? false;
    const to: RequestAssignment["to"] =
      syntax.in === "body"
        ? { in: "body", path: tokensOf(syntax.key.value) }
        : { in: syntax.in, name: parameter?.name ?? syntax.key.value };
    const from = sourceOf(syntax.from.value);
    return { to, from, ...(syntax.else !== undefined && { else: sourceOf(syntax.else.value) }), required };
  });
  const idempotencyHeader = request.find(
    ({ to, from }) => to.in === "header" && from.kind === "input" && from.name === contract.idempotencyKey,
  )?.to;
  return {
    provider: model.document.provider,
    contract,
    operation,
    request,
    config: binding.config.map(({ name, description }): ConfigInput => {
      const reads = (source: RequestSource | undefined) => source?.kind === "config" && source.name === name.value;
      return {
        name: name.value,
        required: request.some(
          (use) => use.required && (reads(use.else) || (use.else === undefined && reads(use.from))),
        ),
        ...(description !== undefined && { description }),
      };
    }),
    ...(idempotencyHeader?.in === "header" && { idempotencyHeader: idempotencyHeader.name }),
    responses: linked.responses
      .filter(({ response }) => isDecided(response))
      .map((response) => lowerResponse(linked, response)),
    namedStatuses: namedStatuses(linked),
    notes: binding.notes,
    location: binding.location,
  };
}

/** Redirects and server errors mean what the contract says, whatever a binding adds. */
function isDecided(response: Response): boolean {
  const hundreds = hundredsOf(response);
  return hundreds !== 3 && hundreds !== 5;
}

function sourceOf(expression: RequestExpression): RequestSource {
  return expression;
}

function namedStatuses({ binding, operation }: LinkedBinding): readonly number[] {
  const declared = operation.responses.flatMap(({ status }) => (status.kind === "code" ? status.code : []));
  const named = new Set([...declared, ...binding.named.map(({ status }) => status.value)]);
  return [...named].sort((a, b) => a - b);
}

function lowerResponse(linked: LinkedBinding, from: LinkedResponse): ResponsePlan {
  const { syntax, response, body } = from;
  const decide = (verdict: VerdictSyntax): Decision => decisionOf(linked, verdict);
  const identity = from.set.find((set) => set.identity)?.from;
  const isUuid = identity?.place !== undefined && keyword(identity.place, "format") === "uuid";
  return {
    response,
    body,
    guards: from.guards.map((guard) => ({
      if: lowerGuard(guard.syntax.expression, guard.places),
      // biome-ignore lint/suspicious/noThenProperty: a guard's word, on data that nothing awaits
      then: decide(guard.syntax.verdict),
    })),
    ...(guardsAbsence(from) && { guardsAbsence: true }),
    switch: from.switch.map(lowerValue),
    cases: new Map(syntax.cases.map(({ key, verdict }) => [key.value, decide(verdict)])),
    ...(syntax.otherwise !== undefined && { otherwise: decide(syntax.otherwise) }),
    ...(syntax.verdict !== undefined && { decision: decide(syntax.verdict) }),
    ...(identity !== undefined && { identity: lowerValue(identity) }),
    ...(isUuid && { identityFormat: "uuid" }),
    set: from.set.filter((set) => !set.identity).map((set) => lowerSet(linked, set)),
    secrets: body === undefined ? [] : lowerSecrets(linked, body),
    location: syntax.location,
  };
}

/** Of a success, what cannot be read is unknown after the guards in any case; of a refusal it is not. */
function guardsAbsence({ guards, response, switch: sources }: LinkedResponse): boolean {
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) return false;
  const text = pathText(source.syntax.value);
  const absent = new Map([[text, null]]);
  return guards.some(({ syntax: { expression } }) => {
    const isRead = pathsOf(expression).some((path) => printGuard(path) === text);
    return isRead && (hundredsOf(response) !== 2 || truthOf(expression, absent) !== false);
  });
}

function decisionOf({ contract }: LinkedBinding, syntax: VerdictSyntax): Decision {
  const verdict = resolveVerdict(contract, syntax);
  if (!isVerdict(verdict)) throw unchecked(syntax.location, verdict.message);
  const facts = syntax.set.map(({ target, value }) => ({ target: tokensOf(target.value), value: value.value }));
  return { ...verdict, facts, location: syntax.location };
}

function lowerValue({ syntax, place }: LinkedValue): ResponseValue {
  const { value } = syntax;
  return value.kind === "header"
    ? { kind: "header", name: value.name }
    : { kind: "body", path: value.path, schema: place?.schema };
}

function lowerSecrets({ model }: LinkedBinding, body: Schema): ResponsePlan["secrets"] {
  return secretPlaces(model, body).map((steps) => {
    const end = steps.findIndex(({ kind }) => kind === "items");
    const named = steps
      .slice(0, end < 0 ? undefined : end)
      .flatMap((step) => (step.kind === "member" ? step.name : []));
    const place = placeAt(model, body, named);
    return { steps, schema: isPlace(place) ? place.schema : undefined };
  });
}

function lowerSet({ contract, model }: LinkedBinding, { syntax, from, target }: LinkedSet): TargetAssignment {
  const tokens = tokensOf(syntax.target.value);
  const value = lowerValue(from);
  if (syntax.each !== undefined) {
    const members = syntax.each.map(({ name, path, join }) => ({
      name: name.value,
      path: path.value,
      ...(join !== undefined && { join }),
    }));
    return { kind: "each", target: tokens, from: value, members };
  }
  if (target === undefined) throw unchecked(syntax.target.location, "an unknown target");
  const conversion = conversionOf({ model, contract: contract.model, target, from: from.place, as: syntax.as?.value });
  if (typeof conversion !== "string") throw unchecked(syntax.target.location, conversion.error);
  return { kind: "value", target: tokens, from: value, conversion };
}

function unchecked({ file, line, column }: Location, message: string): Error {
  return new Error(`${file}:${line}:${column} passed every check and cannot be compiled: ${message}`);
}
