import { relative } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, empty, moduleSpecifier } from "../../generator/emit/code/index.js";
import { judgePattern } from "../../generator/model/pattern/judge.js";
import { emitValidators } from "../../generator/emit/validators.js";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { isArray, isObject, type JsonValue, newObject } from "../../generator/source/json.js";
import { loadDocument } from "../../generator/source/load.js";
import * as runtime from "../../templates/runtime/src/validation.js";
import { evaluate } from "../emit/validators/compile.js";
import { corpus, hasCorpus, type Root, roots } from "./roots.js";
import { valuesOf } from "./round-trip/draw.js";

const missing = hasCorpus ? "" : ` (skipped: there is no corpus at ${corpus})`;
/** Of one document. */
const MOST_SCHEMAS = 120;
const VALUES = 8;

describe.skipIf(!hasCorpus)(`validators of the corpus${missing}`, () => {
  let compared = 0;

  test.each(roots)("$name: they agree with Ajv on drawn and on mutated values", { timeout: 300_000 }, (root) => {
    const model = modelOf(root);
    const schemas = [...model.schemas.values()];
    const { value: text } = emitValidators({
      schemas,
      inline: [],
      resolve: model.schemas,
      typeOf: () => code`unknown`,
      imports: empty,
      runtimeModule: moduleSpecifier("runtime"),
    });
    const ours = evaluate(text ?? "");
    const theirs = oracle(model);
    const step = Math.max(1, Math.floor(schemas.length / MOST_SCHEMAS));
    for (const named of schemas.filter((_, index) => index % step === 0)) {
      const drawn = fc.sample(
        valuesOf(named.schema, { schemas: model.schemas, direction: "response", where: "json" }),
        {
          numRuns: VALUES,
          seed: 1,
        },
      );
      const validate = theirs(named.name);
      for (const value of drawn.flatMap((value) => [value, ...mutated(value)])) {
        compared += 1;
        // With prototypes: Ajv's comparison of objects wants them.
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const found = ours[named.name]?.check(parsed) ?? [];
        const expected = validate(parsed);
        const what = `${named.name}: ${JSON.stringify([found, expected])} of ${JSON.stringify(value)}`;
        expect(found.length === 0, what).toBe(expected.length === 0);
      }
    }
  });

  test("ten thousand values and more were compared", () => {
    expect(compared).toBeGreaterThan(10_000);
  });
});

function modelOf({ name, file, within }: Root): ApiModel {
  const path = relative(corpus, file);
  const loaded = loadDocument({ root: corpus, provider: name, file: path, within: relative(corpus, within) || "." });
  const model = loaded.value === undefined ? undefined : buildModel(loaded.value).value;
  if (model === undefined) throw new Error(`No model of ${name}`);
  return model;
}

/** Ajv on the model's schemas, without the patterns that validators do not enforce in full. */
function oracle(model: ApiModel): (name: string) => (value: unknown) => readonly object[] {
  const engine = { regExp: Object.assign(regularExpression, { code: "new RegExp" }) };
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false, allErrors: true, code: engine });
  addFormats.default(ajv, ["date", "time", "uuid", "ipv4", "ipv6", "date-time"]);
  ajv.addFormat("email", runtime.isEmail).addFormat("uri", runtime.isUri).addFormat("hostname", runtime.isHostname);
  ajv.addFormat("int32", { type: "number", validate: runtime.isInt32 });
  ajv.addFormat("int64", { type: "number", validate: runtime.isInt64 });
  ajv.addSchema({ $id: "document", components: enforced(model.openapi31.components ?? {}) });
  return (name) => {
    const validate = ajv.compile({ $ref: `document#/components/schemas/${name}` });
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
  };
}

/** JSON with a prototype, which Ajv asks for. */
function enforced(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(enforced);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => key !== "pattern" || typeof member !== "string" || isEnforced(member))
      .map(([key, member]) => [key, enforced(member)]),
  );
}

function isEnforced(pattern: string): boolean {
  return judgePattern(pattern).kind === "accepted";
}

/** Without the `u` flag where the pattern compiles so alone. */
function regularExpression(pattern: string): RegExp {
  const judged = judgePattern(pattern);
  return new RegExp(pattern, judged.kind === "accepted" ? judged.flags : "u");
}

/** The value with one part of it changed: another type, a member gone, a member more. */
function mutated(value: JsonValue): JsonValue[] {
  if (isArray(value))
    return [[], [...value, null], ...value.slice(0, 2).flatMap((item) => mutated(item).map((one) => [one]))];
  if (isObject(value)) {
    const entries = Object.entries(value).slice(0, 6);
    return [
      null,
      { ...value, unknown_: 1 },
      ...entries.map(([key]) => without(value, key)),
      ...entries.flatMap(([key, member]) =>
        mutated(member)
          .slice(0, 3)
          .map((one) => ({ ...value, [key]: one })),
      ),
    ];
  }
  if (typeof value === "string") return [1, `${value}\n`, ""];
  return typeof value === "number" ? ["1", value + 0.5, -1e9] : [0];
}

function without(value: object, key: string): JsonValue {
  return Object.assign(newObject(), Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)));
}
