import type { NamedSchema, Schema } from "../model/model.js";
import type { Outcome } from "../source/draft.js";
import { type Code, code, type ModuleSpecifier, paragraphs, stringLiteral } from "./code/index.js";
import { ValidatorFile } from "./validators/file.js";
import { checkFunction } from "./validators/schema.js";

export interface ValidatorsInput {
  /** Exported by their names. */
  readonly schemas: Iterable<NamedValidator>;
  /** Exported too: bodies and parameters that have no name in the document. */
  readonly inline: readonly InlineValidator[];
  /** What references name. Those reached are written, and not exported unless they are in `schemas`. */
  readonly resolve: ReadonlyMap<string, NamedSchema>;
  /** The TypeScript type of a named schema, which stands elsewhere. */
  readonly typeOf: (named: NamedSchema) => Code;
  /** The imports that the types need; `v` is taken. */
  readonly imports: Code;
  /** The runtime's validation helpers. */
  readonly runtimeModule: ModuleSpecifier;
}

export interface NamedValidator extends NamedSchema {
  /** As of an inline one. */
  readonly direction?: "request" | "response";
}

export interface InlineValidator {
  /** An identifier. */
  readonly name: string;
  readonly schema: Schema;
  readonly type: Code;
  /** Which of `readOnly` and `writeOnly` properties need not be there; without it, all that are required must. */
  readonly direction?: "request" | "response";
}

/**
 * A file with one constant for each schema, `export const Session: v.Validator<types.Session>`, that a bundler drops where it is
 * not used: straight TypeScript, one function a schema. A keyword that cannot be enforced is a finding.
 */
export function emitValidators(input: ValidatorsInput): Outcome<Code> {
  const file = new ValidatorFile(input.resolve);
  const named = [...input.schemas].map((schema) => ({
    name: schema.name,
    schema: schema.schema,
    hint: schema.name,
    type: input.typeOf(schema),
    direction: schema.direction,
  }));
  const inline = input.inline.map((one) => ({ direction: undefined, ...one, hint: capitalised(one.name) }));
  const all = [...named, ...inline].map((one) => ({ ...one, constant: file.unique(one.name) }));
  const constants = all.map(({ constant, schema, hint, type, direction }) => {
    const check = checkFunction(schema, hint, file);
    const options = direction === undefined ? code`${check}` : code`${check}, ${stringLiteral(direction)}`;
    return code`export const ${constant}: v.Validator<${type}> = /*#__PURE__*/ v.validator(${options});`;
  });
  const { constants: values, functions } = file.finish();
  // A document without schemas, parameters and bodies gives an empty module, which imports nothing.
  if (all.length === 0) return { value: code`export {};\n`, findings: file.findings };
  const runtime = code`import * as v from ${stringLiteral(input.runtimeModule)};`;
  const text = paragraphs([code`${runtime}\n${input.imports}`, values, ...functions, ...constants]);
  return { value: code`${text}\n`, findings: file.findings };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
