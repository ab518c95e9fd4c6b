import type ts from "typescript";
import { cyclicComponents } from "../model/strongly-connected.js";

/**
 * Gives each schema's type that holds itself through arrays and choices alone, as `Json = string | Json[]`, an alias of its own name.
 * TypeScript asks for the members of an object when it needs them, and for the items of an array at once, unless they stand in an
 * alias and are named by one: in the interface `components` such a type would have no end.
 *
 * @param statements the wire types; the interface among them is changed
 * @returns the aliases
 */
export function aliasRecursive(statements: readonly ts.Node[], compiler: typeof ts): ts.Node[] {
  const members = new Map(schemaMembers(statements, compiler).map((member) => [nameOf(member, compiler), member]));
  const recursive = cyclicComponents(
    new Map([...members].map(([name, { type }]) => [name, type === undefined ? [] : named(type, compiler)])),
  );
  const { factory } = compiler;
  return [...members].flatMap(([name, member]) => {
    if (!recursive.has(name) || member.type === undefined) return [];
    const type = withAliases(member.type, recursive, compiler);
    Object.assign(member, { type: factory.createTypeReferenceNode(name) });
    return [factory.createTypeAliasDeclaration(undefined, name, undefined, type)];
  });
}

/** The members of `components["schemas"]`. */
function schemaMembers(statements: readonly ts.Node[], compiler: typeof ts): ts.PropertySignature[] {
  const { isInterfaceDeclaration, isPropertySignature, isTypeLiteralNode } = compiler;
  const components = statements.filter(isInterfaceDeclaration).find(({ name }) => name.text === "components");
  const schemas = components?.members.filter(isPropertySignature).find((one) => nameOf(one, compiler) === "schemas");
  const held = schemas?.type;
  return held !== undefined && isTypeLiteralNode(held) ? held.members.filter(isPropertySignature) : [];
}

function nameOf({ name }: ts.PropertySignature, { isIdentifier, isStringLiteral }: typeof ts): string {
  return isIdentifier(name) || isStringLiteral(name) ? name.text : "";
}

/** The schemas that the type names, but for those inside of objects. */
function named(type: ts.Node, compiler: typeof ts): string[] {
  if (compiler.isTypeLiteralNode(type)) return [];
  const own = schemaNamed(type, compiler);
  if (own !== undefined) return [own];
  const inner: string[] = [];
  compiler.forEachChild(type, (child) => void inner.push(...named(child, compiler)));
  return inner;
}

/** The schema that `components["schemas"][name]` names. */
function schemaNamed(type: ts.Node, compiler: typeof ts): string | undefined {
  const { isIndexedAccessTypeNode } = compiler;
  if (!isIndexedAccessTypeNode(type) || !isIndexedAccessTypeNode(type.objectType)) return undefined;
  return keyOf(type.objectType, compiler) === "schemas" ? keyOf(type, compiler) : undefined;
}

function keyOf({ indexType }: ts.IndexedAccessTypeNode, compiler: typeof ts): string | undefined {
  const { isIdentifier, isLiteralTypeNode, isStringLiteral } = compiler;
  const literal: ts.Node | undefined = isLiteralTypeNode(indexType) ? indexType.literal : undefined;
  if (literal === undefined) return undefined;
  if (isStringLiteral(literal)) return literal.text;
  // The transform writes a literal as an identifier whose text has the quotes.
  return isIdentifier(literal) ? literal.text.slice(1, -1) : undefined;
}

function withAliases(type: ts.TypeNode, recursive: ReadonlyMap<string, number>, compiler: typeof ts): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const name = schemaNamed(node, compiler);
    if (name !== undefined) return recursive.has(name) ? compiler.factory.createTypeReferenceNode(name) : node;
    return compiler.visitEachChild(node, visit, undefined);
  };
  return compiler.visitNode(type, visit, compiler.isTypeNode);
}
