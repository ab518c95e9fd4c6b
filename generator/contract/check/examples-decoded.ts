import type { ApiModel, Schema } from "../../model/model.js";
import type { JsonValue } from "../../source/json.js";
import type { Location } from "../../source/origin.js";
import type { ResponseExpression } from "../expression.js";
import { evaluateGuard, memberAt, readPath } from "../guard/evaluate.js";
import { bodySchemaOf, hundredsOf, type LinkedBinding, type LinkedResponse } from "../link.js";
import type { Remark } from "../report.js";
import { locateInScalar } from "../scalar-position.js";
import { enumOf, isPlace, type Place, placeAt, typeOf, typesOf } from "../schema.js";
import { bodyExamples, ownExamples } from "./body-examples.js";
import type { Check } from "./check.js";
import { isDecided } from "./verdicts.js";

const RULE = "contract/example-undecoded";

/** Every example of a response decodes to an outcome that somebody states: the binding, or the contract for that status. */
export const examplesDecoded: Check = function* (linked) {
  for (const response of linked.responses) {
    const hundreds = hundredsOf(response.response);
    if (hundreds === 3 || hundreds === 5 || !isReadable(response)) continue;
    const isShared = hundreds !== 2 && isSharedError(linked, response) && !isShown(linked, response);
    for (const example of isShared ? ownExamples(response) : bodyExamples(linked.model, response)) {
      const fault = undecoded(linked, response, example.value);
      if (fault === undefined) continue;
      const name = example.name === undefined ? "The example" : `The example \`${example.name}\``;
      const related = [{ message: "The example.", location: example.location }];
      yield { rule: RULE, message: `${name} ${fault.message}`, location: fault.location, related };
    }
    if (!isShared) yield* valueExamples(linked, response);
  }
};

/** Whether other refusals of the operation have the same schema: what its examples show comes with one of them, nobody says which. */
function isSharedError({ operation }: LinkedBinding, { body, response }: LinkedResponse): boolean {
  if (body?.ref === undefined) return false;
  return operation.responses.some((other) => other !== response && bodySchemaOf(other)?.ref === body.ref);
}

/** Whether some example of a schema shows a value that has a case: then they are of this refusal. */
function isShown({ model }: LinkedBinding, linked: LinkedResponse): boolean {
  const named = new Set(linked.syntax.cases.map(({ key }) => key.value));
  return linked.switch.some(({ syntax: { value } }) =>
    schemasAround(model, linked, value).some(({ schema, path }) =>
      (schema.examples ?? []).some((example) => named.has(read(example, path) ?? "")),
    ),
  );
}

/** The values that the examples of schemas show of what is switched on: its own schema's, and those of all that it is in. */
function* valueExamples({ model }: LinkedBinding, linked: LinkedResponse): Generator<Remark> {
  const { syntax, response, switch: sources } = linked;
  if (syntax.cases.length === 0 || (hundredsOf(response) !== 2 && syntax.otherwise !== undefined)) return;
  // What shows a whole body was decoded as one.
  const whole = new Set(bodyExamples(model, linked).map(({ pointer }) => pointer));
  for (const { syntax: source, place } of sources) {
    if (place === undefined) continue;
    for (const { schema, path } of schemasAround(model, linked, source.value)) {
      for (const example of whole.has(schema.pointer) ? [] : (schema.examples ?? [])) {
        const value = read(example, path);
        if (value === undefined || isMember(place, value) || syntax.cases.some(({ key }) => key.value === value))
          continue;
        const related = [{ message: "The schema with the example.", location: schema.location }];
        const message = `The example \`${value}\` of this value has no case.`;
        yield { rule: RULE, message, location: source.location, related };
      }
    }
  }
}

/** The schemas of a value and of all that it is in, from the inside out, each with the path from there to the value. */
function schemasAround(
  model: ApiModel,
  { body }: LinkedResponse,
  value: ResponseExpression,
): readonly { readonly schema: Schema; readonly path: readonly string[] }[] {
  if (body === undefined || value.kind !== "body") return [];
  const depths = [...value.path.keys(), value.path.length].reverse();
  return depths.flatMap((depth) => {
    const place = placeAt(model, body, value.path.slice(0, depth));
    const path = value.path.slice(depth);
    return isPlace(place) ? place.variants.flat().map((schema) => ({ schema, path })) : [];
  });
}

/** Whether the entry decides something and all that it reads is declared; where not, that is reported for itself. */
function isReadable(response: LinkedResponse): boolean {
  const { switch: sources, guards } = response;
  if (hundredsOf(response.response) === 2 && !isDecided(response)) return false;
  return sources.every(({ missing }) => missing === undefined) && guards.every(({ missing }) => missing.size === 0);
}

function undecoded(
  { contract }: LinkedBinding,
  { syntax, response, switch: sources, guards }: LinkedResponse,
  body: JsonValue,
): { readonly message: string; readonly location: Location } | undefined {
  if (syntax.verdict !== undefined) return undefined;
  const wrong = guards.find(({ places }) =>
    [...places].some(([path, place]) => isOfOtherType(readPath(path, body), place)),
  );
  if (wrong !== undefined) {
    const { expression, text } = wrong.syntax;
    const location = locateInScalar({ ...text, start: expression.start, end: expression.end });
    return { message: "has a value of the wrong type for this guard.", location };
  }
  if (syntax.when.some(({ expression }) => evaluateGuard(expression, body))) return undefined;
  const value = sources
    .map(({ syntax: { value: from } }) => (from.kind === "body" ? read(body, from.path) : undefined))
    .find(Boolean);
  if (value !== undefined && syntax.cases.some(({ key }) => key.value === value)) return undefined;
  // A value of the enumeration without a case is reported at the switch, once and not for each example.
  if (value !== undefined && sources.some(({ place }) => place !== undefined && isMember(place, value)))
    return undefined;
  const isSuccess = hundredsOf(response) === 2;
  const location = sources[0]?.syntax.location ?? syntax.key.location;
  if (value !== undefined && (isSuccess || (syntax.otherwise === undefined && syntax.cases.length > 0))) {
    return { message: `says \`${value}\`, which no case names.`, location };
  }
  if (isSuccess) return { message: "says nothing that a guard or a case decides by.", location };
  const { status } = response;
  const isNamed = status.kind === "code" && (syntax.otherwise !== undefined || status.code >= 400);
  const general = status.kind === "code" && contract.fallbacks.statuses.has(status.code);
  if (isNamed || general || value !== undefined) return undefined;
  return { message: "has no code that could be read.", location };
}

function isOfOtherType(value: JsonValue | undefined, place: Place): boolean {
  if (value === undefined || value === null) return false;
  const types = typesOf(place);
  const type = typeOf(value);
  return types.size > 0 && !types.has(type) && !(type === "integer" && types.has("number"));
}

function isMember(place: Place, value: string): boolean {
  return enumOf(place)?.values.some((member) => String(member) === value) ?? false;
}

/** Text or a number, as a switch reads it. */
function read(body: JsonValue, path: readonly string[]): string | undefined {
  const value = path.reduce<JsonValue | undefined>((inner, name) => memberAt(inner, name), body);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
