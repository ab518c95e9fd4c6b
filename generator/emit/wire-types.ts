import { createRequire } from "node:module";
import type * as OpenApiTypeScript from "openapi-typescript";
import type ts from "typescript";
import type { ApiModel, Schema } from "../model/model.js";
import { printOpenApi31 } from "../model/openapi31.js";
import { OPEN_ENUM } from "../model/print-schema.js";
import { getObject } from "../source/json.js";
import { type Code, docText } from "./code/index.js";
import { printedSource } from "./code/printed.js";
import { admitInherited } from "./inherited.js";
import { FILE_FORMAT, RECEIVED_FILE_FORMAT } from "./typed-model.js";
import { type ArrayKeywords, arrayType } from "./wire-array.js";
import { hideKey, showKeys } from "./wire-keys.js";
import { aliasRecursive } from "./wire-recursion.js";
import { wireSchema } from "./wire-schema.js";

/**
 * The TypeScript types of what goes over the wire: the interfaces `paths`, `operations` (by operation name) and `components`, for
 * a module of their own. `wire-paths.ts` writes the way to each type in them.
 *
 * Made by openapi-typescript's transform, which takes what it is given for granted. It gets the model printed as OpenAPI 3.1, so
 * that every value has its type and every reference leads somewhere, and text that cannot end a comment or speak to a compiler.
 */
export function emitWireTypes(model: ApiModel): { readonly text: Code } {
  const { transformSchema, injectOperationObject, astToString } = load();
  const schema = (given: Schema) => wireSchema(given, model.schemas);
  const printed = printOpenApi31(model, { text: docText, key: hideKey, schema });
  const document = printed as unknown as OpenApiTypeScript.OpenAPI3;
  const context = contextOf(document);
  for (const { name, method, path } of model.operations) {
    // The transform knows neither `query` nor further methods, so these operations are put among the others by hand.
    if (TRANSFORMED.has(method)) continue;
    const item = getObject(getObject(printed, "paths"), hideKey(path));
    const operation = getObject(item, method) ?? getObject(getObject(item, "additionalOperations"), method);
    if (operation !== undefined)
      injectOperationObject(name, operation as OpenApiTypeScript.OperationObject, { ctx: context });
  }
  const statements = transformSchema(document, context).filter(isFilled);
  for (const statement of statements) {
    showKeys(statement, loadTypeScript());
    admitInherited(statement, loadTypeScript());
  }
  const aliases = aliasRecursive(statements, loadTypeScript());
  return { text: printedSource(astToString([...aliases, ...statements])) };
}

const TRANSFORMED: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Leaves out what is never filled. */
function isFilled(node: ts.Node): boolean {
  const name = (node as { name?: ts.Identifier }).name?.text;
  return name !== "webhooks" && name !== "$defs";
}

function contextOf(document: OpenApiTypeScript.OpenAPI3): OpenApiTypeScript.GlobalContext {
  const { resolveRef, transformSchemaObject } = load();
  // The transform asks for the type of a property twice.
  const arrays = new WeakMap<OpenApiTypeScript.SchemaObject, ts.TypeNode>();
  return {
    // A schema's `default` says what an absent value means; it does not make the provider send one.
    defaultNonNullable: false,
    // `type: object` alone allows any members.
    emptyObjectsUnknown: true,
    // Interfaces are named in messages and cheaper to compare than aliases.
    exportType: false,
    // The document's order, like everything else that is generated.
    alphabetize: false,
    // Arrays have types of their own, below.
    arrayLength: false,
    // Only where a document says `additionalProperties` may code name properties that it does not list.
    additionalProperties: false,
    propertiesRequiredByDefault: false,
    // Enums stay unions of literals: no code in a file of types.
    enum: false,
    enumValues: false,
    conditionalEnums: false,
    dedupeEnums: false,
    excludeDeprecated: false,
    // Callers build bodies from their own mutable values.
    immutable: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesNoSchemaPrefix: false,
    rootTypesKeepCasing: false,
    pathParamsAsTypes: false,
    makePathsEnum: false,
    generatePathParams: false,
    // The types say what the schemas say: a discriminator only helps to choose, and here it would rewrite properties.
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    postTransform: undefined,
    transform: (schema: OpenApiTypeScript.SchemaObject | boolean, options) => {
      if (typeof schema === "boolean") return undefined;
      if (isArrayOfAny(schema)) {
        const known = arrays.get(schema);
        const type = known ?? arrayType(schema, (one) => transformSchemaObject(one, options), loadTypeScript());
        arrays.set(schema, type);
        return type;
      }
      if (isEmpty(schema)) return emptyObjectType();
      if (schema.format === FILE_FORMAT) return fileType();
      if (schema.format === RECEIVED_FILE_FORMAT) return loadTypeScript().factory.createTypeReferenceNode("File");
      const known: unknown = Reflect.get(schema, OPEN_ENUM);
      return Array.isArray(known) ? openEnumType(known) : undefined;
    },
    transformProperty: undefined,
    silent: true,
    // Only the bundler, which is not used, reads it.
    redoc: undefined as never,
    resolve: (reference) => resolveRef(document, reference, { silent: true }),
  };
}

