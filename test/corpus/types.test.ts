import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { typedModel } from "../../generator/emit/typed-model.js";
import { requestBodyType, responseBodyType } from "../../generator/emit/wire-paths.js";
import { emitWireTypes } from "../../generator/emit/wire-types.js";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel, Operation } from "../../generator/model/model.js";
import { scopeModel } from "../../generator/model/scope.js";
import { statusText } from "../../generator/model/status.js";
import { isArray, isObject, type JsonValue } from "../../generator/source/json.js";
import { loadDocument } from "../../generator/source/load.js";
import type { OperationValidators, Validator } from "../../templates/runtime/src/schema.js";
import { typeErrors } from "../emit/typescript.js";
import { corpus, hasCorpus, roots } from "./roots.js";
import { loadPackage } from "./round-trip/package.js";
import { type Trip, tripsOf } from "./round-trip/trips.js";

/** Of each document, so many operations from all over it. */
const SOME = 6;

const documents = roots.filter(({ name }) => ["acp-agentic-checkout", "adyen-v71", "conekta-bundle"].includes(name));

/** TypeScript takes a value that has none of a type's members, where all are optional, for a slip: a type allows such values. */
const SLIP = /has no properties in common/;

// A user's checkout has no corpus.
describe.skipIf(!hasCorpus).each(documents.map((root) => [root.name, root] as const))("%s", (_, { file, within }) => {
  test("has types that its valid bodies are of, and that demand what its validators demand", async () => {
    const { value } = loadDocument({
      root: corpus,
      provider: "provider",
      file: relative(corpus, file),
      within: relative(corpus, within),
    });
    const whole = value && buildModel(value).value;
    if (whole === undefined) throw new Error(`${file} gives no model`);
    const model = someOf(whole);
    const typed = typedModel(model);
    const { loaded, remove } = await loadPackage(model);
    const claims = model.operations.flatMap((operation, index) => {
      const validators = loaded.validators[operation.name] ?? {};
      const own = typed.operations.find(({ name }) => name === operation.name);
      const trips = tripsOf({ model, operation, validators, seed: index * 1000, undrawn: [] });
      return own === undefined ? [] : trips.flatMap((trip) => bodiesOf(own, trip, validators));
    });
    remove();
    const lacking = claims.flatMap(withoutDemanded);
    const users = [...claims, ...lacking].map(({ type, value: body }, index): [string, string] => {
      const use = `declare const value: ${literal(body)};\nexport const claimed: ${type} = value;\n`;
      return [`${index}.ts`, `import type { operations } from "./wire.js";\n${use}`];
    });
    const errors = typeErrors({ "wire.ts": emitWireTypes(typed).text, ...Object.fromEntries(users) });
    const refused = new Set(errors.map((error) => Number.parseInt(error, 10)));
    const wrong = errors.filter((error) => !SLIP.test(error) && Number.parseInt(error, 10) < claims.length);
    expect(wrong).toEqual([]);
    expect(lacking.filter((_, index) => !refused.has(claims.length + index))).toEqual([]);
    expect(claims.length).toBeGreaterThan(SOME);
    expect(lacking.length).toBeGreaterThan(0);
  }, 120_000);
});

function someOf(model: ApiModel): ApiModel {
  const step = Math.max(1, Math.floor(model.operations.length / SOME));
  return scopeModel(model, new Set(model.operations.filter((_, index) => index % step === 0).slice(0, SOME)));
}

interface Claim {
  readonly type: string;
  readonly value: JsonValue;
  readonly validator: Validator<unknown> | undefined;
}

/** The same without one of its members each, where the validator demands it and finds nothing else amiss. */
function withoutDemanded({ type, validator, value }: Claim): Claim[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((left) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== left));
    const said = validator?.check(rest) ?? [];
    const isDemanded =
      said.length > 0 && said.every(({ keyword, pointer }) => keyword === "required" && pointer === "");
    return isDemanded ? [{ type, validator, value: rest }] : [];
  });
}

/** The JSON that is sent and the JSON that is answered, each with the way to its type. */
function bodiesOf(operation: Operation, { answer, input }: Trip, validators: OperationValidators): Claim[] {
  const claims: Claim[] = [];
  const sent = operation.requestBody?.content.find(({ mediaType }) => mediaType === input.contentType);
  if (sent?.kind === "json" && sent.schema !== undefined && input.body !== undefined) {
    const validator = validators.body?.[sent.mediaType];
    claims.push({ type: requestBodyType(operation, sent), value: input.body as JsonValue, validator });
  }
  const response = operation.responses.find(({ status }) => statusText(status) === String(answer.status));
  const media = response?.content.find(({ kind, schema }) => kind === "json" && schema !== undefined);
  if (response !== undefined && media !== undefined && response.content.length === 1 && answer.body !== undefined) {
    const validator = validators.responses?.[statusText(response.status)]?.[media.mediaType];
    claims.push({ type: responseBodyType({ operation, response, media }), value: answer.body as JsonValue, validator });
  }
  return claims;
}

/** The narrowest type of a value: of one that is declared, members beyond the type's are no slip. */
function literal(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${literal(member)}`);
  return `{ ${members.join("; ")} }`;
}
