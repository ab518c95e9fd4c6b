import type ts from "typescript";

/**
 * openapi-typescript builds references from keys and reads them back: it takes `#/` in a key for the beginning of another, and
 * fails on `%`. So these characters are replaced while it works.
 */
const mark = "\u{e000}";
const codes = [
  [mark, "e"],
  ["#", "h"],
  ["%", "p"],
] as const;

export function hideKey(key: string): string {
  return codes.reduce((hidden, [character, letter]) => hidden.replaceAll(character, mark + letter), key);
}

function showKey(hidden: string): string {
  return codes.reduceRight((key, [character, letter]) => key.replaceAll(mark + letter, character), hidden);
}

/** Shows the hidden keys again where they end: in the names of properties. */
export function showKeys(node: ts.Node, compiler: typeof ts): void {
  const { forEachChild, isPropertySignature, isStringLiteral } = compiler;
  const visit = (child: ts.Node): void => {
    if (isPropertySignature(child) && isStringLiteral(child.name)) child.name.text = showKey(child.name.text);
    forEachChild(child, visit);
  };
  visit(node);
}
