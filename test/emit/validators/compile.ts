import { transformSync } from "oxc-transform";
import { code, moduleSpecifier } from "../../../generator/emit/code/index.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import { buildModel } from "../../../generator/model/build.js";
import type { ApiModel } from "../../../generator/model/model.js";
import type { FindingDraft } from "../../../generator/source/draft.js";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";
import { SourceText } from "../../../generator/source/text.js";
import type { Validator } from "../../../templates/runtime/src/schema.js";
import * as runtime from "../../../templates/runtime/src/validation.js";

export interface Compiled {
  readonly validators: ReadonlyMap<string, Validator<unknown>>;
  readonly findings: readonly FindingDraft[];
  readonly text: string;
}

/** Validators of JSON Schemas, by name, the way that a document gets them: through the model and the emitted text. */
export function compile(schemas: Readonly<Record<string, JsonValue>>): Compiled {
  const { model, findings } = modelOf(schemas);
  const emitted = emitValidators({
    schemas: [...model.schemas.values()].filter(({ pointer }) => /^\/components\/schemas\/[^/]+$/.test(pointer)),
    inline: [],
    resolve: model.schemas,
    typeOf: () => code`unknown`,
    imports: code``,
    runtimeModule: moduleSpecifier("@concordat/runtime/validation"),
  });
  const text = emitted.value ?? "";
  const validators = evaluate(text);
  const names = new Map([...model.schemas.values()].map(({ pointer, name }) => [pointer, name]));
  return {
    text,
    findings: [...findings, ...emitted.findings],
    validators: new Map(
      Object.keys(schemas).map((key) => {
        const validator = validators[names.get(`/components/schemas/${key}`) ?? ""];
        if (validator === undefined) throw new Error(`No validator for ${key} in\n${text}`);
        return [key, validator];
      }),
    ),
  };
}

export function compileOne(schema: JsonValue): Validator<unknown> & { readonly text: string } {
  const { validators, text } = compile({ Root: schema });
  const validator = validators.get("Root");
  if (validator === undefined) throw new Error("unreachable");
  return { ...validator, text };
}

function modelOf(schemas: Readonly<Record<string, JsonValue>>): { model: ApiModel; findings: readonly FindingDraft[] } {
  const references = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const root: JsonObject = {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/": {
        get: {
          responses: { 200: { description: "", content: { "application/json": { schema: { anyOf: references } } } } },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, rebase(schema, name)])),
    },
  };
  const { value, findings } = buildModel({
    provider: "test",
    kind: "openapi",
    version: "3.1",
    root,
    source: new SourceText("test.json", ""),
    prose: [],
  });
  if (value === undefined) throw new Error("No model");
  return { model: value, findings };
}

/** References into a schema of its own, as references into the document that it now stands in. */
function rebase(schema: JsonValue, name: string): JsonValue {
  if (Array.isArray(schema)) return schema.map((item) => rebase(item, name));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "const" || (key === "enum" && Array.isArray(value))
        ? value
        : key === "$ref" && typeof value === "string" && /^#(?:\/|$)/.test(value) && !value.startsWith("#/components/")
          ? `#/components/schemas/${name}${value.slice(1)}`
          : rebase(value, name),
    ]),
  );
}

/** The exports of an emitted file. */
export function evaluate(text: string): Record<string, Validator<unknown>> {
  const { code: javascript, errors } = transformSync("validators.ts", text);
  if (errors.length > 0) throw new Error(`${errors[0]?.message}\n${text}`);
  const names = [...javascript.matchAll(/^export const (\S+)/gm)].map((match) => match[1]);
  const body = javascript
    .replace(/^import .*$/gm, "")
    .replace(/^export const /gm, "const ")
    .replace(/^export \{\};?$/gm, "");
  return new Function("v", `${body}\nreturn { ${names.join(", ")} };`)(runtime) as Record<string, Validator<unknown>>;
}
