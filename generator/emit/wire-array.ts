import type * as OpenApiTypeScript from "openapi-typescript";
import type ts from "typescript";

/** The type of a schema inside the one at hand. */
export type TypeOf = (schema: OpenApiTypeScript.SchemaObject) => ts.TypeNode;

/** The keywords for arrays, as the model prints them. */
export interface ArrayKeywords {
  readonly items?: OpenApiTypeScript.SchemaObject | boolean;
  readonly prefixItems?: readonly OpenApiTypeScript.SchemaObject[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * An array's type: a tuple where the schema says what stands where, of which the first `minItems` are there, the others may be, and
 * what follows is of the type of `items` (JSON Schema 2020-12, core 10.3.1). Other lengths are the validators' work.
 */
export function arrayType(schema: ArrayKeywords, typeOf: TypeOf, { factory, SyntaxKind }: typeof ts): ts.TypeNode {
  const { items = true, prefixItems = [], minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const isClosed = items === false || (prefixItems.length > 0 && maxItems <= prefixItems.length);
  const rest =
    items === true || items === false ? factory.createKeywordTypeNode(SyntaxKind.UnknownKeyword) : typeOf(items);
  if (prefixItems.length === 0 && !isClosed) return factory.createArrayTypeNode(rest);
  const places = prefixItems.slice(0, maxItems).map((item, index) => {
    return index < minItems ? typeOf(item) : factory.createOptionalTypeNode(typeOf(item));
  });
  const further = isClosed ? [] : [factory.createRestTypeNode(factory.createArrayTypeNode(rest))];
  return factory.createTupleTypeNode([...places, ...further]);
}