/** Whether the schema is one of arrays that it does not list. */
function isArrayOfAny(
  schema: OpenApiTypeScript.SchemaObject,
): schema is OpenApiTypeScript.SchemaObject & ArrayKeywords {
  return schema.type === "array" && schema.enum === undefined && schema.const === undefined;
}

/** Whether the schema is one of objects that have no property. */
function isEmpty(schema: OpenApiTypeScript.SchemaObject): boolean {
  const others: unknown = Reflect.get(schema, "additionalProperties");
  return (
    schema.type === "object" && others === false && Object.keys(Reflect.get(schema, "properties") ?? {}).length === 0
  );
}

function emptyObjectType(): ts.TypeNode {
  const { factory, SyntaxKind } = loadTypeScript();
  const [key, value] = [SyntaxKind.StringKeyword, SyntaxKind.NeverKeyword] as const;
  return factory.createTypeReferenceNode("Record", [
    factory.createKeywordTypeNode(key),
    factory.createKeywordTypeNode(value),
  ]);
}

/** What a file in a form may be given as. */
function fileType(): ts.TypeNode {
  const { factory } = loadTypeScript();
  const bytes = factory.createTypeReferenceNode("Uint8Array");
  return factory.createUnionTypeNode([
    factory.createTypeReferenceNode("Blob"),
    bytes,
    factory.createTypeReferenceNode("ReadableStream", [bytes]),
  ]);
}

/** The values that are known, for editors to offer, and any other: `string & {}` is not absorbed by `string`. */
function openEnumType(values: readonly unknown[]): ts.TypeNode {
  const { factory } = loadTypeScript();
  const others = (["string", "number"] as const)
    .filter((type) => values.some((value) => typeof value === type))
    .map((type) =>
      factory.createIntersectionTypeNode([factory.createTypeReferenceNode(type), factory.createTypeLiteralNode([])]),
    )
    .map((any) => factory.createParenthesizedType(any));
  return factory.createUnionTypeNode([...values.map(literalType), ...others]);
}

function literalType(value: unknown): ts.TypeNode {
  const { factory, SyntaxKind } = loadTypeScript();
  if (typeof value === "string") return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  if (typeof value !== "number") return factory.createLiteralTypeNode(factory.createNull());
  const size = factory.createNumericLiteral(Math.abs(value));
  return factory.createLiteralTypeNode(
    value < 0 ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, size) : size,
  );
}

const require = createRequire(import.meta.url);

/** Both are loaded at the first call, by `require`, which takes half the time of `import`. */
function load(): Transform {
  return {
    transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
    transformSchemaObject: require("openapi-typescript/dist/transform/schema-object.cjs").default,
    ...require("openapi-typescript/dist/transform/operation-object.cjs"),
    ...require("openapi-typescript/dist/lib/ts.cjs"),
    ...require("openapi-typescript/dist/lib/utils.cjs"),
  } as Transform;
}

/** What is used of it: the package as a whole reads files with a linter, which takes as long to load as all the rest. */
type Transform = Pick<
  typeof OpenApiTypeScript,
  "transformSchema" | "transformSchemaObject" | "injectOperationObject" | "astToString" | "resolveRef"
>;

function loadTypeScript(): typeof ts {
  return require("typescript") as typeof ts;
}
