import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "oxc-transform";
import { code, moduleSpecifier } from "../../../generator/emit/code/index.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import { buildModel } from "../../../generator/model/build.js";
import type { ApiModel } from "../../../generator/model/model.js";
import type { FindingDraft } from "../../../generator/source/draft.js";
import type { JsonValue } from "../../../generator/source/json.js";
import { loadDocument } from "../../../generator/source/load.js";
import type { Validator } from "../../../templates/runtime/src/schema.js";
import * as runtime from "../../../templates/runtime/src/validation.js";

export interface Compiled {
  readonly validators: ReadonlyMap<string, Validator<unknown>>;
  readonly findings: readonly FindingDraft[];
  readonly text: string;
}

/**
 * Validators of JSON Schemas, by name, the way that a document gets them: each schema in a file of its own, `<name>.json`, which
 * others may refer to, read by the loader, through the model and the emitted text.
 */
export function compile(schemas: Readonly<Record<string, JsonValue>>): Compiled {
  const { model, findings } = modelOf(schemas);
  const [body] = model.operations.flatMap(({ responses }) => responses).flatMap(({ content }) => content);
  const named = new Map(
    Object.keys(schemas).map((key, index) => {
      const schema = model.schemas.get(body?.schema?.anyOf?.[index]?.ref ?? "");
      if (schema === undefined) throw new Error(`No schema for ${key}: ${JSON.stringify(findings)}`);
      return [key, schema];
    }),
  );
  const emitted = emitValidators({
    schemas: named.values(),
    inline: [],
    resolve: model.schemas,
    typeOf: () => code`unknown`,
    imports: code``,
    runtimeModule: moduleSpecifier("@concordat/runtime/validation"),
  });
  const text = emitted.value ?? "";
  const validators = evaluate(text);
  return {
    text,
    findings: [...findings, ...emitted.findings],
    validators: new Map(
      [...named].map(([key, { name }]) => {
        const validator = validators[name];
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
  const anyOf = Object.keys(schemas).map((name) => ({ $ref: `${name}.json` }));
  const responses = { 200: { description: "", content: { "application/json": { schema: { anyOf } } } } };
  const api = { openapi: "3.1.0", info: { title: "t", version: "1" }, paths: { "/": { get: { responses } } } };
  const root = mkdtempSync(join(tmpdir(), "validators-"));
  try {
    for (const [name, value] of Object.entries({ ...schemas, api }))
      writeFileSync(join(root, `${name}.json`), JSON.stringify(value));
    const loaded = loadDocument({ root, provider: "test", file: "api.json" });
    const built = loaded.value && buildModel(loaded.value);
    const findings = [...loaded.findings, ...(built?.findings ?? [])];
    if (built?.value === undefined) throw new Error(`No model: ${JSON.stringify(findings)}`);
    return { model: built.value, findings };
  } finally {
    rmSync(root, { recursive: true });
  }
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
