import { relative } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, empty, moduleSpecifier } from "../../generator/emit/code/index.js";
import { emitValidators } from "../../generator/emit/validators.js";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel, MediaType, Schema } from "../../generator/model/model.js";
import { judgePattern } from "../../generator/model/pattern/judge.js";
import { statusText } from "../../generator/model/status.js";
import { isArray, isObject, type JsonValue, newObject } from "../../generator/source/json.js";
import { loadDocument } from "../../generator/source/load.js";
import { evaluate } from "../emit/validators/compile.js";
import { corpus, hasCorpus, type Root, roots } from "./roots.js";
import { valuesOf } from "./round-trip/draw.js";
import { DIFFERENCES, explained } from "./validators-differences.js";
import { Oracle, readDocument } from "./validators-oracle.js";

const missing = hasCorpus ? "" : ` (skipped: there is no corpus at ${corpus})`;
/** Of one document. */
const MOST_SCHEMAS = 100;
const VALUES = 4;

describe.skipIf(!hasCorpus)(`validators of the corpus${missing}`, () => {
  let compared = 0;
  const differences = new Map<string, number>();

  test.each(roots)("$name: they agree with Ajv on the document's own schemas", { timeout: 300_000 }, async (root) => {
    const model = modelOf(root);
    const all = subjectsOf(model);
    const step = Math.max(1, Math.floor(all.length / MOST_SCHEMAS));
    const subjects = all.filter((_, index) => index % step === 0);
    const document = await readDocument(root.file);
    const places = subjects.map(({ place }) => place);
    const oracle = (isNullableAnywhere: boolean) =>
      Oracle.of(document, places, { regExp: regularExpression, isNullableAnywhere });
    const [theirs, lenient] = [oracle(false), oracle(true)];
    const { value: text } = emitValidators({
      schemas: [],
      inline: subjects.map(({ schema }, index) => ({ name: `subject${index}`, schema, type: code`unknown` })),
      resolve: model.schemas,
      typeOf: () => code`unknown`,
      imports: empty,
      runtimeModule: moduleSpecifier("runtime"),
    });
    const ours = evaluate(text ?? "");
    const unexplained: string[] = [];
    let known = 0;
    for (const [index, { place, schema }] of subjects.entries()) {
      const validate = theirs.validator(place);
      // Files of their own are bundled under names of the bundler's.
      if (validate === undefined) continue;
      known += 1;
      const drawing = { schemas: model.schemas, direction: "response", where: "json" } as const;
      const drawn = fc.sample(valuesOf(schema, drawing), { numRuns: VALUES, seed: 1 });
      for (const value of drawn.flatMap((value) => [value, ...mutated(value)])) {
        compared += 1;
        // With prototypes: Ajv's comparison of objects wants them.
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const found = ours[`subject${index}`]?.check(parsed) ?? [];
        const expected = validate(parsed);
        if ((found.length === 0) === (expected.length === 0)) continue;
        const reason = explained({
          isOursValid: found.length === 0,
          isLenientlyValid: () => lenient.validator(place)?.(parsed).length === 0,
          isDangling: () => theirs.isDangling(place),
        });
        if (reason === undefined)
          unexplained.push(`${place.join("/")}: ${JSON.stringify([found, expected, value]).slice(0, 700)}`);
        else differences.set(reason, (differences.get(reason) ?? 0) + 1);
      }
    }
    expect(unexplained.slice(0, 5)).toEqual([]);
    // Conekta's files of their own are bundled under names of the bundler's: 64 of 105 have places in the file itself.
    expect(known / subjects.length).toBeGreaterThanOrEqual(root.name === "conekta" ? 0.6 : 1);
  });

  test("eighty thousand values and more were compared, and every reason for a difference is one still", () => {
    console.info(`${compared} values; differences: ${JSON.stringify(Object.fromEntries(differences))}`);
    expect(compared).toBeGreaterThan(80_000);
    expect([...differences.keys()].sort()).toEqual(DIFFERENCES.map(({ reason }) => reason).sort());
  });
});

interface Subject {
  /** In the document. */
  readonly place: readonly string[];
  readonly schema: Schema;
}

/** The named schemas and the JSON bodies. */
function subjectsOf(model: ApiModel): Subject[] {
  const named = [...model.schemas.values()].map(({ pointer, schema }) => {
    return { place: placeOf(pointer), schema };
  });
  const bodies = model.operations.flatMap(({ method, path, requestBody, responses }) => {
    const at = ["paths", path, method];
    return [
      ...contentsOf(requestBody?.content ?? [], [...at, "requestBody"]),
      ...responses.flatMap(({ content, status }) => contentsOf(content, [...at, "responses", statusText(status)])),
    ];
  });
  if (model.document.version !== "2.0") return [...named, ...bodies];
  // Its bodies have no media types of their own.
  return [...named, ...bodies.map(({ schema }) => ({ place: placeOf(schema.pointer), schema }))];
}

function contentsOf(content: readonly MediaType[], at: readonly string[]): Subject[] {
  return content.flatMap(({ kind, mediaType, schema }) =>
    kind !== "json" || schema === undefined ? [] : [{ place: [...at, "content", mediaType, "schema"], schema }],
  );
}

function placeOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function modelOf({ name, file, within }: Root): ApiModel {
  const path = relative(corpus, file);
  const loaded = loadDocument({ root: corpus, provider: name, file: path, within: relative(corpus, within) || "." });
  const model = loaded.value === undefined ? undefined : buildModel(loaded.value).value;
  if (model === undefined) throw new Error(`No model of ${name}`);
  return model;
}

/** Without the `u` flag where the pattern compiles so alone; everything where validators say that they do not enforce it. */
function regularExpression(pattern: string): RegExp {
  const judged = judgePattern(pattern);
  if (judged.kind === "refused") return /(?:)/u;
  const made = new RegExp(pattern, judged.flags);
  if (judged.kind === "accepted") return made;
  const { limit } = judged;
  return Object.assign(new RegExp(made), { test: (text: string) => text.length > limit || made.test(text) });
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
