import type ts from "typescript";
import { type Code, code, empty, stringLiteral } from "./code/index.js";

/** What every object has (ECMAScript, 20.1.3), as far as TypeScript knows it. */
const INHERITED: ReadonlySet<string> = new Set([
  ...["constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toLocaleString", "toString", "valueOf"],
]);

/**
 * The further type of an optional member that has the name of one that every object inherits: of `{}`, `constructor` is no text
 * that is absent, but a function. Without it no object literal would be assignable.
 */
export function orInherited(name: string): Code {
  return INHERITED.has(name) ? code` | {}[${stringLiteral(name)}]` : empty;
}

/** Gives each optional property of the types below `node` the type that `orInherited` says. */
export function admitInherited(node: ts.Node, compiler: typeof ts): void {
  const { factory, forEachChild, isIdentifier, isPropertySignature, isStringLiteral } = compiler;
  const visit = (child: ts.Node): void => {
    forEachChild(child, visit);
    if (!isPropertySignature(child) || child.questionToken === undefined || child.type === undefined) return;
    const { name, type } = child;
    if (!(isIdentifier(name) || isStringLiteral(name)) || !INHERITED.has(name.text)) return;
    const key = factory.createLiteralTypeNode(factory.createStringLiteral(name.text));
    const inherited = factory.createIndexedAccessTypeNode(factory.createTypeLiteralNode([]), key);
    Object.assign(child, { type: factory.createUnionTypeNode([type, inherited]) });
  };
  visit(node);
}
